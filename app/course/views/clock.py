"""Attempts with a time limit, as the pages meet them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.course import attempts
from app.course.ending import is_over
from app.course.models import QuizAttempt
from app.course.queries import get_attempt
from app.course.rounds import Attempts, attempts_at
from app.course.views.lessons import tell_of_completion
from app.db.session import reading, transaction
from app.domain.time_limit import GRACE, Phase, phase
from app.web.clock import day_of, now, today
from app.web.identity import current_actor
from app.web.words import clock, moment


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How long an attempt still runs, for `course/_time_left.html`."""

    until: str
    """The time of day of its end, with the day when that is not today."""
    seconds: int


def own_attempt(attempt_id: int) -> QuizAttempt:
    """Return an attempt of the reader's; one whose time is over is handed in first."""
    mine = get_attempt(reading(), current_actor().person_id, attempt_id)
    if not is_over(mine, now()):
        return mine
    _end(attempt_id)
    return get_attempt(reading(), current_actor().person_id, attempt_id)


def own_attempts(course_id: str, quiz_id: str) -> Attempts:
    """Return the reader's attempts at a quiz; one whose time is over is handed in first."""
    person_id = current_actor().person_id
    mine = attempts_at(reading(), person_id, course_id, quiz_id)
    if mine.open is None or phase(mine.open.deadline, now()) is not Phase.OVER:
        return mine
    _end(mine.open.attempt_id)
    return attempts_at(reading(), person_id, course_id, quiz_id)


def is_time_up(attempt: QuizAttempt) -> bool:
    """Say whether an open attempt takes no more answers, but those that were given in time."""
    return phase(attempt.deadline, now()) is not Phase.RUNNING


def time_left(attempt: QuizAttempt) -> TimeLeft | None:
    """Return how long an attempt still runs; None: as long as the reader likes."""
    if attempt.deadline is None:
        return None
    return TimeLeft(spoken(attempt.deadline), max(0, int((attempt.deadline - now()).total_seconds())))


def closes_at(deadline: datetime) -> str:
    """Write until when an answer that was given in time may still arrive."""
    return spoken(deadline + GRACE)


def spoken(at: datetime) -> str:
    """Write a moment as shortly as it is clear today."""
    return clock(at) if day_of(at) == today() else moment(at)


def _end(attempt_id: int) -> None:
    with transaction() as session:
        handed = attempts.end_if_over(
            session, current_actor(), attempt_id=attempt_id, now=now(), today=today()
        )
    tell_of_completion(handed)
