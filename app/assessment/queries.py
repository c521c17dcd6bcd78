"""What was answered in the quizzes of a course, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from app.course.models import QuizAttempt, QuizResponse
from app.db.rows import rows_of
from app.domain.access import Actor, Permission, ensure
from app.library.models import Revision

IS_FIRST = QuizAttempt.number == 1
IS_HANDED_IN = QuizAttempt.submitted_at.is_not(None)
CAME_IN_TIME = QuizResponse.is_late.is_(False)
OF_COURSE = QuizAttempt.course_id == bindparam("course_id")

PEOPLE = (
    select(QuizAttempt.course_id, QuizAttempt.quiz_id, func.count().label("people"))
    .where(IS_FIRST, IS_HANDED_IN)
    .group_by(QuizAttempt.course_id, QuizAttempt.quiz_id)
)

EDITIONS = (
    select(
        QuizAttempt.quiz_id,
        QuizAttempt.revision_id,
        Revision.version,
        Revision.published_at,
        func.sum(case((IS_FIRST, 1), else_=0)).label("people"),
        func.sum(case((IS_FIRST & QuizAttempt.passed.is_(True), 1), else_=0)).label("passed"),
        func.sum(case((IS_FIRST, QuizAttempt.seed), else_=0)).label("seeds"),
        func.max(QuizAttempt.submitted_at).label("last_at"),
    )
    .join(Revision, Revision.id == QuizAttempt.revision_id)
    .where(OF_COURSE, IS_HANDED_IN)
    .group_by(QuizAttempt.quiz_id, QuizAttempt.revision_id, Revision.version, Revision.published_at)
    .order_by(Revision.published_at, QuizAttempt.revision_id, QuizAttempt.quiz_id)
)

FIRST_ANSWERS = (
    select(
        QuizAttempt.id,
        QuizAttempt.quiz_id,
        QuizAttempt.revision_id,
        QuizAttempt.seed,
        QuizResponse.question_id,
        QuizResponse.answer,
    )
    .outerjoin(QuizResponse, (QuizResponse.attempt_id == QuizAttempt.id) & CAME_IN_TIME)
    .where(OF_COURSE, IS_FIRST, IS_HANDED_IN)
    .order_by(QuizAttempt.id, QuizResponse.answered_at, QuizResponse.id)
)


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision of a course on which people handed a quiz in."""

    quiz_id: str
    revision_id: int
    version: str
    published_at: datetime
    people: int
    """Whose first attempt was on it."""
    passed: int
    """Of these, how many passed."""
    seeds: int
    """The sum of the seeds of the first attempts, which are drawn by lot: another one when they are other attempts."""
    last_at: datetime
    """When somebody handed the quiz in on it last, be it a first attempt or a later one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An attempt that was handed in, and what counts of its answers."""

    attempt_id: int
    quiz_id: str
    revision_id: int
    seed: int
    answers: dict[str, tuple[str, ...]]


def people_per_quiz(session: Session, actor: Actor) -> dict[tuple[str, str], int]:
    """Return how many people have handed each quiz in, by course and quiz id.

    Raises:
        Denied: the actor is no trainer.
    """
    ensure(actor, Permission.ITEM_ANALYSIS_READ)
    return {(row.course_id, row.quiz_id): row.people for row in rows_of(session, PEOPLE)}


def editions_of(session: Session, course_id: str) -> tuple[Edition, ...]:
    """List the revisions on which people handed in quizzes of a course, oldest first."""
    return tuple(
        Edition(
            row.quiz_id,
            row.revision_id,
            row.version,
            row.published_at,
            row.people,
            row.passed,
            row.seeds,
            row.last_at,
        )
        for row in rows_of(session, EDITIONS, {"course_id": course_id})
    )


def first_attempts(session: Session, course_id: str) -> Iterator[Answered]:
    """Go through everybody's first attempt at each quiz of a course."""
    rows = rows_of(session, FIRST_ANSWERS, {"course_id": course_id})
    for _, of_attempt in groupby(rows, key=attrgetter("id")):
        answers: dict[str, tuple[str, ...]] = {}
        for row in of_attempt:
            if row.question_id is not None:
                answers[row.question_id] = tuple(row.answer)
        yield Answered(row.id, row.quiz_id, row.revision_id, row.seed, given(answers))


def given(answers: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Leave out what was taken back."""
    return {question_id: answer for question_id, answer in answers.items() if answer}
