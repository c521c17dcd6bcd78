"""Sentences that are translated before a template is compiled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask, render_template
from jinja2 import DictLoader

from app.domain.language import Language
from app.web.markup import moment_of
from tests.people import NOW

TEMPLATES = {
    "page.html": '{% from "macro.html" import greeting %}{{ greeting(name) }} {{ _("Lesson") }}',
    "macro.html": '{% macro greeting(name) %}{{ _("%(expert)s, expert:", expert=name) }}{% endmacro %}',
    "chosen.html": "{{ _(sentence) }}",
}


@pytest.fixture
def pages(app: Flask) -> Iterator[Flask]:
    """Give an application these templates, and its own back."""
    environments = (app.jinja_env, *app.jinja_env.in_language.values())
    own = app.jinja_env.loader
    for environment in environments:
        environment.loader = DictLoader(TEMPLATES)
    yield app
    for environment in environments:
        environment.loader = own


@contextmanager
def asking(app: Flask, language: Language) -> Iterator[None]:
    """Be a request in this language, with a context of its own."""
    with app.app_context(), app.test_request_context(headers={"Cookie": f"language={language}"}):
        yield


def rendered(app: Flask, language: Language, template: str, **values: object) -> str:
    with asking(app, language):
        return render_template(template, **values)


def test_each_language_has_its_own_page(pages: Flask):
    assert rendered(pages, "en", "page.html", name="Bo") == "Bo, expert: Lesson"
    assert rendered(pages, "zh-CN", "page.html", name="Bo") == "专家Bo： 课文"
    assert rendered(pages, "en", "page.html", name="Bo") == "Bo, expert: Lesson"


def test_values_are_escaped(pages: Flask):
    assert "&lt;b&gt;" in rendered(pages, "zh-CN", "page.html", name="<b>")


def test_a_sentence_chosen_while_rendering_is_translated_too(pages: Flask):
    assert rendered(pages, "zh-CN", "chosen.html", sentence="Lesson") == "课文"


def test_a_moment_is_written_in_the_language_of_each_page(app: Flask):
    def written(language: Language) -> str:
        with asking(app, language):
            return moment_of(NOW)

    assert "24 November 2026" in written("en")
    assert "2026年11月24日" in written("zh-CN")
    assert "24 November 2026" in written("en")
