"""A person's decks and sittings, for themselves alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, literal, select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, CompiledQuestion
from app.db.rows import rows_of
from app.domain.errors import NotFound
from app.library.queries import Catalogue
from app.record.models import Evidence
from app.refresher.decks import Card, Deck
from app.refresher.models import RefresherCard, RefresherDeck, RefresherReview, RefresherSitting
from app.refresher.schedule import Sureness
from app.refresher.selection import chosen_questions
from app.web.clock import day_of

COMPLETED = (
    select(
        Evidence.key,
        Evidence.earned_at,
        RefresherDeck.id.label("deck_id"),
        RefresherDeck.paused_until,
        RefresherDeck.stopped_at,
        RefresherCard.id.label("card_id"),
        RefresherCard.quiz_id,
        RefresherCard.question_id,
        RefresherCard.due_on,
        RefresherCard.begun_on,
    )
    .outerjoin(
        RefresherDeck,
        and_(
            RefresherDeck.person_id == Evidence.person_id,
            literal("course:") + RefresherDeck.course_id == Evidence.key,
        ),
    )
    .outerjoin(RefresherCard, RefresherCard.deck_id == RefresherDeck.id)
    .where(Evidence.person_id == bindparam("person_id"), Evidence.key.startswith("course:"))
)
"""Courses that a person completed, each with the cards of its deck, or with nothing when it was never opened."""

SITTING = (
    select(
        RefresherReview.id,
        RefresherReview.number,
        RefresherReview.sureness,
        RefresherReview.answer,
        RefresherReview.is_right,
        RefresherCard.quiz_id,
        RefresherCard.question_id,
        RefresherCard.due_on,
        RefresherDeck.course_id,
    )
    .join(RefresherSitting, RefresherSitting.id == RefresherReview.sitting_id)
    .join(RefresherCard, RefresherCard.id == RefresherReview.card_id)
    .join(RefresherDeck, RefresherDeck.id == RefresherCard.deck_id)
    .where(
        RefresherSitting.id == bindparam("sitting_id"), RefresherSitting.person_id == bindparam("person_id")
    )
    .order_by(RefresherReview.number)
)

CALIBRATION = (
    select(RefresherReview.sureness, RefresherReview.is_right, func.count().label("times"))
    .join(RefresherSitting, RefresherSitting.id == RefresherReview.sitting_id)
    .where(RefresherSitting.person_id == bindparam("person_id"), RefresherReview.answered_at.is_not(None))
    .group_by(RefresherReview.sureness, RefresherReview.is_right)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a sitting, as it is live, and what came of it."""

    review_id: int
    """Also the seed of the order of its options."""
    number: int
    course: CompiledCourse
    question: CompiledQuestion
    sureness: Sureness | None
    """None: not answered yet."""
    answer: tuple[str, ...]
    is_right: bool | None
    due_on: date
    """When it comes again; before it is answered, since when it is due."""


@dataclass(frozen=True, slots=True)
class SureAndRight:
    """How often somebody said that they were so sure, and how often they were right then."""

    sureness: Sureness
    times: int
    right: int


def decks_of(session: Session, person_id: int, live: Catalogue) -> list[Deck]:
    """Return the decks of the courses a person completed, in one query; one never opened is as it would begin."""
    return decks_from(rows_of(session, COMPLETED, {"person_id": person_id}), person_id, live)


def decks_from(rows: Iterable[Row[*tuple[Any, ...]]], person_id: int, live: Catalogue) -> list[Deck]:
    """Put rows of `COMPLETED` together; a course or question that is no longer published drops out."""
    decks = []
    for key, of_course in groupby(sorted(rows, key=lambda row: row.key), key=lambda row: str(row.key)):
        course = live.courses.get(key.partition(":")[2])
        if course is not None:
            deck = _deck(course.package, list(of_course), person_id)
            decks += [deck] if deck.cards else []
    return decks


def sitting_of(session: Session, person_id: int, sitting_id: int, live: Catalogue) -> list[Asked]:
    """Return the questions of a person's own sitting; one that is no longer published drops out.

    Raises:
        NotFound: there is no such sitting, it is somebody else's, or nothing is left of it.
    """
    rows = rows_of(session, SITTING, {"sitting_id": sitting_id, "person_id": person_id})
    asked = [each for row in rows if (each := _asked(row, live)) is not None]
    if not asked:
        raise NotFound("refresher.sitting-unknown")
    return asked


def calibration_of(session: Session, person_id: int) -> list[SureAndRight]:
    """Return how sure a person was and how right, over all their sittings; the surest first."""
    rows = rows_of(session, CALIBRATION, {"person_id": person_id})
    return calibration(Counter({(Sureness(row.sureness), row.is_right): row.times for row in rows}))


def calibration(counts: Counter[tuple[Sureness, bool]]) -> list[SureAndRight]:
    """Put counts of (how sure, right or not) together; the surest first, and what was never said left out."""
    rows = [
        SureAndRight(each, counts[each, True] + counts[each, False], counts[each, True])
        for each in reversed(Sureness)
    ]
    return [row for row in rows if row.times]


def question_of(live: Catalogue, course_id: str, quiz_id: str, question_id: str) -> CompiledQuestion | None:
    """Return a question as it is live; None when it is gone."""
    course = live.courses.get(course_id)
    quiz = course.package.quizzes.get(quiz_id) if course else None
    if quiz is None or question_id not in quiz.words:
        return None
    logic = next(each for each in quiz.logic.questions if each.id == question_id)
    return CompiledQuestion(logic, quiz.words[question_id])


def _deck(course: CompiledCourse, rows: Sequence[Row[*tuple[Any, ...]]], person_id: int) -> Deck:
    first = rows[0]
    if first.deck_id is None:
        chosen = chosen_questions(course, person_id, day_of(first.earned_at))
        return Deck(
            course, tuple(Card(each.quiz_id, each.question.id, each.first_on, None) for each in chosen)
        )
    cards = tuple(
        Card(row.quiz_id, row.question_id, row.due_on, row.begun_on, row.card_id)
        for row in rows
        if row.card_id is not None
        and row.quiz_id in course.quizzes
        and row.question_id in course.quizzes[row.quiz_id].words
    )
    return Deck(course, cards, first.deck_id, first.paused_until, first.stopped_at is not None)


def _asked(row: Row[*tuple[Any, ...]], live: Catalogue) -> Asked | None:
    question = question_of(live, row.course_id, row.quiz_id, row.question_id)
    if question is None:
        return None
    return Asked(
        review_id=row.id,
        number=row.number,
        course=live.courses[row.course_id].package,
        question=question,
        sureness=Sureness(row.sureness) if row.sureness else None,
        answer=tuple(row.answer),
        is_right=row.is_right,
        due_on=row.due_on,
    )
