"""A person's decks, and which of their questions are due on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from app.content.compiled import CompiledCourse

MOST_NEW_IN_A_WEEK: Final = 4
"""Over all decks together: somebody with many completed courses is not buried."""
MOST_IN_A_SITTING: Final = 5
SECONDS_EACH: Final = 40
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Card:
    """A question of a deck that is still there."""

    quiz_id: str
    question_id: str
    due_on: date
    begun_on: date | None
    """The day of the first review; None: new."""
    id: int | None = None
    """None: its deck was never opened, so that it is in the database only by what it follows from."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The questions of a completed course that a person is asked again."""

    course: CompiledCourse
    cards: tuple[Card, ...]
    id: int | None = None
    """None: as with a card."""
    paused_until: date | None = None
    stopped: bool = False

    def asks_on(self, day: date) -> bool:
        """Say whether it asks at all on a day."""
        return not self.stopped and (self.paused_until is None or self.paused_until <= day)


@dataclass(frozen=True, slots=True)
class Due:
    """A card that is due, with its deck."""

    deck: Deck
    card: Card


def due_on(decks: Sequence[Deck], day: date) -> list[Due]:
    """Return what is due on a day, in the order in which it is asked: what was begun before what is new."""
    waiting = [
        Due(deck, card) for deck in decks if deck.asks_on(day) for card in deck.cards if card.due_on <= day
    ]
    waiting.sort(key=lambda due: due.card.due_on)
    begun = [due for due in waiting if due.card.begun_on is not None]
    new = [due for due in waiting if due.card.begun_on is None]
    lately = sum(day - WEEK < begun_on <= day for begun_on in _first_reviews(decks))
    return begun + new[: max(0, MOST_NEW_IN_A_WEEK - lately)]


def next_days(decks: Sequence[Deck], today: date) -> dict[str, date]:
    """Return the first day from today on which each deck has a question due, by course; none for one that was stopped.

    Judged as if nothing were answered before that day.
    """
    found: dict[str, date] = {}
    asking = sum(bool(deck.cards) and not deck.stopped for deck in decks)
    for day in sorted({today, *(day for day in _turning_days(decks) if day > today)}):
        for due in due_on(decks, day):
            found.setdefault(due.deck.course.id, day)
        if len(found) == asking:
            break
    return found


def minutes_for(count: int) -> int:
    """Return about how many minutes so many questions take."""
    return ceil(count * SECONDS_EACH / 60)


def _turning_days(decks: Iterable[Deck]) -> Iterable[date]:
    """Yield the days on which more can be due than the day before."""
    for deck in decks:
        if deck.paused_until is not None:
            yield deck.paused_until
        for card in deck.cards:
            yield card.due_on
            if card.begun_on is not None:
                yield card.begun_on + WEEK


def _first_reviews(decks: Iterable[Deck]) -> Iterable[date]:
    return (card.begun_on for deck in decks for card in deck.cards if card.begun_on is not None)
