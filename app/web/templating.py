"""Jinja, tuned for pages that are put together from many small macros and a hundred translated sentences."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from flask import Flask, has_request_context
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer

from app.domain.language import LANGUAGES, Language

Translate = Callable[[Language, str], str]


class Translator(NodeTransformer):
    """Puts the words of one language in the place of `_("…")`, so that Jinja takes them for part of the page."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self._translate = translate

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """Translate a call of `_`; values are filled in, and escaped, when the page is rendered."""
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=values):
                words = nodes.MarkSafe(nodes.Const(self._translate(message)))
                pairs = [nodes.Pair(nodes.Const(each.key), each.value) for each in values]
                return nodes.Mod(words, nodes.Dict(pairs)) if pairs else words
        return node


class PageEnvironment(Environment):
    """An environment in which each language has templates of its own, whose sentences are translated already.

    Its globals are settled when a template is first used: at every `import`, Jinja compares the globals of both
    templates. With its own chain of mappings that is a loop in Python, an eighth of the time of a page that imports
    fifty times; with plain dictionaries it is nothing.
    """

    translator: Translator | None = None
    in_language: dict[Language, PageEnvironment]
    asked: Callable[[], Language]

    def speak(self, translate: Translate, asked: Callable[[], Language]) -> None:
        """Have an environment for each language; `asked` says which one this request wants."""
        self.asked = asked
        self.in_language = {each: self._overlay(each, translate) for each in LANGUAGES}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Load a template in the language of the request."""
        if self.translator is None and has_request_context():
            return self.in_language[self.asked()].get_template(name, parent, globals)
        return super().get_template(name, parent, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return {**self.globals, **(d or {})}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        # Jinja's hook between reading a template and writing its code.
        translated = self.translator.visit(source) if self.translator else source
        return super()._generate(translated, name, filename, defer_init)

    def _overlay(self, language: Language, translate: Translate) -> PageEnvironment:
        overlay: PageEnvironment = self.overlay()
        overlay.translator = Translator(lambda message: translate(language, message))
        return overlay


def init_templating(app: Flask) -> None:
    """Let this application render with `PageEnvironment`; before anything else asks for its `jinja_env`."""
    app.jinja_environment = PageEnvironment
