"""How often a quiz may be tried.

Source: quiz rules of docs/authoring.md: a round holds a number of attempts; after the last one the quiz rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.quiz import Quiz


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a round of attempts."""

    left: int | None
    """How many attempts may still begin in this round; None means any number."""
    opens_at: datetime | None = None
    """When the next round opens, while the quiz rests."""

    @property
    def may_begin(self) -> bool:
        """Whether an attempt may begin now."""
        return self.left is None or self.left > 0


def allowance(quiz: Quiz, ended: Sequence[datetime], now: datetime) -> Allowance:
    """Decide how many attempts are left.

    Args:
        quiz: the rules as they are today.
        ended: when each attempt so far was handed in, oldest first.
        now: this moment.
    """
    if quiz.attempts is None:
        return Allowance(None)
    used = len(ended) % quiz.attempts
    if not ended or used:
        return Allowance(quiz.attempts - used)
    opens_at = ended[-1] + timedelta(minutes=quiz.cooldown_minutes)
    return Allowance(0, opens_at) if now < opens_at else Allowance(quiz.attempts)


def number_in_round(quiz: Quiz, number: int) -> int:
    """Return the place of an attempt in its round, from 1; without rounds, its number."""
    return number if quiz.attempts is None else (number - 1) % quiz.attempts + 1
