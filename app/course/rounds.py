"""A person's attempts at one quiz: how many are left, when the next one may begin, and whose result counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse
from app.course.models import LessonReading, QuizAttempt
from app.db.rows import Together
from app.domain.attempts import Allowance, Outcome, allowance
from app.domain.quiz import Quiz

ROUNDS = Together(
    attempts=select(
        QuizAttempt.id,
        QuizAttempt.number,
        QuizAttempt.started_at,
        QuizAttempt.deadline,
        QuizAttempt.submitted_at,
        QuizAttempt.percent,
        QuizAttempt.passed,
        QuizAttempt.missed_lessons,
    ).where(
        QuizAttempt.person_id == bindparam("person_id"),
        QuizAttempt.course_id == bindparam("course_id"),
        QuizAttempt.quiz_id == bindparam("quiz_id"),
    ),
    readings=select(LessonReading.lesson_id, LessonReading.finished_at).where(
        LessonReading.person_id == bindparam("person_id"),
        LessonReading.course_id == bindparam("course_id"),
        LessonReading.finished_at.is_not(None),
    ),
)


@dataclass(frozen=True, slots=True)
class EarlierAttempt:
    """A person's attempt at a quiz, for its page."""

    attempt_id: int
    number: int
    started_at: datetime
    deadline: datetime | None
    submitted_at: datetime | None
    percent: int | None
    passed: bool | None
    missed_lessons: Sequence[str] | None
    """Lessons of the questions that were not right; None while it is open, and where nobody noted them yet."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """A person's attempts at one quiz."""

    ended: tuple[EarlierAttempt, ...]
    """Those that were handed in, oldest first."""
    open: EarlierAttempt | None
    finished: Mapping[str, datetime]
    """Lesson id -> when the person last read it to its end, for the lessons of the course."""

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.ended) + (self.open is not None)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What each came to, oldest first."""
        return tuple(Outcome(each.number, each.percent or 0, bool(each.passed)) for each in self.ended)


def attempts_at(session: Session, person_id: int, course_id: str, quiz_id: str) -> Attempts:
    """Return a person's attempts at a quiz, and what they read in its course, in one query."""
    wanted = {"person_id": person_id, "course_id": course_id, "quiz_id": quiz_id}
    rows = ROUNDS.rows_of(session, wanted)
    attempts = sorted((EarlierAttempt(*row) for row in rows["attempts"]), key=lambda each: each.number)
    return Attempts(
        ended=tuple(each for each in attempts if each.submitted_at is not None),
        open=next((each for each in attempts if each.submitted_at is None), None),
        finished={row.lesson_id: row.finished_at for row in rows["readings"]},
    )


def allowance_at(course: CompiledCourse, quiz: Quiz, attempts: Attempts, now: datetime) -> Allowance:
    """Decide how many attempts are left, by the rules and lessons of a course as it is today."""
    ended = [each.submitted_at for each in attempts.ended if each.submitted_at is not None]
    missed = lessons_in_order(course, attempts.ended[-1].missed_lessons or ()) if ended else ()
    return allowance(quiz, ended, now, {lesson: attempts.finished.get(lesson) for lesson in missed})


def lessons_in_order(course: CompiledCourse, lessons: Collection[str]) -> list[str]:
    """Return those of some lessons that the course still has, in its order."""
    items = (item for module in course.modules for item in module.items)
    return [item.id for item in items if item.kind == "lesson" and item.id in lessons]
