"""A few lines of a text around what was looked for, in pieces: plain ones, and hits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.search.folding import fold, fold_with_places
from app.search.terms import HAN, latin_spans
from app.search.wording import Word

LENGTH: Final = 160
LENGTH_IN_CHINESE: Final = 90
"""Characters of a snippet: two or three lines in either script."""
BEFORE: Final = 4
"""The part of a snippet that may stand before what was looked for: one in so many."""
CHINESE: Final = re.compile(f"[{HAN}]")
ENDS: Final = "。！？；.!?;\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, to be escaped like any other."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a word stands in the raw text."""

    start: int
    end: int
    word: int
    """Which word of the query."""


def hits(text: str, words: Iterable[Word]) -> list[Hit]:
    """Return where the words stand, in order; those that share a character are one."""
    folded = fold_with_places(text)
    words = list(words)
    found = [*_chinese(folded.text, words), *_latin(folded.text, words)]
    places = folded.places
    raw = [Hit(places[hit.start], _end(places[hit.end - 1], text), hit.word) for hit in found]
    kept: list[Hit] = []
    for hit in sorted(raw, key=lambda hit: (hit.start, -hit.end)):
        if kept and hit.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(hit.end, kept[-1].end))
        else:
            kept.append(hit)
    return kept


def marked(text: str, words: Iterable[Word]) -> tuple[Piece, ...]:
    """Return the whole text in pieces; for a title."""
    return tuple(_pieces(text, 0, len(text), hits(text, words)))


def snippet(text: str, words: Iterable[Word]) -> tuple[Piece, ...]:
    """Return the part of a text in which the most of the words stand close together, or its beginning."""
    found = hits(text, words)
    length = LENGTH_IN_CHINESE if CHINESE.search(text) else LENGTH
    first = _best(found, length)
    fits = len(text) <= length or not found
    start = 0 if fits else _begin(text, found[first].start, length // BEFORE)
    end = min(len(text), max(start + length, found[first].end if found else 0))
    pieces = list(_pieces(text, start, end, found))
    if start > 0:
        pieces.insert(0, Piece("…", is_hit=False))
    if end < len(text):
        pieces.append(Piece("…", is_hit=False))
    return tuple(pieces)


def _chinese(folded: str, words: list[Word]) -> Iterator[Hit]:
    for number, word in enumerate(words):
        for term in word.terms if word.is_chinese else ():
            start = folded.find(term)
            while start >= 0:
                yield Hit(start, start + len(term), number)
                start = folded.find(term, start + 1)


def _latin(folded: str, words: list[Word]) -> Iterator[Hit]:
    wanted = {term: number for number, word in enumerate(words) if not word.is_chinese for term in word.terms}
    if wanted:
        for span in latin_spans(folded):
            if span.term in wanted:
                yield Hit(span.start, span.end, wanted[span.term])


def _best(found: list[Hit], length: int) -> int:
    """Return the number of the hit from which a snippet shows the most different words; the first of equals."""
    starts = [hit.start for hit in found]
    best, most = 0, 0
    for first, hit in enumerate(found):
        shown = found[first : bisect_left(starts, hit.start + length - length // BEFORE)]
        different = len({each.word for each in shown})
        if different > most:
            best, most = first, different
    return best


def _begin(text: str, hit: int, before: int) -> int:
    """Return where a snippet begins: at the sentence's beginning if that is near, else at a gap between words."""
    earliest = max(0, hit - before)
    sentence = max(text.rfind(end, earliest, hit) for end in ENDS)
    if sentence >= 0:
        return _past_spaces(text, sentence + 1, hit)
    if earliest == 0:
        return 0
    gap = text.find(" ", earliest, hit)
    return gap + 1 if gap >= 0 else earliest


def _past_spaces(text: str, start: int, hit: int) -> int:
    while start < hit and text[start].isspace():
        start += 1
    return start


def _end(last: int, text: str) -> int:
    """Return the end of a hit whose last character is known; marks that folding leaves out belong to it."""
    end = last + 1
    while end < len(text) and not fold(text[end]):
        end += 1
    return end


def _pieces(text: str, start: int, end: int, found: list[Hit]) -> Iterator[Piece]:
    at = start
    for first, last in _joined(hit for hit in found if start <= hit.start < end):
        if at < first:
            yield Piece(text[at:first], is_hit=False)
        yield Piece(text[first : min(last, end)], is_hit=True)
        at = min(last, end)
    if at < end:
        yield Piece(text[at:end], is_hit=False)


def _joined(found: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """Return the places of hits; those that touch are one."""
    first, last = -1, -1
    for hit in found:
        if hit.start == last:
            last = hit.end
            continue
        if last >= 0:
            yield first, last
        first, last = hit.start, hit.end
    if last >= 0:
        yield first, last
