"""Words that are one slip of the finger away."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase
from typing import Final

from app.search.wording import Query, Word

SHORTEST: Final = 5
"""Letters a word must have: nearly every shorter one is a slip away from some other word."""


def may_be_mistyped(word: Word) -> bool:
    """Say whether a word is long enough, and English, to be taken for a slip."""
    return not word.is_chinese and len(word.text) >= SHORTEST and word.text.isascii() and word.text.isalpha()


def one_slip_away(term: str) -> set[str]:
    """Return what differs by one letter: left out, put in, exchanged, or two swapped."""
    halves = [(term[:at], term[at:]) for at in range(len(term) + 1)]
    left_out = {before + after[1:] for before, after in halves if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    exchanged = {before + new + after[1:] for before, after in halves if after for new in ascii_lowercase}
    put_in = {before + new + after for before, after in halves for new in ascii_lowercase}
    return (left_out | swapped | exchanged | put_in) - {term, ""}


def to_ask_for(query: Query) -> list[str]:
    """Return the terms whose being known decides how `mended` reads a query."""
    doubtful = [word.terms[0] for word in query.words if may_be_mistyped(word)]
    return sorted({each for term in doubtful for each in (term, *one_slip_away(term))})


def mended(query: Query, known: Iterable[str]) -> Query:
    """Return the query with every unknown word replaced by the known ones that are a slip away."""
    known = frozenset(known)
    return Query(query.folded, tuple(_mended(word, known) for word in query.words))


def _mended(word: Word, known: frozenset[str]) -> Word:
    if not may_be_mistyped(word) or word.terms[0] in known:
        return word
    meant = tuple(sorted(one_slip_away(word.terms[0]) & known))
    return Word(word.text, meant) if meant else word
