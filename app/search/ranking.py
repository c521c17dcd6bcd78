"""The order of what was found: worked out here, from the texts alone, so that every database gives the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.search.document import NO_LANGUAGE
from app.search.folding import fold
from app.search.terms import terms_of
from app.search.wording import Query, Word

IN_TITLE: Final = 3.0
IN_BODY: Final = 2.0
"""What a word is worth that is in the text very often; a fifth of it when it is there once."""
WHOLE_TITLE: Final = 4.0
TOGETHER_IN_TITLE: Final = 2.0
TOGETHER: Final = 1.0
OTHER_LANGUAGE: Final = 0.7
OF_KIND: Final = {"course": 1.2, "lesson": 1.1, "source": 0.35}
"""Where one can learn most comes first; a source has no title of its own, only how its text begins."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that has the words, beside what the reader's language calls it."""

    key: str
    kind: str
    language: str
    title: str
    place: str
    body: str
    own_title: str | None
    """The title in the reader's language, if there is such a document."""
    own_place: str | None


def ranked(candidates: Iterable[Candidate], query: Query, language: str) -> list[Candidate]:
    """Return the candidates, the best first, each key once: in the reader's language where that has the words too."""
    patterns = [_pattern(word) for word in query.words]

    def order(candidate: Candidate) -> tuple[int, float, str, str]:
        words_found, worth = _worth(candidate, query, patterns, language)
        return -words_found, -worth, candidate.title, candidate.key

    chosen: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.key not in chosen or candidate.language == language:
            chosen[candidate.key] = candidate
    return sorted(chosen.values(), key=order)


def _worth(
    candidate: Candidate, query: Query, patterns: list[re.Pattern[str]], language: str
) -> tuple[int, float]:
    """Return how many of the words a document has, single characters apart, and what they are worth there."""
    title, body = fold(candidate.title), candidate.body.casefold()
    title_terms = set(terms_of(title))
    words_found, worth = 0, 0.0
    for word, pattern in zip(query.words, patterns, strict=True):
        in_title = _is_in(word, title_terms)
        often = len(pattern.findall(body))
        words_found += len(word.text) > 1 and (in_title or often > 0)
        worth += IN_TITLE * in_title + IN_BODY * often / (often + 4)
    worth = (worth + _together(query, title, body)) * OF_KIND.get(candidate.kind, 1.0)
    if candidate.language not in {language, NO_LANGUAGE}:
        worth *= OTHER_LANGUAGE
    return words_found, worth


def _is_in(word: Word, terms: set[str]) -> bool:
    return not terms.isdisjoint(word.terms)


def _together(query: Query, title: str, body: str) -> float:
    """Return what it is worth that several words stand together as they were typed, or are the whole title."""
    if title == query.folded:
        return WHOLE_TITLE
    if len(query.words) == 1:
        return 0.0
    return TOGETHER_IN_TITLE if query.folded in title else TOGETHER * (query.folded in body)


def _pattern(word: Word) -> re.Pattern[str]:
    """Find a word in text that was only brought to one case; near enough for counting, and quick."""
    if word.is_chinese:
        return re.compile("|".join(word.terms))
    return re.compile("|".join(r"\W?".join(re.findall(r"[^\W\d]+|\d+", term)) for term in word.terms))
