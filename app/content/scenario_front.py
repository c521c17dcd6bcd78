"""The front matter of a scenario: its schema, and what it declares."""

from __future__ import annotations

import re
from typing import Final, cast

from app.content.frontmatter import Front
from app.content.heads import LESSON, REVIEW, STAMPS, TIER, VERSION, WARNING
from app.content.problems import Term
from app.content.schema import (
    AN_ID,
    ID,
    LANGUAGE,
    MINUTES,
    TEXT,
    Fits,
    ListOf,
    MapOf,
    OneOf,
    Table,
    Text,
    Whole,
    one_of,
)
from app.domain.simulation.model import Competency, Value, Variable

NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,47}")
SMALLEST, LARGEST = -1_000, 1_000


def _is_declaration(value: object) -> bool:
    if isinstance(value, bool):
        return True
    if not isinstance(value, dict) or not set(value) <= {"range", "values", "start", "shown", "title"}:
        return False
    if not isinstance(value.get("shown", False), bool) or not isinstance(value.get("title", ""), str):
        return False
    return _is_number(value) if "range" in value else _is_enum(value)


def _is_number(value: dict[str, object]) -> bool:
    bounds, start = value.get("range"), value.get("start")
    if not isinstance(bounds, list) or len(bounds) != 2 or "values" in value:
        return False
    if any(isinstance(each, bool) or not isinstance(each, int) for each in (*bounds, start)):
        return False
    low, high = bounds
    return bool(SMALLEST <= low <= cast(int, start) <= high <= LARGEST)


def _is_enum(value: dict[str, object]) -> bool:
    names = value.get("values")
    if not isinstance(names, list) or not all(
        isinstance(each, str) and NAME.fullmatch(each) for each in names
    ):
        return False
    return len(names) == len(set(names)) > 1 and bool(value.get("start") in names)


def _is_harm(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if not isinstance(value, dict) or not set(value) <= {"title", "better", "lesson"}:
        return False
    lesson = value.get("lesson", "lesson:a/b")
    words = (value.get("title"), value.get("better", "-"), lesson)
    return all(isinstance(each, str) and each.strip() for each in words) and bool(
        LESSON.fullmatch(str(lesson))
    )


def _is_harm_text(value: object) -> bool:
    return _is_harm(value) and not (isinstance(value, dict) and "lesson" in value)


FRONT: Final = Table(
    {
        "sim": OneOf("1", (1,)),
        "id": AN_ID,
        "version": VERSION,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "tier": TIER,
        "start": AN_ID,
        "role": TEXT,
        "cast": MapOf(TEXT),
        "minutes": MINUTES,
        "warning": WARNING,
        "content-warning": TEXT,
        "help": TEXT,
        "feedback": one_of("after-choice", "debrief"),
        "undo": one_of("never", "practice", "always"),
        "review": REVIEW,
        "vars": MapOf(Fits(Term("variable"), _is_declaration), NAME),
        "competencies": MapOf(Table({"title": TEXT, "needs": Whole("0–3", 0, 3)})),
        "harms": MapOf(Fits(Term("harm"), _is_harm)),
        "debrief": ListOf(Table({"id": AN_ID, "text": TEXT}), at_least=1),
        "sources": ListOf(Text(Term("id"), ID)),
    },
    optional=frozenset({"cast", "warning", "vars", "harms", "sources"}),
)
OVERLAY_FRONT: Final = Table(
    {
        "sim": OneOf("1", (1,)),
        "of": TEXT,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "role": TEXT,
        "cast": MapOf(TEXT),
        "content-warning": TEXT,
        "help": TEXT,
        "vars": MapOf(TEXT, NAME),
        "competencies": MapOf(TEXT),
        "harms": MapOf(Fits(Term("harm"), _is_harm_text)),
        "debrief": MapOf(TEXT),
        "stamps": STAMPS,
    },
    optional=frozenset({"cast", "vars", "harms", "stamps"}),
)


def variables_of(front: Front) -> tuple[Variable, ...]:
    """Return the declared variables; one that is declared badly is left out."""
    return tuple(
        _variable(name, front)
        for name in front.keys("vars")
        if NAME.fullmatch(name) and _is_declaration(front.get("vars", name))
    )


def competencies_of(front: Front) -> tuple[Competency, ...]:
    """Return the competencies in order."""
    return tuple(
        Competency(name, front.whole("competencies", name, "needs")) for name in front.keys("competencies")
    )


def translated_keys(front: Front) -> dict[str, tuple[str, ...]]:
    """Return the keys that an overlay must repeat, by the mapping they stand in."""
    shown = tuple(name for name in front.keys("vars") if front.get("vars", name, "shown") is True)
    return {
        "cast": front.keys("cast"),
        "vars": shown,
        "competencies": front.keys("competencies"),
        "harms": front.keys("harms"),
        "debrief": tuple(front.text("debrief", place, "id") for place in range(front.count("debrief"))),
    }


def _variable(name: str, front: Front) -> Variable:
    declared = front.get("vars", name)
    if isinstance(declared, bool):
        return Variable(name, declared)
    start = cast(Value, front.get("vars", name, "start"))
    shown = front.get("vars", name, "shown") is True
    values = front.texts("vars", name, "values")
    if values:
        return Variable(name, start, values=values, shown=shown)
    low, high = front.whole("vars", name, "range", 0), front.whole("vars", name, "range", 1)
    return Variable(name, start, low, high, shown=shown)
