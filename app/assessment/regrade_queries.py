"""What was handed in at a quiz, and how it was marked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.assessment.queries import CAME_IN_TIME, IS_HANDED_IN, OF_COURSE, given
from app.course.models import QuizAttempt, QuizResponse, Regrade, RegradeChange
from app.db.rows import rows_of
from app.domain.access import Actor, Permission, ensure
from app.library.models import Revision

OF_QUIZ = OF_COURSE & (QuizAttempt.quiz_id == bindparam("quiz_id"))

HANDED_IN = (
    select(
        QuizAttempt.id,
        QuizAttempt.person_id,
        QuizAttempt.revision_id,
        QuizAttempt.seed,
        QuizAttempt.percent,
        QuizAttempt.passed,
        Regrade.to_revision_id,
    )
    .outerjoin(RegradeChange, RegradeChange.attempt_id == QuizAttempt.id)
    .outerjoin(Regrade, Regrade.id == RegradeChange.regrade_id)
    .where(OF_QUIZ, IS_HANDED_IN)
    .order_by(QuizAttempt.id, Regrade.id)
)

ANSWERS_ON = (
    select(QuizAttempt.id, QuizResponse.question_id, QuizResponse.answer)
    .join(QuizResponse, QuizResponse.attempt_id == QuizAttempt.id)
    .where(
        OF_QUIZ,
        IS_HANDED_IN,
        CAME_IN_TIME,
        QuizAttempt.revision_id.in_(bindparam("revision_ids", expanding=True)),
    )
    .order_by(QuizAttempt.id, QuizResponse.answered_at, QuizResponse.id)
)

REGRADES_IN_ORDER = (
    select(Regrade.quiz_id, Regrade.to_revision_id, Regrade.applied_at)
    .where(Regrade.course_id == bindparam("course_id"))
    .order_by(Regrade.id)
)


def _regrades() -> Select[*tuple[Any, ...]]:
    differs = (RegradeChange.percent_after != RegradeChange.percent_before) | (
        RegradeChange.passed_after != RegradeChange.passed_before
    )
    newly = and_(RegradeChange.passed_after, ~RegradeChange.passed_before)

    def people(condition: Any) -> Any:
        return func.count(func.distinct(case((condition, QuizAttempt.person_id))))

    return (
        select(
            Regrade.id,
            Regrade.applied_at,
            Regrade.reason,
            Regrade.from_revision_ids,
            Regrade.to_revision_id,
            Person.display_name.label("applied_by"),
            func.count(func.distinct(QuizAttempt.person_id)).label("people"),
            people(differs).label("people_changed"),
            people(newly).label("people_newly_passed"),
        )
        .outerjoin(Person, Person.id == Regrade.applied_by_id)
        .outerjoin(RegradeChange, RegradeChange.regrade_id == Regrade.id)
        .outerjoin(QuizAttempt, QuizAttempt.id == RegradeChange.attempt_id)
        .where(Regrade.course_id == bindparam("course_id"), Regrade.quiz_id == bindparam("quiz_id"))
        .group_by(Regrade.id, Person.id)
        .order_by(Regrade.id.desc())
    )


REGRADES = _regrades()

VERSIONS = select(Revision.id, Revision.version, Revision.published_at).where(
    Revision.kind == "course", Revision.package_id == bindparam("course_id")
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An attempt with its result, and the revisions by whose keys it was marked again."""

    attempt_id: int
    person_id: int
    revision_id: int
    seed: int
    percent: int
    passed: bool
    applied: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LastRegrade:
    """The key by which a quiz was marked again last."""

    to_revision_id: int
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class RegradeRow:
    """A regrade in the list of those of a quiz."""

    applied_at: datetime
    applied_by: str | None
    reason: str
    from_revision_ids: list[int]
    to_revision_id: int
    people: int
    people_changed: int
    people_newly_passed: int


def handed_in(session: Session, course_id: str, quiz_id: str) -> list[HandedIn]:
    """List every attempt at a quiz that was handed in."""
    rows = rows_of(session, HANDED_IN, {"course_id": course_id, "quiz_id": quiz_id})
    found = []
    for _, of_attempt in groupby(rows, key=attrgetter("id")):
        lines = list(of_attempt)
        one = lines[0]
        applied = tuple(line.to_revision_id for line in lines if line.to_revision_id is not None)
        found.append(
            HandedIn(one.id, one.person_id, one.revision_id, one.seed, one.percent, one.passed, applied)
        )
    return found


def answers_on(
    session: Session, course_id: str, quiz_id: str, revision_ids: Iterable[int]
) -> dict[int, dict[str, tuple[str, ...]]]:
    """Return what counts of the answers of attempts on some revisions, by attempt id and question id."""
    wanted = {"course_id": course_id, "quiz_id": quiz_id, "revision_ids": list(revision_ids)}
    answers: dict[int, dict[str, tuple[str, ...]]] = {}
    for row in rows_of(session, ANSWERS_ON, wanted):
        answers.setdefault(row.id, {})[row.question_id] = tuple(row.answer)
    return {attempt_id: given(each) for attempt_id, each in answers.items()}


def last_regrades(session: Session, course_id: str) -> dict[str, LastRegrade]:
    """Return by which revision's key each quiz of a course was marked again last, and when."""
    rows = rows_of(session, REGRADES_IN_ORDER, {"course_id": course_id})
    return {row.quiz_id: LastRegrade(row.to_revision_id, row.applied_at) for row in rows}


def regrades_of(session: Session, actor: Actor, course_id: str, quiz_id: str) -> list[RegradeRow]:
    """List the regrades of a quiz, newest first.

    Raises:
        Denied: the actor is no trainer.
    """
    ensure(actor, Permission.ITEM_ANALYSIS_READ)
    rows = rows_of(session, REGRADES, {"course_id": course_id, "quiz_id": quiz_id})
    return [
        RegradeRow(
            row.applied_at,
            row.applied_by,
            row.reason,
            row.from_revision_ids,
            row.to_revision_id,
            row.people,
            row.people_changed,
            row.people_newly_passed,
        )
        for row in rows
    ]


def versions_of(session: Session, course_id: str) -> dict[int, tuple[str, datetime]]:
    """Return the version of every revision of a course, and when it was published."""
    rows = rows_of(session, VERSIONS, {"course_id": course_id})
    return {row.id: (row.version, row.published_at) for row in rows}
