"""Decks: store, pause, stop, resume."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Invalid, NotFound
from app.library.queries import catalogue
from app.refresher.decks import Deck
from app.refresher.models import RefresherCard, RefresherDeck, RefresherReview, RefresherSitting
from app.refresher.queries import decks_of

PAUSES_WEEKS: Final = (1, 4)


def pause(session: Session, actor: Actor, *, course_id: str, weeks: int, today: date) -> None:
    """Let a deck ask nothing for one week or four.

    Raises:
        NotFound: the person has no such deck.
        Invalid: another number of weeks.
    """
    ensure(actor, Permission.LEARN)
    if weeks not in PAUSES_WEEKS:
        raise Invalid("refresher.pause-unknown")
    deck = _own_deck(session, actor, course_id)
    deck.paused_until = today + timedelta(weeks=weeks)
    put_back(session, actor, deck)


def stop(session: Session, actor: Actor, *, course_id: str, now: datetime) -> None:
    """Let a deck ask nothing until it is resumed; what is remembered is kept.

    Raises:
        NotFound: the person has no such deck.
    """
    ensure(actor, Permission.LEARN)
    deck = _own_deck(session, actor, course_id)
    deck.stopped_at = deck.stopped_at or now
    put_back(session, actor, deck)


def resume(session: Session, actor: Actor, *, course_id: str) -> None:
    """Let a deck ask again, after a pause or a stop.

    Raises:
        NotFound: the person has no such deck.
    """
    ensure(actor, Permission.LEARN)
    deck = _own_deck(session, actor, course_id)
    deck.paused_until = None
    deck.stopped_at = None
    session.flush()


def store(session: Session, actor: Actor, decks: Iterable[Deck]) -> None:
    """Store those of a person's decks that were never opened, as they follow from the completed course."""
    fresh = [deck for deck in decks if deck.id is None]
    rows = [RefresherDeck(person_id=actor.person_id, course_id=deck.course.id) for deck in fresh]
    session.add_all(rows)
    session.flush()
    cards = [
        {
            "deck_id": row.id,
            "quiz_id": card.quiz_id,
            "question_id": card.question_id,
            "due_on": card.due_on,
        }
        for row, deck in zip(rows, fresh, strict=True)
        for card in deck.cards
    ]
    if cards:
        session.execute(insert(RefresherCard), cards)


def put_back(session: Session, actor: Actor, deck: RefresherDeck | None = None) -> None:
    """Delete what was drawn and not answered, of one deck or of all."""
    own = select(RefresherSitting.id).where(RefresherSitting.person_id == actor.person_id)
    drawn = delete(RefresherReview).where(
        RefresherReview.sitting_id.in_(own), RefresherReview.answered_at.is_(None)
    )
    if deck is not None:
        cards = select(RefresherCard.id).where(RefresherCard.deck_id == deck.id)
        drawn = drawn.where(RefresherReview.card_id.in_(cards))
    session.flush()
    session.execute(drawn)


def _own_deck(session: Session, actor: Actor, course_id: str) -> RefresherDeck:
    """Return a person's deck to change; one that was never opened is stored first."""
    wanted = select(RefresherDeck).where(
        RefresherDeck.person_id == actor.person_id, RefresherDeck.course_id == course_id
    )
    stored = session.scalar(wanted.with_for_update())
    if stored is not None:
        return stored
    decks = decks_of(session, actor.person_id, catalogue(session))
    store(session, actor, [deck for deck in decks if deck.course.id == course_id])
    stored = session.scalar(wanted)
    if stored is None:
        raise NotFound("refresher.deck-unknown")
    return stored
