"""A completed course with questions to be asked again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse
from app.domain.access import Actor
from app.domain.quiz import Question
from app.library.queries import catalogue
from app.record.models import Evidence
from app.web.clock import ZONE
from tests.library.factories import course, question, quiz

COMPLETED_ON = date(2026, 11, 24)

QUESTIONS = (
    question("first", must=True, lesson="one"),
    *(question(f"one-{number}", lesson="one") for number in range(3)),
    *(question(f"two-{number}", lesson="two") for number in range(3)),
)


def course_to_refresh(name: str = "cri-101", questions: tuple[Question, ...] = QUESTIONS) -> CompiledCourse:
    return course(name, quizzes=[quiz(questions=questions)])


def early_on(day: date) -> datetime:
    """Half past midnight in China, which in UTC is the day before."""
    return datetime(day.year, day.month, day.day, 0, 30, tzinfo=ZONE)


def after(days: int) -> date:
    return COMPLETED_ON + timedelta(days=days)


def complete(session: Session, actor: Actor, course_id: str = "cri-101", on: date = COMPLETED_ON) -> None:
    session.add(
        Evidence(
            person_id=actor.person_id,
            key=f"course:{course_id}",
            revision_id=catalogue(session).course(course_id).revision_id,
            percent=None,
            earned_at=early_on(on),
        )
    )
    session.commit()


def evidence_count(session: Session) -> int:
    return len(session.scalars(select(Evidence.id)).all())
