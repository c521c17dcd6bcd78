"""How long an attempt may take, and what still counts at its end.

Source: quiz rules of docs/authoring.md; why they are so is decision 20.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

from app.domain.quiz import Quiz

GRACE: Final = timedelta(minutes=2)
"""How long after the end an answer that was given before it may still arrive.

A device keeps answers while it has no line and sends them when it has one again; it tries every fifteen seconds. When an
answer was given is known by the device's word alone, so this is also the most that a false word can gain.
"""


class ExtraTime(StrEnum):
    """What somebody is granted on top of the time of a quiz."""

    QUARTER = "25"
    HALF = "50"
    DOUBLE = "100"
    NO_LIMIT = "no-limit"


class Phase(StrEnum):
    """Where an attempt with a time limit is at a moment."""

    RUNNING = "running"
    ARRIVING = "arriving"
    """The time is up; answers given in time may still arrive."""
    OVER = "over"


def minutes_for(quiz: Quiz, extra: ExtraTime | None) -> int | None:
    """Return how many minutes somebody has for a quiz, rounded up; None means as long as they like."""
    if quiz.time_limit_minutes is None or extra is ExtraTime.NO_LIMIT:
        return None
    return ceil(quiz.time_limit_minutes * (100 + int(extra or 0)) / 100)


def deadline_of(quiz: Quiz, extra: ExtraTime | None, started_at: datetime) -> datetime | None:
    """Return when the time of an attempt that begins now is up."""
    minutes = minutes_for(quiz, extra)
    return None if minutes is None else started_at + timedelta(minutes=minutes)


def phase(deadline: datetime | None, now: datetime) -> Phase:
    """Say where an attempt is; without a deadline it runs for ever."""
    if deadline is None or now <= deadline:
        return Phase.RUNNING
    return Phase.ARRIVING if now < deadline + GRACE else Phase.OVER


def is_in_time(deadline: datetime | None, *, given_at: datetime, now: datetime) -> bool:
    """Say whether an answer that arrives now, and was given then, counts."""
    return deadline is None or (given_at <= deadline and phase(deadline, now) is not Phase.OVER)


def ended_at(deadline: datetime | None, now: datetime) -> datetime:
    """Return the moment of an attempt's end when it is handed in now: never after its time, however late one looks."""
    return now if deadline is None else min(deadline, now)


def was_ended_by_time(deadline: datetime | None, submitted_at: datetime | None) -> bool:
    """Say whether an attempt that was handed in had used up all its time."""
    return deadline is not None and submitted_at is not None and submitted_at >= deadline
