"""When a question is due again: the one file that knows the library `fsrs`.

Learning and relearning have no steps, so that whatever was reviewed once is in its state "review" and is due in whole
days; nothing is left to chance, so that the same answers on the same days always give the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final

from fsrs import Card, Rating, Scheduler, State

RETENTION: Final = 0.9
"""A question is due when about nine in ten like it would still be answered rightly."""
LONGEST_DAYS: Final = 365

SCHEDULER: Final = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


class Sureness(StrEnum):
    """What somebody says before they answer."""

    GUESSING = "guessing"
    FAIRLY_SURE = "fairly-sure"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Memory:
    """How well a question is remembered, as of its last review."""

    stability: float
    """In days: after so many, it is answered rightly with the probability `RETENTION`."""
    difficulty: float
    """1 to 10."""
    reviewed_on: date
    due_on: date


def reviewed(memory: Memory | None, today: date, *, right: bool, sureness: Sureness) -> Memory:
    """Return what is remembered after an answer; None: it was the first."""
    card, _ = SCHEDULER.review_card(_card(memory, today), _rating(sureness, right=right), _moment(today))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has both")
    return Memory(card.stability, card.difficulty, today, card.due.date())


def _rating(sureness: Sureness, *, right: bool) -> Rating:
    """Rate an answer; nothing is ever easy, for what is at stake here should not go a year unasked after one look."""
    if not right:
        return Rating.Again
    return Rating.Hard if sureness is Sureness.GUESSING else Rating.Good


def _card(memory: Memory | None, today: date) -> Card:
    # A number and a day are given, because the library would take both from its own clock.
    if memory is None:
        return Card(card_id=0, state=State.Learning, due=_moment(today))
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_moment(memory.due_on),
        last_review=_moment(memory.reviewed_on),
    )


def _moment(day: date) -> datetime:
    # The library counts whole days between moments in UTC; midnight of our days makes them our days.
    return datetime.combine(day, time(), UTC)
