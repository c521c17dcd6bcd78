"""A quiz of five questions, and people who hand it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse
from app.course import attempts, services
from app.course.attempts import Given
from app.course.models import QuizResponse
from app.domain.access import Actor
from app.domain.quiz import Show
from app.organisation.models import Unit
from tests.library.factories import both, course, publish_for_tests, question, quiz
from tests.people import NOW, TODAY, make_person

NAMES = ("first", "second", "third", "fourth", "fifth")
RIGHT = dict.fromkeys(NAMES, "a")
EVIDENCE = "quiz:cri-101/final"


def offered(
    *, version: str = "1.0.0", names: tuple[str, ...] = NAMES, show: Show = "after-submit", **right: str
) -> CompiledCourse:
    """A course whose quiz asks all its questions, `first` being a safety question; `second="b"` sets a key."""
    asked = [question(name, must=name == "first", right=right.get(name, "a"), lesson="one") for name in names]
    made = course(lessons=(), quizzes=[quiz(questions=asked, draw=len(asked), show=show)])
    return replace(made, version=version)


def offer(session: Session, **how: str) -> None:
    publish_for_tests(session, offered(**how))


def reworded(made: CompiledCourse, name: str) -> CompiledCourse:
    """The same course with another stem of one question."""
    asked = made.quizzes["final"]
    words = replace(asked.words[name], stem_html=both("<p>Which of these?</p>"))
    return replace(made, quizzes={"final": replace(asked, words=asked.words | {name: words})})


def begin(session: Session, actor: Actor, answers: Mapping[str, str], *, now: datetime = NOW) -> int:
    """Enrol and answer, without handing in."""
    services.enrol(session, actor, course_id="cri-101", now=now)
    attempt_id = attempts.begin(session, actor, course_id="cri-101", quiz_id="final", now=now)
    for name, option in answers.items():
        attempts.save_answer(session, actor, attempt_id=attempt_id, given=Given(name, (option,)), now=now)
    return attempt_id


def hand_in(session: Session, actor: Actor, answers: Mapping[str, str], *, now: datetime = NOW) -> int:
    attempt_id = begin(session, actor, answers, now=now)
    attempts.submit(session, actor, attempt_id=attempt_id, now=now, today=TODAY)
    session.commit()
    return attempt_id


def answer_too_late(session: Session, attempt_id: int, name: str, option: str) -> None:
    """Let an answer arrive when the time of an attempt is over."""
    late = QuizResponse(
        attempt_id=attempt_id,
        question_id=name,
        answer=[option],
        is_late=True,
        is_for_later=False,
        answered_at=NOW,
        saved_at=NOW,
    )
    session.add(late)
    session.commit()


def crowd(
    session: Session, unit: Unit, count: int, answers: Mapping[str, str], name: str = "Person"
) -> list[int]:
    """Let so many new people hand in the same answers; return their attempts."""
    return [
        hand_in(session, make_person(session, f"{name}{number}", unit), answers) for number in range(count)
    ]
