"""A path of two tracks, and answers to its checks."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.course.attempts import Given
from app.course.placement import services
from app.course.placement.queries import get_check
from app.course.placement.sheet import Sheet, sheet_of
from app.domain.access import Actor
from app.domain.quiz import Show
from tests.library.factories import course, lesson, programme, publish_for_tests, question, quiz
from tests.people import NOW

FIRST = "quiz:cri-101/final"
SHOWN = "placement:cri-101"


def publish_path(session: Session, *, show: Show = "after-submit") -> None:
    """Publish crisis basic, two intermediate ones behind it (one waits for counselling too), and an advanced one."""
    asked = (
        question("first", must=True, lesson="one"),
        question("second", lesson="two"),
        question("third", lesson="two"),
    )
    basic = course(quizzes=[quiz(questions=asked, draw=3, show=show)])
    counselling = replace(course("cns-101", lessons=[lesson("three")]), track="counselling")
    publish_for_tests(
        session,
        basic,
        course("cri-102"),
        counselling,
        replace(course("cri-201", requires=("cri-101", "cns-101")), tier="intermediate"),
        replace(course("cri-202", requires=("cri-101",)), tier="intermediate"),
        replace(course("cri-301", requires=("cri-201", "cri-202")), tier="advanced"),
        programme(),
    )


def begin(session: Session, actor: Actor, track: str = "crisis", *, at=NOW) -> int:
    return services.begin(session, actor, track=track, now=at)


def sheet(session: Session, actor: Actor, check_id: int) -> Sheet:
    return sheet_of(session, get_check(session, actor.person_id, check_id))


def answer(session: Session, actor: Actor, check_id: int, name: str, *values: str, at=NOW, **more) -> None:
    services.save_answer(session, actor, check_id=check_id, given=Given(name, values, **more), now=at)


def answer_all(session: Session, actor: Actor, check_id: int, *, wrong: tuple[str, ...] = ()) -> None:
    """Answer everything rightly but these."""
    asked = sheet(session, actor, check_id)
    for number in range(1, len(asked.drawn) + 1):
        name = asked.at(number).name
        answer(session, actor, check_id, name, "b" if name in wrong else "a")
