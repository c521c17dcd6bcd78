"""Sittings: take up what is due, and answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.marking import ensure_answerable, is_whole, mark_question
from app.domain.quiz import Question
from app.library.queries import Catalogue, catalogue
from app.refresher.decks import MOST_IN_A_SITTING, due_on
from app.refresher.models import RefresherCard, RefresherDeck, RefresherReview, RefresherSitting
from app.refresher.queries import decks_of, question_of
from app.refresher.schedule import Memory, Sureness, reviewed
from app.refresher.services import put_back, store
from app.web.clock import day_of


@dataclass(frozen=True, slots=True)
class Place:
    """A question of a sitting."""

    sitting_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in."""

    sureness: str
    """A `Sureness`; empty when nothing was chosen."""
    answer: tuple[str, ...]


def begin(session: Session, actor: Actor, *, now: datetime, today: date) -> Place:
    """Take up what is due, at most five questions, and return the first; today's open sitting goes on instead.

    What was drawn on an earlier day and not answered is put back.

    Raises:
        Conflict: nothing is due.
    """
    ensure(actor, Permission.LEARN)
    live = catalogue(session)
    going_on = _open_sitting(session, actor, live, today)
    if going_on is not None:
        return going_on
    due = due_on(decks_of(session, actor.person_id, live), today)[:MOST_IN_A_SITTING]
    if not due:
        raise Conflict("refresher.nothing-due")
    if any(each.card.id is None for each in due):
        store(session, actor, {each.deck.course.id: each.deck for each in due}.values())
        due = due_on(decks_of(session, actor.person_id, live), today)[:MOST_IN_A_SITTING]
    sitting = RefresherSitting(person_id=actor.person_id, began_at=now)
    session.add(sitting)
    session.flush()
    drawn: list[dict[str, object]] = [
        {"sitting_id": sitting.id, "card_id": each.card.id, "number": number, "answer": []}
        for number, each in enumerate(due, 1)
    ]
    session.execute(insert(RefresherReview), drawn)
    return Place(sitting.id, 1)


def answer(
    session: Session, actor: Actor, *, sitting_id: int, number: int, given: Given, now: datetime, today: date
) -> None:
    """Mark an answer, once, and decide when the question comes again; a second time changes nothing.

    Raises:
        NotFound: not a question of this person's, or it was put back.
        Conflict: the question is no longer published.
        Invalid: not said how sure, nothing answered, or it is no answer to this question.
    """
    ensure(actor, Permission.LEARN)
    review, card, course_id = _drawn(session, actor, sitting_id, number)
    if review.answered_at is not None:
        return
    question = question_of(catalogue(session), course_id, card.quiz_id, card.question_id)
    if question is None:
        raise Conflict("refresher.question-gone")
    if given.sureness not in set(Sureness):
        raise Invalid("refresher.sureness-missing")
    answered = tuple(sorted({each.strip() for each in given.answer} - {""}))
    _ensure_whole(question.logic, answered)
    review.is_right = mark_question(question.logic, answered).right
    review.sureness = given.sureness
    review.answer = list(answered)
    review.answered_at = now
    _remember(
        card, reviewed(_memory(card), today, right=review.is_right, sureness=Sureness(given.sureness)), today
    )
    session.flush()


def _open_sitting(session: Session, actor: Actor, live: Catalogue, today: date) -> Place | None:
    """Return today's sitting if something is left of it; put back whatever else was drawn and not answered."""
    drawn = session.execute(
        select(
            RefresherSitting.id,
            RefresherSitting.began_at,
            RefresherReview.number,
            RefresherDeck.course_id,
            RefresherCard.quiz_id,
            RefresherCard.question_id,
        )
        .join(RefresherReview, RefresherReview.sitting_id == RefresherSitting.id)
        .join(RefresherCard, RefresherCard.id == RefresherReview.card_id)
        .join(RefresherDeck, RefresherDeck.id == RefresherCard.deck_id)
        .where(RefresherSitting.person_id == actor.person_id, RefresherReview.answered_at.is_(None))
        .order_by(RefresherReview.number)
    ).all()
    for row in drawn:
        is_there = question_of(live, row.course_id, row.quiz_id, row.question_id) is not None
        if is_there and day_of(row.began_at) == today:
            return Place(row.id, row.number)
    if drawn:
        put_back(session, actor)
    return None


def _drawn(
    session: Session, actor: Actor, sitting_id: int, number: int
) -> tuple[RefresherReview, RefresherCard, str]:
    row = session.execute(
        select(RefresherReview, RefresherCard, RefresherDeck.course_id)
        .join(RefresherSitting, RefresherSitting.id == RefresherReview.sitting_id)
        .join(RefresherCard, RefresherCard.id == RefresherReview.card_id)
        .join(RefresherDeck, RefresherDeck.id == RefresherCard.deck_id)
        .where(
            RefresherSitting.id == sitting_id,
            RefresherSitting.person_id == actor.person_id,
            RefresherReview.number == number,
        )
        .with_for_update(of=RefresherReview)
    ).one_or_none()
    if row is None:
        raise NotFound("refresher.question-unknown")
    review, card, course_id = row
    return review, card, course_id


def _ensure_whole(question: Question, answered: tuple[str, ...]) -> None:
    """Let an answer pass that is given for good, with nothing left open."""
    if not answered:
        raise Invalid("refresher.answer-empty")
    ensure_answerable(question, answered)
    if not is_whole(question, answered):
        is_order = question.kind == "order"
        raise Invalid("refresher.order-unfinished" if is_order else "refresher.answer-unfinished")


def _memory(card: RefresherCard) -> Memory | None:
    if card.reviewed_on is None or card.stability is None or card.difficulty is None:
        return None
    return Memory(card.stability, card.difficulty, card.reviewed_on, card.due_on)


def _remember(card: RefresherCard, memory: Memory, today: date) -> None:
    card.begun_on = card.begun_on or today
    card.reviewed_on = memory.reviewed_on
    card.due_on = memory.due_on
    card.stability = memory.stability
    card.difficulty = memory.difficulty
