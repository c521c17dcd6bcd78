"""Placement checks: what one asks, what it opens, and when it may be tried again.

Source: docs/decisions/0022-placement-and-requirements.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

REST: Final = timedelta(days=7)
"""Between a check that left a course unshown and the next one of the same track: time to read its lessons."""


@dataclass(frozen=True, slots=True)
class Step:
    """A course on somebody's path."""

    course_id: str
    track: str
    tier: int
    """0 is the lowest."""
    is_open: bool
    """Whether the person may take it, takes it, or has completed it."""
    has_quiz: bool
    missing: tuple[str, ...]
    """Ids of the courses that have to be done, or shown, first."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A check that was handed in."""

    at: datetime
    all_shown: bool


def courses_to_ask(steps: Sequence[Step], track: str) -> tuple[str, ...]:
    """Return the courses that a check of a track asks; none when it could open nothing.

    They are those that keep another course closed and are open themselves, of the lowest tier that has such a course.
    """
    keeping_closed = {each for step in steps if not step.is_open for each in step.missing}
    candidates = [
        step
        for step in steps
        if step.track == track and step.is_open and step.has_quiz and step.course_id in keeping_closed
    ]
    lowest = min((step.tier for step in candidates), default=0)
    return tuple(sorted(step.course_id for step in candidates if step.tier == lowest))


def opened_by(steps: Iterable[Step], shown: Collection[str]) -> tuple[str, ...]:
    """Return the closed courses that open once these are shown, in the order of the steps."""
    return tuple(step.course_id for step in steps if not step.is_open and set(step.missing) <= set(shown))


def opens_again(ended: Sequence[Ended], now: datetime) -> datetime | None:
    """Return when the next check of a track may begin, while it rests; `ended` are its checks, oldest first."""
    if not ended or ended[-1].all_shown:
        return None
    opens_at = ended[-1].at + REST
    return opens_at if now < opens_at else None
