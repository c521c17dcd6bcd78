"""Finding the terms of the glossary in running text.

English: whole words, upper case or lower, across a line's end; abbreviations only in capitals. Chinese: wherever the
characters stand. Of several terms that begin at one place, the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import Final

_DASHES: Final = "-\u2010\u2011\u2012\u2013"
_BEFORE: Final = "(?<![A-Za-z0-9-])"
_AFTER: Final = "(?![A-Za-z0-9-])"
_NOTHING: Final = "(?!)"
_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Leaves every character at its place, which `str.lower` does not promise."""


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """Where a term stands in a text: from `start` to before `end`."""

    start: int
    end: int
    key: str


class TermFinder:
    """Finds terms in the forms of one language."""

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        """Learn the forms of each term, by its key."""
        self._keys = {_plain(form): key for key, each in forms.items() for form in each}
        every = {form for each in forms.values() for form in each}
        # Two patterns instead of one that ignores case, which takes six times as long.
        self._capitals = _any_of(form for form in every if form.isupper())
        self._words = _any_of(form.translate(_LOWER) for form in every if not form.isupper())

    def find(self, text: str) -> Iterator[FoundTerm]:
        """Visit the terms in a text; none is inside another."""
        found = [*self._words.finditer(text.translate(_LOWER)), *self._capitals.finditer(text)]
        end = 0
        for each in sorted(found, key=lambda each: each.start()):
            if each.start() >= end:
                end = each.end()
                yield FoundTerm(each.start(), end, self._keys[_plain(each[0])])


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    latin = "|".join(_pattern(form) for form in longest_first if _is_latin(form[0]))
    other = "|".join(_pattern(form) for form in longest_first if not _is_latin(form[0]))
    return re.compile(f"{_BEFORE}(?:{latin or _NOTHING})|{other or _NOTHING}")


def _pattern(form: str) -> str:
    words = (re.escape(re.sub(f"[{_DASHES}]", "-", word)) for word in form.split())
    after = _AFTER if _is_latin(form[-1]) else ""
    return r"\s+".join(words).replace(r"\-", f"[{_DASHES}]") + after


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _plain(form: str) -> str:
    """Return a form as forms are compared: one kind of blank, of dash and of case."""
    return re.sub(f"[{_DASHES}]", "-", " ".join(form.split())).translate(_LOWER)
