"""Attempts at quizzes: begin, answer, hand in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.accommodation.queries import extra_time_of
from app.content.compiled import CompiledCourse, CompiledQuiz
from app.course.ending import end, is_over
from app.course.models import QuizAttempt, QuizResponse
from app.course.papers import Paper, Response, paper_of
from app.course.queries import get_attempt
from app.course.rounds import allowance_at, attempts_at
from app.course.services import NOTHING_NEW, ensure_enrolled
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Conflict, NotFound
from app.domain.marking import ensure_answerable
from app.domain.quiz import Quiz
from app.domain.time_limit import GRACE, deadline_of, is_in_time, was_ended_by_time
from app.library.queries import catalogue
from app.queue.outbox import plan_job
from app.record.services import Handed

END_ATTEMPT = "app.course.jobs.end_attempt"
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


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an answer."""

    number: int
    """Of its question, from 1."""
    counts: bool
    """False: it came when the attempt was over."""


def begin(session: Session, actor: Actor, *, course_id: str, quiz_id: str, now: datetime) -> int:
    """Begin an attempt and return its id; one that is open already is returned instead.

    Raises:
        NotFound: there is no such quiz.
        Denied: the person has not enrolled.
        Conflict: the attempts of this round are used up, and the next one has not opened.
    """
    ensure(actor, Permission.LEARN)
    course = catalogue(session).course(course_id)
    quiz = get_quiz(course.package, quiz_id).logic
    ensure_enrolled(session, actor, course_id)
    earlier = attempts_at(session, actor.person_id, course_id, quiz_id)
    if earlier.open is not None:
        return earlier.open.attempt_id
    if not allowance_at(course.package, quiz, earlier, now).may_begin:
        raise Conflict("course.no-attempt-left")
    begun = QuizAttempt(
        person_id=actor.person_id,
        course_id=course_id,
        quiz_id=quiz_id,
        revision_id=course.revision_id,
        number=earlier.count + 1,
        seed=secrets.randbits(SEED_BITS),
        started_at=now,
        deadline=_deadline(session, actor, quiz, now),
    )
    session.add(begun)
    session.flush()
    if begun.deadline is not None:
        plan_job(session, END_ATTEMPT, begun.id, now=now, not_before=begun.deadline + GRACE)
    return begun.id


def save_answer(session: Session, actor: Actor, *, attempt_id: int, given: Given, now: datetime) -> Saved:
    """Keep an answer; the same one again changes nothing, and an older one that arrives late does not count.

    What comes when the time of the attempt is over is kept beside it, so that the person can be told.

    Raises:
        NotFound: not an attempt of this person's.
        Conflict: the attempt was handed in, or the answer has had its feedback.
        Invalid: the question was not drawn, or it is no answer to it.
    """
    ensure(actor, Permission.LEARN)
    attempt = get_attempt(session, actor.person_id, attempt_id, for_change=True)
    has_ended = attempt.submitted_at is not None
    if has_ended and not was_ended_by_time(attempt.deadline, attempt.submitted_at):
        raise Conflict("course.attempt-ended")
    paper = paper_of(session, attempt)
    response = _response(paper, given, began_at=attempt.started_at, now=now)
    is_late = has_ended or not is_in_time(attempt.deadline, given_at=response.answered_at, now=now)
    news = _is_late_news if is_late else _is_news
    if news(paper, given.question_id, response):
        session.add(
            QuizResponse(
                attempt_id=attempt.id,
                question_id=given.question_id,
                answer=list(response.answer),
                is_for_later=response.is_for_later,
                answered_at=response.answered_at,
                saved_at=response.saved_at,
                is_late=is_late,
            )
        )
        session.flush()
    counts = not is_late or response.answer == paper.answers.get(given.question_id, ())
    return Saved(paper.number_of(given.question_id), counts)


def taken(paper: Paper, given: Given, *, began_at: datetime, now: datetime) -> Response | None:
    """Return an answer as it is to be kept; None when it is what is there already.

    Raises:
        Conflict: the answer has had its feedback.
        Invalid: the question was not drawn, or it is no answer to it.
    """
    response = _response(paper, given, began_at=began_at, now=now)
    return response if _is_news(paper, given.question_id, response) else None


def submit(session: Session, actor: Actor, *, attempt_id: int, now: datetime, today: date) -> Handed:
    """Hand an attempt in and mark it, once; a second time changes nothing.

    Raises:
        NotFound: not an attempt of this person's.
    """
    ensure(actor, Permission.LEARN)
    attempt = get_attempt(session, actor.person_id, attempt_id, for_change=True)
    if attempt.submitted_at is not None:
        return NOTHING_NEW
    return end(session, attempt, now=now, today=today)


def end_if_over(session: Session, actor: Actor, *, attempt_id: int, now: datetime, today: date) -> Handed:
    """Hand an attempt in whose time is over; any other stays as it is.

    Raises:
        NotFound: not an attempt of this person's.
    """
    ensure(actor, Permission.LEARN)
    attempt = get_attempt(session, actor.person_id, attempt_id, for_change=True)
    return end(session, attempt, now=now, today=today) if is_over(attempt, now) else NOTHING_NEW


def get_quiz(course: CompiledCourse, quiz_id: str) -> CompiledQuiz:
    """Return a quiz.

    Raises:
        NotFound: the course has none with this id.
    """
    if quiz_id not in course.quizzes:
        raise NotFound("course.quiz-unknown")
    return course.quizzes[quiz_id]


def _deadline(session: Session, actor: Actor, quiz: Quiz, now: datetime) -> datetime | None:
    if quiz.time_limit_minutes is None:
        return None
    extra = extra_time_of(session, actor.person_id)
    return deadline_of(quiz, extra.amount if extra else None, now)


def _response(paper: Paper, given: Given, *, began_at: datetime, now: datetime) -> Response:
    answer = tuple(sorted({each.strip() for each in given.answer} - {""}))
    ensure_answerable(paper.question(given.question_id).logic, answer)
    before = paper.responses.get(given.question_id)
    later = given.is_for_later if given.is_for_later is not None else bool(before and before.is_for_later)
    return Response(answer, later, _moment(given.answered_at, began_at, now), now)


def _is_news(paper: Paper, question_id: str, response: Response) -> bool:
    before = paper.responses.get(question_id)
    if before is None:
        return True
    if (before.answer, before.is_for_later) == (response.answer, response.is_for_later):
        return False
    if before.answer and paper.quiz.logic.show == "after-each":
        raise Conflict("course.answer-final")
    return True


def _is_late_news(paper: Paper, question_id: str, response: Response) -> bool:
    return question_id not in paper.late and response.answer != paper.answers.get(question_id, ())


def _moment(claimed: datetime | None, began_at: datetime, now: datetime) -> datetime:
    """Return when an answer was given, by a device's clock if that can be right."""
    # A clock that runs ahead, or before the attempt began, is wrong: then the order of arrival has to do.
    return claimed if claimed and began_at <= claimed <= now else now
