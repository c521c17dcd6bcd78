"""A timed quiz for tests: three questions, twenty minutes, two attempts a round."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.course import attempts
from app.course.attempts import Given, Saved
from app.course.models import QuizAttempt
from app.course.papers import Paper, paper_of
from app.course.queries import get_attempt
from app.domain.access import Actor
from app.domain.quiz import Counts, Show
from app.record.services import Handed
from tests.library.factories import course, number_question, publish_for_tests, question, quiz
from tests.people import NOW, TODAY

MINUTE = timedelta(minutes=1)
DEADLINE = NOW + 20 * MINUTE
RIGHT = {"first": "a", "second": "a", "third": "19.1"}


def offer(
    session: Session,
    *,
    time_limit: int | None = 20,
    count: int | None = 2,
    counts: Counts = "best",
    show: Show = "after-submit",
) -> None:
    asked = (
        question("first", must=True, lesson="two"),
        question("second", lesson="one"),
        number_question("third"),
    )
    rules = quiz(questions=asked, draw=3, attempts=count, show=show, time_limit=time_limit, counts=counts)
    publish_for_tests(session, course(quizzes=[rules]))


def begin(session: Session, actor: Actor, *, at=NOW) -> int:
    return attempts.begin(session, actor, course_id="cri-101", quiz_id="final", now=at)


def save(
    session: Session, actor: Actor, attempt_id: int, name: str, *answer: str, at=NOW, given_at=None
) -> Saved:
    given = Given(name, answer, answered_at=given_at)
    return attempts.save_answer(session, actor, attempt_id=attempt_id, given=given, now=at)


def submit(session: Session, actor: Actor, attempt_id: int, *, at=NOW, today: date = TODAY) -> Handed:
    return attempts.submit(session, actor, attempt_id=attempt_id, now=at, today=today)


def take(session: Session, actor: Actor, *, at=NOW, **answers: str) -> int:
    """Begin, answer and hand in at one moment; return the attempt."""
    attempt_id = begin(session, actor, at=at)
    for name, answer in answers.items():
        save(session, actor, attempt_id, name, answer, at=at)
    submit(session, actor, attempt_id, at=at)
    return attempt_id


def stored(session: Session, actor: Actor, attempt_id: int) -> QuizAttempt:
    return get_attempt(session, actor.person_id, attempt_id)


def paper(session: Session, actor: Actor, attempt_id: int) -> Paper:
    return paper_of(session, stored(session, actor, attempt_id))
