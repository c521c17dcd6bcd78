"""Whether texts follow the glossary: no form to be avoided, and in a translation the term that belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.content.blocks import Block, walk
from app.content.compiled import GlossaryEntry
from app.content.frontmatter import Front
from app.content.grammar import Document
from app.content.overlay import Pair
from app.content.problems import Problem, problem
from app.content.safety import is_named, said_texts
from app.content.schema import ID
from app.content.terms import TermFinder
from app.domain.language import Language

Terms = Mapping[str, GlossaryEntry]
Text = tuple[int, str]
"""A line, and what is read there."""

_UNREAD: Final = re.compile(r"`[^`]*`|\]\([^)]*\)")
"""Directives and the addresses of links."""
_HEAD: Final = ("title", "summary")


def term_problems(pair: Pair, terms: Terms) -> Iterator[Problem]:
    """Report forms to be avoided in both languages, and terms that a translation does not use."""
    yield from _avoided(pair.source, terms, pair.language)
    if pair.overlay is None or not pair.overlay.is_overlay:
        return
    yield from _avoided(pair.overlay, terms, pair.other)
    finder = TermFinder({key: entry.forms[pair.language].right for key, entry in terms.items()})
    for (_, source), (line, translated) in _parallel(pair.source, pair.overlay):
        read = _UNREAD.sub("", source), _UNREAD.sub("", translated)
        for key in missing_terms(finder, terms, *read, pair.other):
            name = terms[key].name
            yield problem(
                "C813", pair.overlay.file, line, term=name[pair.language], translation=name[pair.other]
            )


def avoided_terms(terms: Terms, language: Language) -> TermFinder:
    """Return what finds the forms that are to be avoided in a language, by the key of the term to write instead."""
    return TermFinder({key: entry.forms[language].avoid for key, entry in terms.items()})


def missing_terms(
    finder: TermFinder, terms: Terms, source: str, translated: str, language: Language
) -> Iterator[str]:
    """Visit the keys of terms that stand in a source, but in no form in its translation.

    Args:
        finder: finds terms in the source's language.
        terms: the glossary.
        source: what is translated.
        translated: the same in the other language.
        language: of the translation.
    """
    here = translated.lower()
    for key in dict.fromkeys(found.key for found in finder.find(source)):
        forms = terms[key].forms[language]
        if not any(form.lower() in here for form in (*forms.right, *forms.near)):
            yield key


def _avoided(document: Document, terms: Terms, language: Language) -> Iterator[Problem]:
    finder = avoided_terms(terms, language)
    for line, text in said_texts(document):
        for found in finder.find(text):
            if not is_named(text, found.start, found.end):
                place = line + text.count("\n", 0, found.start)
                better = terms[found.key].name[language]
                yield problem(
                    "C812", document.file, place, found=text[found.start : found.end], better=better
                )


def _parallel(source: Document, overlay: Document) -> Iterator[tuple[Text, Text]]:
    """Visit what stands at the same place in both languages."""
    for key in _HEAD:
        yield _head(source.front, key), _head(overlay.front, key)
    yield from _parallel_blocks(source.opening, overlay.opening)
    for here, there in zip(source.units, overlay.units, strict=False):
        if not ID.fullmatch(here.heading):
            yield (here.line, here.heading), (there.line, there.heading)
        yield from _parallel_blocks(here.prose, there.prose)


def _parallel_blocks(source: tuple[Block, ...], overlay: tuple[Block, ...]) -> Iterator[tuple[Text, Text]]:
    """Visit paragraph beside paragraph, or everything at once where one language has more of them."""
    here, there = list(_texts(source)), list(_texts(overlay))
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
    elif here and there:
        yield _all_of(here), _all_of(there)


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in walk(blocks):
        if block.kind in {"paragraph", "heading"} and block.text:
            yield block.line, block.text


def _all_of(texts: list[Text]) -> Text:
    return texts[0][0], "\n".join(text for _, text in texts)


def _head(front: Front, key: str) -> Text:
    return front.line(key), front.text(key)
