"""Closed schemas: which keys a front matter has, and what each may hold.

A schema is a tree of shapes. `schema_problems` walks it beside the values and reports unknown keys, missing keys
and values of another shape, each with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.content.frontmatter import Front, Path
from app.content.problems import Problem, Term, problem

ID = re.compile(r"[a-z][a-z0-9-]{0,47}")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a single value may be; `expected` says it in a word (a `Term`, or words that need no translation)."""

    expected: str


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """A text that is not blank, and matches `pattern` if there is one."""

    pattern: re.Pattern[str] | None = None
    code: str = "C206"

    def fits(self, value: object) -> bool:
        """Tell whether the value is such a text."""
        if not isinstance(value, str) or not value.strip():
            return False
        return self.pattern is None or self.pattern.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number within bounds, both included."""

    low: int
    high: int

    def fits(self, value: object) -> bool:
        """Tell whether the value is such a number."""
        return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """One of a few values."""

    values: tuple[object, ...]

    def fits(self, value: object) -> bool:
        """Tell whether the value is one of them, and of the same type."""
        return any(value == each and type(value) is type(each) for each in self.values)


@dataclass(frozen=True, slots=True)
class Day(Shape):
    """A day as 2027-05-31, or also nothing when `optional`."""

    optional: bool = False

    def fits(self, value: object) -> bool:
        """Tell whether the value is a day of the calendar."""
        return (self.optional and value is None) or is_day(value)


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """Any one of several single shapes."""

    shapes: tuple[Single, ...]

    def fits(self, value: object) -> bool:
        """Tell whether one of the shapes takes the value."""
        return any(shape.fits(value) for shape in self.shapes)


@dataclass(frozen=True, slots=True)
class Fits(Shape):
    """A value that passes a test of its own, where no other shape says it."""

    test: Callable[[object], bool]

    def fits(self, value: object) -> bool:
        """Tell whether the value passes."""
        return self.test(value)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, each element of one shape."""

    each: AnyShape
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping with ids of the author's choice as keys."""

    each: AnyShape
    ids: re.Pattern[str] = ID


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with fixed keys; those in `optional` may be left out."""

    keys: Mapping[str, AnyShape]
    optional: frozenset[str] = frozenset()


Single = Text | Whole | OneOf | Day | Either | Fits
AnyShape = Single | ListOf | MapOf | Table

TEXT = Text(Term("text"))
AN_ID = Text(Term("id"), ID, "C209")
LANGUAGE = OneOf("en | zh-CN", ("en", "zh-CN"))
MINUTES = Whole("1–6000", 1, 6000)
TEXTS = ListOf(TEXT)


def one_of(*values: str) -> OneOf:
    """Make a shape of a few words."""
    return OneOf(" | ".join(values), values)


def schema_problems(file: str, front: Front, table: Table) -> Iterator[Problem]:
    """Compare a front matter with its schema."""
    yield from _table(_Place(file, front, ()), dict(front.values), table)


def is_day(value: object) -> bool:
    """Tell whether a value is a day written as 2027-05-31."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    front: Front
    path: Path

    def within(self, step: str | int) -> _Place:
        return _Place(self.file, self.front, (*self.path, step))

    def problem(self, code: str, **values: object) -> Problem:
        return problem(code, self.file, self.front.line(*self.path), **values)

    @property
    def name(self) -> str:
        return ".".join(str(step) for step in self.path if isinstance(step, str))


def _any(place: _Place, value: object, shape: AnyShape) -> Iterator[Problem]:
    if isinstance(shape, Table):
        yield from _table(place, value, shape)
    elif isinstance(shape, ListOf):
        yield from _list(place, value, shape)
    elif isinstance(shape, MapOf):
        yield from _map(place, value, shape)
    elif not shape.fits(value):
        code = shape.code if isinstance(shape, Text) and isinstance(value, str) and value.strip() else "C206"
        yield place.problem(code, key=place.name, expected=shape.expected, found=value)


def _table(place: _Place, value: object, table: Table) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield place.problem("C206", key=place.name, expected=Term("mapping"), found=value)
        return
    for key, each in value.items():
        if key not in table.keys:
            yield place.within(key).problem("C204", key=key, known=", ".join(table.keys))
        else:
            yield from _any(place.within(key), each, table.keys[key])
    for key in table.keys:
        if key not in value and key not in table.optional:
            yield place.problem("C205", key=place.within(key).name)


def _list(place: _Place, value: object, shape: ListOf) -> Iterator[Problem]:
    if not isinstance(value, list) or len(value) < shape.at_least:
        expected = Term("filled-list") if shape.at_least else Term("list")
        yield place.problem("C206", key=place.name, expected=expected, found=value)
        return
    for number, each in enumerate(value):
        yield from _any(place.within(number), each, shape.each)


def _map(place: _Place, value: object, shape: MapOf) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield place.problem("C206", key=place.name, expected=Term("mapping"), found=value)
        return
    for key, each in value.items():
        if not shape.ids.fullmatch(key):
            yield place.within(key).problem("C209", key=place.within(key).name, found=key)
        yield from _any(place.within(key), each, shape.each)
