"""Attempts at quizzes: begin, answer, hand in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, CompiledQuiz
from app.course.models import QuizAttempt, QuizResponse
from app.course.papers import Paper, Response, paper_of
from app.course.queries import attempts_at, get_attempt
from app.course.services import NOTHING_NEW, ensure_enrolled
from app.domain.access import Actor, Permission, ensure
from app.domain.attempts import allowance
from app.domain.errors import Conflict, NotFound
from app.domain.marking import ensure_answerable, mark
from app.domain.progress import item_key
from app.library.queries import catalogue
from app.record.services import Handed, hand_down

SEED_BITS = 31
"""Fits a whole number of either database."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in."""

    question_id: str
    answer: tuple[str, ...]
    """Ids of the ticked options, or the one number as it was typed; empty to take an answer back."""
    is_for_later: bool | None = None
    """None leaves the mark as it is."""
    answered_at: datetime | None = None
    """By the clock of the person's device; None: now."""


def begin(session: Session, actor: Actor, *, course_id: str, quiz_id: str, now: datetime) -> int:
    """Begin an attempt and return its id; one that is open already is returned instead.

    Raises:
        NotFound: there is no such quiz.
        Denied: the person has not enrolled.
        Conflict: the attempts of this round are used up, and the next one has not opened.
    """
    ensure(actor, Permission.LEARN)
    course = catalogue(session).course(course_id)
    quiz = get_quiz(course.package, quiz_id)
    ensure_enrolled(session, actor, course_id)
    earlier = attempts_at(session, actor.person_id, course_id, quiz_id)
    for attempt in earlier:
        if attempt.submitted_at is None:
            return attempt.attempt_id
    if not allowance(quiz.logic, [each.submitted_at for each in earlier if each.submitted_at], now).may_begin:
        raise Conflict("course.no-attempt-left")
    begun = QuizAttempt(
        person_id=actor.person_id,
        course_id=course_id,
        quiz_id=quiz_id,
        revision_id=course.revision_id,
        number=len(earlier) + 1,
        seed=secrets.randbits(SEED_BITS),
        started_at=now,
    )
    session.add(begun)
    session.flush()
    return begun.id


def save_answer(session: Session, actor: Actor, *, attempt_id: int, given: Given, now: datetime) -> None:
    """Keep an answer; the same one again changes nothing, and an older one that arrives late does not count.

    Raises:
        NotFound: not an attempt of this person's.
        Conflict: the attempt was handed in, or the answer has had its feedback.
        Invalid: the question was not drawn, or it is no answer to it.
    """
    ensure(actor, Permission.LEARN)
    attempt = _open_attempt(session, actor, attempt_id)
    response = taken(paper_of(session, attempt), given, began_at=attempt.started_at, now=now)
    if response is None:
        return
    session.add(
        QuizResponse(
            attempt_id=attempt.id,
            question_id=given.question_id,
            answer=list(response.answer),
            is_for_later=response.is_for_later,
            answered_at=response.answered_at,
            saved_at=response.saved_at,
        )
    )
    session.flush()


def taken(paper: Paper, given: Given, *, began_at: datetime, now: datetime) -> Response | None:
    """Return an answer as it is to be kept; None when it is what is there already.

    Raises:
        Conflict: the answer has had its feedback.
        Invalid: the question was not drawn, or it is no answer to it.
    """
    question = paper.question(given.question_id)
    answer = tuple(sorted({each.strip() for each in given.answer} - {""}))
    ensure_answerable(question.logic, answer)
    before = paper.responses.get(given.question_id)
    later = given.is_for_later if given.is_for_later is not None else bool(before and before.is_for_later)
    if before and (before.answer, before.is_for_later) == (answer, later):
        return None
    if before and before.answer and paper.quiz.logic.show == "after-each":
        raise Conflict("course.answer-final")
    return Response(answer, later, _moment(given.answered_at, began_at, now), now)


def submit(session: Session, actor: Actor, *, attempt_id: int, now: datetime, today: date) -> Handed:
    """Hand an attempt in and mark it, once; a second time changes nothing.

    Raises:
        NotFound: not an attempt of this person's.
    """
    ensure(actor, Permission.LEARN)
    attempt = get_attempt(session, actor.person_id, attempt_id, for_change=True)
    if attempt.submitted_at is not None:
        return NOTHING_NEW
    paper = paper_of(session, attempt)
    result = mark(paper.quiz.logic, paper.drawn, paper.answers)
    attempt.submitted_at = now
    attempt.percent = result.percent
    attempt.passed = result.passed
    session.flush()
    if not result.passed:
        return NOTHING_NEW
    return hand_down(
        session,
        person_id=actor.person_id,
        key=item_key(attempt.course_id, "quiz", attempt.quiz_id),
        revision_id=attempt.revision_id,
        percent=result.percent,
        now=now,
        today=today,
    )


def get_quiz(course: CompiledCourse, quiz_id: str) -> CompiledQuiz:
    """Return a quiz.

    Raises:
        NotFound: the course has none with this id.
    """
    if quiz_id not in course.quizzes:
        raise NotFound("course.quiz-unknown")
    return course.quizzes[quiz_id]


def _open_attempt(session: Session, actor: Actor, attempt_id: int) -> QuizAttempt:
    attempt = get_attempt(session, actor.person_id, attempt_id, for_change=True)
    if attempt.submitted_at is not None:
        raise Conflict("course.attempt-ended")
    return attempt


def _moment(claimed: datetime | None, began_at: datetime, now: datetime) -> datetime:
    """Return when an answer was given, by a device's clock if that can be right."""
    # A clock that runs ahead, or before the attempt began, is wrong: then the order of arrival has to do.
    return claimed if claimed and began_at <= claimed <= now else now
