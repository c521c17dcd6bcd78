"""What a person has done in the courses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Integer,
    Row,
    Select,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.course.learner import Learner, Reading, Try
from app.course.models import CheckAnswer, Enrolment, LessonReading, QuizAttempt
from app.course.placement.models import PlacementCheck
from app.db.rows import Together, rows_of
from app.domain.errors import NotFound
from app.record.models import Certificate, CpdEntry, Evidence


@dataclass(frozen=True, slots=True)
class Earned:
    """What a completed course was worth."""

    minutes: int
    certificates: tuple[tuple[str, str], ...]
    """(programme id, code), oldest first."""


def learner_of(session: Session, person_id: int) -> Learner:
    """Return all that a person has done in the courses, in one query."""
    rows: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for row in rows_of(session, EVERYTHING, {"person_id": person_id}):
        rows.setdefault(row.kind, []).append(row)
    answered: dict[str, frozenset[str]] = {}
    for row in rows.get("check", ()):
        answered[_lesson(row)] = answered.get(_lesson(row), frozenset()) | {row.detail}
    return Learner(
        evidence={row.detail: row.at for row in rows.get("evidence", ())},
        enrolments={row.course_id: row.at for row in rows.get("enrolment", ())},
        readings={
            _lesson(row): Reading(row.first, row.second, row.at, row.revision_id)
            for row in rows.get("reading", ())
        },
        answered=answered,
        tries=_tries(rows.get("attempt", ())),
        open_checks={row.detail: row.first for row in rows.get("placement", ())},
    )


def lock_enrolment(session: Session, person_id: int, course_id: str) -> bool:
    """Say whether a person takes a course; if so, what they change in it waits for each other until the commit."""
    enrolment = select(Enrolment.id).where(Enrolment.person_id == person_id, Enrolment.course_id == course_id)
    return session.scalar(enrolment.with_for_update()) is not None


def check_answers(session: Session, person_id: int, course_id: str, lesson_id: str) -> dict[str, list[str]]:
    """Return a person's answers to the quick checks of a lesson, by check id."""
    wanted = {"person_id": person_id, "course_id": course_id, "lesson_id": lesson_id}
    rows = rows_of(session, CHECK_ANSWERS, wanted)
    return {row.check_id: row.answer for row in rows}


def get_attempt(
    session: Session, person_id: int, attempt_id: int, *, for_change: bool = False
) -> QuizAttempt:
    """Return a person's own attempt; for a change it is locked until the transaction ends.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    wanted = OWN_ATTEMPT.with_for_update() if for_change else OWN_ATTEMPT
    attempt = session.scalar(wanted, {"attempt_id": attempt_id, "person_id": person_id})
    if attempt is None:
        raise NotFound("course.attempt-unknown")
    return attempt


def earned_by(session: Session, person_id: int, course_id: str, programmes: Iterable[str]) -> Earned:
    """Return the minutes a completed course was credited with, and the certificates of programmes that ask for it."""
    asked = {"person_id": person_id, "key": f"course:{course_id}", "programmes": list(programmes)}
    rows = EARNED.rows_of(session, asked)
    certificates = sorted(rows["certificates"], key=lambda row: (row.issued_at, row.id))
    return Earned(
        minutes=sum(row.minutes for row in rows["entries"]),
        certificates=tuple((row.programme_id, row.code) for row in certificates),
    )


def _everything() -> CompoundSelect[*tuple[Any, ...]]:
    """Six short lists as one: a page that shows a path needs them all, and each way to the database costs."""
    person_id: BindParameter[int] = bindparam("person_id")
    reading = select(
        literal("reading").label("kind"),
        LessonReading.course_id.label("course_id"),
        LessonReading.lesson_id.label("item_id"),
        literal("").label("detail"),
        LessonReading.furthest_block.label("first"),
        LessonReading.last_block.label("second"),
        LessonReading.read_at.label("at"),
        LessonReading.revision_id.label("revision_id"),
    ).where(LessonReading.person_id == person_id)
    nothing = cast(null(), Integer)
    attempted_at = func.coalesce(QuizAttempt.submitted_at, QuizAttempt.started_at)
    others: tuple[Select[*tuple[Any, ...]], ...] = (
        select(
            literal("check"),
            CheckAnswer.course_id,
            CheckAnswer.lesson_id,
            CheckAnswer.check_id,
            nothing,
            nothing,
            CheckAnswer.answered_at,
            nothing,
        ).where(CheckAnswer.person_id == person_id),
        select(
            literal("attempt"),
            QuizAttempt.course_id,
            QuizAttempt.quiz_id,
            literal(""),
            QuizAttempt.id,
            QuizAttempt.percent,
            attempted_at,
            nothing,
        ).where(QuizAttempt.person_id == person_id),
        select(
            literal("enrolment"),
            Enrolment.course_id,
            literal(""),
            literal(""),
            nothing,
            nothing,
            Enrolment.enrolled_at,
            nothing,
        ).where(Enrolment.person_id == person_id),
        select(
            literal("evidence"),
            literal(""),
            literal(""),
            Evidence.key,
            nothing,
            nothing,
            Evidence.earned_at,
            nothing,
        ).where(Evidence.person_id == person_id),
        select(
            literal("placement"),
            literal(""),
            literal(""),
            PlacementCheck.track,
            PlacementCheck.id,
            nothing,
            PlacementCheck.started_at,
            nothing,
        ).where(PlacementCheck.person_id == person_id, PlacementCheck.submitted_at.is_(None)),
    )
    return union_all(reading, *others)


# Put together once: that takes several times as long as the asking.
EVERYTHING = _everything()

EARNED = Together(
    entries=select(CpdEntry.minutes)
    .join(Evidence, Evidence.id == CpdEntry.evidence_id)
    .where(CpdEntry.person_id == bindparam("person_id"), Evidence.key == bindparam("key")),
    certificates=select(
        Certificate.id, Certificate.programme_id, Certificate.code, Certificate.issued_at
    ).where(
        Certificate.person_id == bindparam("person_id"),
        Certificate.programme_id.in_(bindparam("programmes", expanding=True)),
    ),
)

CHECK_ANSWERS = select(CheckAnswer.check_id, CheckAnswer.answer).where(
    CheckAnswer.person_id == bindparam("person_id"),
    CheckAnswer.course_id == bindparam("course_id"),
    CheckAnswer.lesson_id == bindparam("lesson_id"),
)

OWN_ATTEMPT = select(QuizAttempt).where(
    QuizAttempt.id == bindparam("attempt_id"), QuizAttempt.person_id == bindparam("person_id")
)


def _tries(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, tuple[Try, ...]]:
    tries: dict[str, tuple[Try, ...]] = {}
    for row in sorted(rows, key=lambda row: row.first):
        key = f"quiz:{row.course_id}/{row.item_id}"
        tries[key] = (*tries.get(key, ()), Try(row.first, row.second, row.at))
    return tries


def _lesson(row: Row[*tuple[Any, ...]]) -> str:
    return f"lesson:{row.course_id}/{row.item_id}"
