"""From text to the terms it is found by; the one function for texts and for queries.

Latin letters and figures: each word without its ending, and what is written in one piece: `PHQ-9` gives phq, 9 and
phq9. Chinese: each character and each pair of neighbours. Where a Chinese word begins and ends depends on the
sentence (自伤 and 伤者 share a character), pairs do not: whatever stands in a text is found, in any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.search.english import stem
from app.search.folding import fold

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_LETTER: Final = rf"[^\W\d_{HAN}]"
_LETTERS: Final = rf"{_LETTER}+(?:['’]{_LETTER}+)*"
_HYPHEN: Final = "[-\u2010\u2012\u2013\u2212]"
_PART: Final = rf"(?:{_LETTERS}|\d+)"
RUN: Final = re.compile(rf"(?P<han>[{HAN}]+)|(?P<piece>{_PART}(?:{_HYPHEN}?{_PART})*)")
"""A run of Chinese, or a piece of letters and figures: `phq-9`, `self-harm`, `400-161-9995`."""
PART: Final = re.compile(_PART)

LONGEST_TERM = 40
MOST_BYTES = 400_000
"""Of the terms of one text: PostgreSQL refuses more than a megabyte."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a term stands in folded text."""

    start: int
    end: int
    term: str


def terms_of(text: str) -> list[str]:
    """Return the terms of a text, each once, in the order in which they appear."""
    folded = fold(text)
    found: dict[str, None] = {}
    before = None
    for run in RUN.finditer(folded):
        if run["han"]:
            found.update(dict.fromkeys(run["han"]))
            found.update(dict.fromkeys(pairs_of(run["han"])))
        else:
            found.update((part.term, None) for part in _parts(run["piece"]))
            found.update((span.term, None) for span in _written_apart(before, run))
        before = run
    return _within_bounds(found)


def latin_spans(folded: str) -> Iterator[Span]:
    """Say where the terms of letters and figures stand; longer ones after the parts they are made of."""
    before = None
    for run in RUN.finditer(folded):
        if run["piece"]:
            for part in _parts(run["piece"]):
                yield Span(run.start() + part.start, run.start() + part.end, part.term)
            yield from _written_apart(before, run)
        before = run


def pairs_of(run: str) -> list[str]:
    """Return the neighbours in a run of Chinese; a single character stands for itself."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def word_term(word: str) -> str:
    """Return the term of one word or number."""
    plain = word.replace("'", "").replace("’", "")
    return (stem(plain) if plain.isascii() else plain)[:LONGEST_TERM]


def piece_term(piece: str) -> str:
    """Return the term of a piece as a whole: `phq-9` and `phq9` are phq9."""
    return "".join(each.replace("'", "").replace("’", "") for each in PART.findall(piece))[:LONGEST_TERM]


@lru_cache(maxsize=20_000)
def _parts(piece: str) -> tuple[Span, ...]:
    """Return where the terms of a piece stand in it, at last that of the whole."""
    parts = [Span(part.start(), part.end(), word_term(part[0])) for part in PART.finditer(piece)]
    if len(parts) > 1:
        parts.append(Span(0, len(piece), piece_term(piece)))
    return tuple(parts)


def _written_apart(before: re.Match[str] | None, run: re.Match[str]) -> Iterator[Span]:
    """Letters and a number beside each other: `PHQ 9` is found by `PHQ-9`."""
    if before is None or not before["piece"] or before.string[before.end() : run.start()] != " ":
        return
    letters, number = PART.findall(before["piece"])[-1], PART.findall(run["piece"])[0]
    if number.isdigit() and not letters.isdigit():
        start, end = before.end() - len(letters), run.start() + len(number)
        yield Span(start, end, piece_term(before.string[start:end]))


def _within_bounds(found: dict[str, None]) -> list[str]:
    kept, size = [], 0
    for term in found:
        size += len(term.encode())
        if size > MOST_BYTES:
            break
        kept.append(term)
    return kept
