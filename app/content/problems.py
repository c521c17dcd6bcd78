"""What the checker finds: a stable code, a place, and two sentences in the author's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.content.catalogue import CATALOGUE, TERMS
from app.content.message import Severity
from app.domain.language import Language


class Term(str):
    """A value of a problem that is one of our own words, so it is said in the reader's language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or looks wrong, at one line of one file."""

    code: str
    severity: Severity
    file: str
    """Path inside the package; empty when the package as a whole is meant."""
    line: int
    """Counted from 1; 0 when the whole file is meant."""
    values: Mapping[str, object]


class Refused(Exception):
    """A package that cannot be read or published; `problems` holds every reason found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = ordered(problems)
        super().__init__(", ".join(sorted({found.code for found in self.problems})))


def problem(code: str, file: str, line: int = 0, /, **values: object) -> Problem:
    """Make a problem of a kind the catalogue knows."""
    return Problem(code, CATALOGUE[code].severity, file, line, values)


def sentence(found: Problem, language: Language) -> tuple[str, str]:
    """Say what is wrong and what to do."""
    message = CATALOGUE[found.code]
    wrong, remedy = message.en if language == "en" else message.zh
    spoken = {name: _spoken(value, language) for name, value in found.values.items()}
    return wrong.format(**spoken), remedy.format(**spoken)


def ordered(found: Iterable[Problem]) -> list[Problem]:
    """Sort by file, line and code, each problem once."""
    once: dict[tuple[str, int, str, str], Problem] = {}
    for each in found:
        once.setdefault((each.file, each.line, each.code, repr(sorted(each.values.items()))), each)
    return [once[key] for key in sorted(once)]


def has_errors(found: Iterable[Problem]) -> bool:
    """Tell whether anything found stops publishing."""
    return any(each.severity == "error" for each in found)


def _spoken(value: object, language: Language) -> object:
    return TERMS[value][language] if isinstance(value, Term) else value
