"""What stands on a certificate: frozen when it is issued, read back for screen, paper and public check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.content.compiled import CompiledCourse, CompiledProgramme, Words
from app.domain.hours import MINUTES_PER_HOUR
from app.library.queries import Catalogue
from app.record.credit import programme_minutes

ISSUER: Words = {"en": "Heart-Research Pro", "zh-CN": "心研 Pro"}


@dataclass(frozen=True, slots=True)
class StudiedCourse:
    """A course that was part of it."""

    title: Words
    items: Mapping[str, int]
    """`lesson`, `quiz`, `simulation` -> how many there were."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The words and figures of a certificate, as they were on the day of issue."""

    holder: str
    place: Words | None
    """The school on that day; None when there was none."""
    issuer: Words
    title: Words
    rule_version: str
    courses: tuple[StudiedCourse, ...]
    minutes: int
    minutes_per_hour: int


def freeze(holder: str, places: Sequence[Words], rule: CompiledProgramme, live: Catalogue) -> dict[str, Any]:
    """Write down what a certificate says: later changes of name, school or course do not reach it."""
    courses = [
        live.courses[key.removeprefix("course:")].package
        for key in rule.requires
        if key.startswith("course:")
    ]
    return {
        "holder": holder,
        "places": list(places),
        "issuer": ISSUER,
        "title": rule.title,
        "rule_version": rule.version,
        "requires": list(rule.requires),
        "courses": [{"id": each.id, "title": each.title, "items": _items(each)} for each in courses],
        "minutes": programme_minutes(rule, live),
        "minutes_per_hour": MINUTES_PER_HOUR,
    }


def thaw(snapshot: Mapping[str, Any]) -> Statement:
    """Read what `freeze` wrote."""
    return Statement(
        holder=snapshot["holder"],
        place=next(iter(snapshot["places"]), None),
        issuer=snapshot["issuer"],
        title=snapshot["title"],
        rule_version=snapshot["rule_version"],
        courses=tuple(StudiedCourse(each["title"], each["items"]) for each in snapshot["courses"]),
        minutes=snapshot["minutes"],
        minutes_per_hour=snapshot["minutes_per_hour"],
    )


def _items(course: CompiledCourse) -> dict[str, int]:
    return dict(Counter(item.kind for module in course.modules for item in module.items))
