"""Terms of the glossary in a text that is read: the first place of each is a quiet link to its entry.

Nothing is marked in headings, links, code, quotations and "say, rather not" tables, nor inside words that somebody
says; a term alone in quotation marks is spoken about, and marked. A mark adds no text and takes none away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from app.content.compiled import GlossaryEntry
from app.content.terms import FoundTerm, TermFinder
from app.domain.language import LANGUAGES

PLACE: Final = "/library/glossary#"
CSS_CLASS: Final = "term"
APART: Final = frozenset({"a", "blockquote", "code", "h1", "h2", "h3", "h4", "h5", "h6", "img", "pre"})
_MARK: Final = re.compile(rf'<a\b[^>]*\bhref="{PLACE}([a-z0-9-]+)"')
_SAID: Final = re.compile(r'“[^”]*(?:”|$)|^[^“]*”|"[^"]*"')
_SIGNS: Final = 4
"""Quotation marks and a full stop may stand around a term that is spoken about."""


class TermMarker:
    """Marks the terms of one text in one language, whose parts are rendered one after the other."""

    def __init__(self, finder: TermFinder) -> None:
        self._finder = finder
        self._seen: set[str] = set()

    def mark(self, element: Element) -> None:
        """Mark what is inside an element, in reading order."""
        lead, links = self._split(element.text)
        for child in list(element):
            if not _is_apart(child):
                self.mark(child)
            child.tail, behind = self._split(child.tail)
            links += [child, *behind]
        element.text = lead
        element[:] = links

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return what stands before the first new term, and links with what stands behind each."""
        new = list(self._new_terms(text or ""))
        if text is None or not new:
            return text, []
        ends = [*(found.start for found in new[1:]), len(text)]
        links = [_link(text, found, end) for found, end in zip(new, ends, strict=True)]
        return text[: new[0].start], links

    def _new_terms(self, text: str) -> Iterator[FoundTerm]:
        said = [found.span() for found in _SAID.finditer(text)]
        for found in self._finder.find(text):
            if found.key not in self._seen and not any(_is_said(found, *span) for span in said):
                self._seen.add(found.key)
                yield found


def finders(terms: Mapping[str, GlossaryEntry]) -> dict[str, TermFinder]:
    """Return by language what finds the terms that are marked."""
    return {language: TermFinder(forms) for language, forms in marked_forms(terms).items()}


def marked_forms(terms: Mapping[str, GlossaryEntry]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return by language and key the forms in which terms are marked: all that texts are compiled with."""
    return {
        language: {key: entry.forms[language].marked for key, entry in terms.items()}
        for language in LANGUAGES
    }


def marked_terms(html: str) -> tuple[str, ...]:
    """Return the keys of the terms that are marked in compiled HTML, in order."""
    return tuple(dict.fromkeys(_MARK.findall(html)))


def _link(text: str, found: FoundTerm, end: int) -> Element:
    link = Element("a", {"class": CSS_CLASS, "href": f"{PLACE}{found.key}"})
    link.text = text[found.start : found.end]
    link.tail = text[found.end : end]
    return link


def _is_apart(element: Element) -> bool:
    return element.tag in APART or (element.tag == "table" and element.get("class") == "pair")


def _is_said(found: FoundTerm, start: int, end: int) -> bool:
    """Tell whether a term is part of what somebody says, from `start` to before `end`."""
    inside = start <= found.start and found.end <= end
    return inside and end - start > found.end - found.start + _SIGNS
