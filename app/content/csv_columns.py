"""The columns of a bank of questions as a CSV file; `docs/authoring.md` says what each holds."""

from __future__ import annotations

from typing import Final

from app.domain.language import LANGUAGES, Language

LOGIC: Final = ("id", "type", "points", "scoring", "must", "fixed", "lesson", "tag", "answer")
WORDS: Final = ("question", "note", "left-title", "right-title")
MOST_OPTIONS: Final = 99
"""More than any question has, also one that the checker has not seen yet."""


def in_language(name: str, language: Language) -> str:
    """Return the column that holds these words in one language."""
    return f"{name}:{language}"


def right(number: int) -> str:
    """Return the column that says whether an option is right; options are counted from 1."""
    return f"right-{number}"


def of_option(name: str, number: int, language: Language) -> str:
    """Return the column of an option's words: `option`, `match` or `reason`."""
    return in_language(f"{name}-{number}", language)


def _all() -> tuple[str, ...]:
    columns = [*LOGIC, *(in_language(name, language) for name in WORDS for language in LANGUAGES)]
    for number in range(1, MOST_OPTIONS + 1):
        columns.append(right(number))
        for name in ("option", "match", "reason"):
            columns += (of_option(name, number, language) for language in LANGUAGES)
    return tuple(columns)


ALL: Final = _all()
"""In the order in which they are written."""
