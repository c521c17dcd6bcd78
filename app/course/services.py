"""Enrol, keep the place in a lesson, answer a quick check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, CompiledQuestion, Lesson
from app.course.models import CheckAnswer, Enrolment, LessonReading
from app.course.path import ensure_open
from app.course.queries import learner_of, lock_enrolment
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Denied, Invalid, NotFound
from app.domain.marking import ensure_answerable
from app.domain.progress import LessonReading as Progress
from app.domain.progress import item_key, lesson_state
from app.library.queries import Published, catalogue
from app.record.services import Handed, hand_down

NOTHING_NEW = Handed(is_new=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson of a live course."""

    course: Published[CompiledCourse]
    lesson: Lesson

    @property
    def key(self) -> str:
        """The evidence key of having completed it."""
        return item_key(self.course.package.id, "lesson", self.lesson.id)


def enrol(session: Session, actor: Actor, *, course_id: str, now: datetime) -> None:
    """Take a course; taking it already changes nothing.

    Raises:
        NotFound: there is no such course.
        Denied: another course comes first.
    """
    ensure(actor, Permission.LEARN)
    course = catalogue(session).course(course_id).package
    learner = learner_of(session, actor.person_id)
    if course_id in learner.enrolments:
        return
    ensure_open(course, learner)
    session.add(Enrolment(person_id=actor.person_id, course_id=course_id, enrolled_at=now))
    session.flush()


def keep_place(
    session: Session,
    actor: Actor,
    *,
    course_id: str,
    lesson_id: str,
    block: int,
    now: datetime,
    today: date,
) -> Handed:
    """Remember where somebody is in a lesson, and when they reached its end; how far they ever were only grows.

    Raises:
        NotFound: there is no such lesson.
        Denied: the person has not enrolled.
        Invalid: the lesson has no such block.
    """
    place = _place(session, actor, course_id, lesson_id)
    if not 0 <= block <= place.lesson.block_count:
        raise Invalid("course.block-unknown", field="block")
    reading = _reading(session, actor.person_id, place)
    if reading is None:
        reading = LessonReading(
            person_id=actor.person_id, course_id=course_id, lesson_id=lesson_id, furthest_block=0
        )
        session.add(reading)
    reading.furthest_block = max(reading.furthest_block, block)
    reading.last_block = block
    if block == place.lesson.block_count:
        reading.finished_at = now
    reading.revision_id = place.course.revision_id
    reading.read_at = now
    session.flush()
    return _hand_down_if_complete(session, actor.person_id, place, reading, now=now, today=today)


def answer_check(
    session: Session,
    actor: Actor,
    *,
    course_id: str,
    lesson_id: str,
    check_id: str,
    answer: Sequence[str],
    now: datetime,
    today: date,
) -> Handed:
    """Keep the answer to a quick check; the one given last stays.

    Raises:
        NotFound: there is no such check.
        Denied: the person has not enrolled.
        Invalid: nothing was answered, or it is no answer to this question.
    """
    place = _place(session, actor, course_id, lesson_id)
    question = get_check(place.lesson, check_id)
    given = sorted({each.strip() for each in answer} - {""})
    if not given:
        raise Invalid("course.answer-empty", field=check_id)
    ensure_answerable(question.logic, tuple(given))
    kept = session.scalar(
        select(CheckAnswer).where(
            CheckAnswer.person_id == actor.person_id,
            CheckAnswer.course_id == course_id,
            CheckAnswer.lesson_id == lesson_id,
            CheckAnswer.check_id == check_id,
        )
    )
    if kept is None:
        kept = CheckAnswer(
            person_id=actor.person_id, course_id=course_id, lesson_id=lesson_id, check_id=check_id
        )
        session.add(kept)
    kept.answer = given
    kept.answered_at = now
    session.flush()
    reading = _reading(session, actor.person_id, place)
    if reading is None:
        return NOTHING_NEW
    return _hand_down_if_complete(session, actor.person_id, place, reading, now=now, today=today)


def get_lesson(course: CompiledCourse, lesson_id: str) -> Lesson:
    """Return a lesson.

    Raises:
        NotFound: the course has none with this id.
    """
    if lesson_id not in course.lessons:
        raise NotFound("course.lesson-unknown")
    return course.lessons[lesson_id]


def get_check(lesson: Lesson, check_id: str) -> CompiledQuestion:
    """Return a quick check of a lesson.

    Raises:
        NotFound: the lesson has none with this id.
    """
    check = next((section.check for section in lesson.sections if section.id == check_id), None)
    if check is None:
        raise NotFound("course.check-unknown")
    return check


def ensure_enrolled(session: Session, actor: Actor, course_id: str) -> None:
    """Let somebody pass who takes the course; two devices of theirs pass one after the other.

    Raises:
        Denied: the person has not enrolled.
    """
    if not lock_enrolment(session, actor.person_id, course_id):
        raise Denied("course.not-enrolled")


def _place(session: Session, actor: Actor, course_id: str, lesson_id: str) -> Place:
    ensure(actor, Permission.LEARN)
    course = catalogue(session).course(course_id)
    lesson = get_lesson(course.package, lesson_id)
    ensure_enrolled(session, actor, course_id)
    return Place(course, lesson)


def _reading(session: Session, person_id: int, place: Place) -> LessonReading | None:
    return session.scalar(
        select(LessonReading).where(
            LessonReading.person_id == person_id,
            LessonReading.course_id == place.course.package.id,
            LessonReading.lesson_id == place.lesson.id,
        )
    )


def _hand_down_if_complete(
    session: Session, person_id: int, place: Place, reading: LessonReading, *, now: datetime, today: date
) -> Handed:
    if reading.furthest_block < place.lesson.block_count:
        return NOTHING_NEW  # spares the look at the answers on most saves
    answered = session.scalars(
        select(CheckAnswer.check_id).where(
            CheckAnswer.person_id == person_id,
            CheckAnswer.course_id == place.course.package.id,
            CheckAnswer.lesson_id == place.lesson.id,
        )
    )
    state = lesson_state(
        Progress(
            position=reading.furthest_block,
            blocks=place.lesson.block_count,
            checks=tuple(section.id for section in place.lesson.sections if section.check),
            answered=frozenset(answered),
        )
    )
    if not state.complete:
        return NOTHING_NEW
    return hand_down(
        session,
        person_id=person_id,
        key=place.key,
        revision_id=place.course.revision_id,
        now=now,
        today=today,
    )
