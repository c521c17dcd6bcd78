"""How often a quiz may be tried, and which attempt's result counts.

Source: quiz rules of docs/authoring.md: a round holds a number of attempts; after the last one the quiz rests, until a
time has passed or the lessons of what was missed were read again. Why it is so is decision 20.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.quiz import Counts, Quiz


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a round of attempts."""

    left: int | None
    """How many attempts may still begin in this round; None means any number."""
    opens_at: datetime | None = None
    """When the next round opens, while the quiz rests."""
    to_read: tuple[str, ...] = ()
    """Ids of lessons that open it at once when they have been read again to their end; none: only time opens it."""
    read_again: tuple[str, ...] = ()
    """Ids of those that have been read again already."""

    @property
    def may_begin(self) -> bool:
        """Whether an attempt may begin now."""
        return self.left is None or self.left > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt that was handed in came to."""

    number: int
    percent: int
    passed: bool


def allowance(
    quiz: Quiz,
    ended: Sequence[datetime],
    now: datetime,
    missed: Mapping[str, datetime | None] | None = None,
) -> Allowance:
    """Decide how many attempts are left.

    Args:
        quiz: the rules as they are today.
        ended: when each attempt so far was handed in, oldest first.
        now: this moment.
        missed: lessons of the questions that were missed in the last attempt -> when each was last read to its end.
    """
    if quiz.attempts is None:
        return Allowance(None)
    used = len(ended) % quiz.attempts
    if not ended or used:
        return Allowance(quiz.attempts - used)
    opens_at = ended[-1] + timedelta(minutes=quiz.cooldown_minutes)
    finished = missed or {}
    again = tuple(lesson for lesson, at in finished.items() if at is not None and at > ended[-1])
    if now >= opens_at or (finished and len(again) == len(finished)):
        return Allowance(quiz.attempts)
    return Allowance(0, opens_at, tuple(each for each in finished if each not in again), again)


def number_in_round(quiz: Quiz, number: int) -> int:
    """Return the place of an attempt in its round, from 1; without rounds, its number."""
    return number if quiz.attempts is None else (number - 1) % quiz.attempts + 1


def counted(counts: Counts, outcomes: Sequence[Outcome]) -> Outcome | None:
    """Return the attempt whose result counts, of those that were handed in, oldest first; None: there is none.

    The best one is the best that passed: a safety question may fail an attempt that has more points.
    """
    if not outcomes:
        return None
    if counts == "best":
        return max(outcomes, key=lambda each: (each.passed, each.percent))
    return outcomes[-1 if counts == "last" else 0]
