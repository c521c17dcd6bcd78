"""The only way from Markdown to HTML.

Python-Markdown builds the tree with raw HTML switched off; addresses go through a resolver, so what it does not
know is no link; then the tree passes the allow-list of `gate` twice.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.treeprocessors import Treeprocessor

from app.content.gate import purify
from app.content.term_marks import TermMarker

Resolve = Callable[[str], str | None]
"""The address an author wrote -> the one for the page, or None when it leads nowhere or is not allowed."""

USER_REL: Final = "nofollow ugc noopener"
_MOST_BRACKETS: Final = 200
_DEEPEST_PREFIX: Final = 16
_PREFIX = re.compile(r"^(?:[ \t]|>|[-*+][ \t]|[0-9]{1,9}\.[ \t]){16,}", re.MULTILINE)
_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rendered:
    """Safe HTML, and what was met on the way."""

    html: str
    tags: tuple[str, ...]
    """The tag of every top-level block, in order."""
    dropped: tuple[str, ...]
    """Addresses that the resolver refused; their words stay."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What blocks become, without the HTML."""

    tags: tuple[str, ...]
    dropped: tuple[str, ...]


def render(
    text: str, resolve: Resolve, *, first_block: int | None = None, marker: TermMarker | None = None
) -> Rendered:
    """Render blocks; with `first_block`, they carry `id="b<n>"` counted from there; a marker links terms."""
    page = _Page(resolve, first_block, marker)
    html = _markdown(text, page)
    return Rendered(html, tuple(page.tags), tuple(page.dropped))


def outline(text: str, resolve: Resolve) -> Outline:
    """Read blocks and pass them through no gate, which takes most of the time; for those who judge and show nothing."""
    page = _Page(resolve)
    _converted(text, page)
    return Outline(tuple(page.tags), tuple(page.dropped))


def inline(text: str, resolve: Resolve) -> str:
    """Render a label: the same, without the paragraph around it."""
    html = render(text, resolve).html.strip()
    alone = _PARAGRAPH.fullmatch(html)
    return alone[1] if alone else html


def user_html(text: str) -> str:
    """Render what a person typed: https links only and marked as theirs, no images, headings lowered."""
    if text.count("[") > _MOST_BRACKETS:
        # Python-Markdown looks for the end of each bracket; thousands of open ones would keep a worker busy.
        text = text.replace("[", "&#91;")
    return _markdown(text, _UserPage())


class _Page:
    """Finishes the tree: addresses, numbers, classes."""

    def __init__(
        self, resolve: Resolve, first_block: int | None = None, marker: TermMarker | None = None
    ) -> None:
        self.resolve = resolve
        self.first_block = first_block
        self.marker = marker
        self.tags: list[str] = []
        self.dropped: list[str] = []

    def finish_all(self, root: Element) -> None:
        self.tags = [child.tag for child in root]
        if self.first_block is not None:
            for number, child in enumerate(root, start=self.first_block):
                child.set("id", f"b{number}")
        for element in root.iter():
            self.finish(element)
        if self.marker is not None:
            self.marker.mark(root)

    def finish(self, element: Element) -> None:
        if element.tag == "a":
            self.point(element, "href")
        elif element.tag == "img":
            self.point(element, "src")
        elif element.tag in _CLASSES and (name := _CLASSES[element.tag](element)):
            element.set("class", name)

    def point(self, element: Element, attribute: str) -> None:
        address = element.get(attribute) or ""
        place = self.resolve(address)
        words = element.get("alt") or ""
        element.attrib.clear()
        if place is None:
            self.dropped.append(address)
            element.tag, element.text = "span", element.text or words
            return
        element.set(attribute, place)
        if element.tag == "img":
            element.set("alt", words)
        elif place.startswith("https:"):
            element.set("rel", "noopener")


class _UserPage(_Page):
    """A page by somebody who is not an author."""

    def __init__(self) -> None:
        super().__init__(https_only)

    def finish(self, element: Element) -> None:
        if element.tag == "img":
            element.tag, element.text = "span", element.get("alt") or ""
            element.attrib.clear()
        elif re.fullmatch("h[1-6]", element.tag):
            element.tag = f"h{min(int(element.tag[1]) + 2, 6)}"
        else:
            super().finish(element)
            if "rel" in element.attrib:
                element.set("rel", USER_REL)


def https_only(address: str) -> str | None:
    """Resolve nothing but complete https addresses."""
    return address if re.fullmatch(r"https://[^\s/?#\\@]+(?:[/?#][^\s\\]*)?", address) else None


def _class_of_table(table: Element) -> str:
    """Say what a table is: a form to fill in, which has empty cells, or two things beside each other."""
    if any(not cell.text and not len(cell) for cell in table.findall(".//td")):
        return "blanks"
    return "pair" if len(table.findall("thead/tr/th")) == 2 else ""


def _class_of_list(items: Element) -> str:
    """Say whether a list is one to tick off."""
    return "ticks" if all("".join(item.itertext()).lstrip().startswith("☐") for item in items) else ""


_CLASSES: Final = {"table": _class_of_table, "ul": _class_of_list}


def _markdown(text: str, page: _Page) -> str:
    return purify(_converted(text, page))


def _converted(text: str, page: _Page) -> str:
    shallow = _PREFIX.sub(lambda found: found[0][:_DEEPEST_PREFIX], text)
    return _reader.convert(shallow, page)


class _Finish(Treeprocessor):
    """Hands the tree to the page that is being read."""

    def __init__(self) -> None:
        super().__init__()
        self.page: _Page = _UserPage()

    def run(self, root: Element) -> None:
        self.page.finish_all(root)


class _Closed(Extension):
    """Takes out raw HTML, mail addresses and link definitions, and puts the page's finish in."""

    def __init__(self, finish: _Finish) -> None:
        super().__init__()
        self.finish = finish

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        for name in (
            "html",
            "automail",
            "reference",
            "image_reference",
            "short_reference",
            "short_image_ref",
        ):
            md.inlinePatterns.deregister(name)
        # A line to write on is no emphasis, whatever stands next to it.
        md.inlinePatterns.register(SimpleTextInlineProcessor("(_{4,})"), "blank", 75)
        md.treeprocessors.register(self.finish, "page", 5)


class _Reader(threading.local):
    """One Markdown reader for each thread: making one takes longer than reading a paragraph with it."""

    def __init__(self) -> None:
        self.finish = _Finish()
        self.markdown = markdown.Markdown(
            extensions=["tables", "sane_lists", _Closed(self.finish)], output_format="html"
        )

    def convert(self, text: str, page: _Page) -> str:
        self.finish.page = page
        return self.markdown.reset().convert(text)


_reader = _Reader()
