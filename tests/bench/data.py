"""A school of some size: 200 teachers, 2,000 questions, a thread of 80 answers, somebody in the middle of everything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.course import attempts
from app.course.attempts import Given
from app.course.papers import paper_of
from app.course.queries import get_attempt
from app.domain.access import Actor, Role
from app.domain.marking import right_answer
from app.forum import services as forum
from app.library.queries import catalogue
from app.organisation.queries import actor_of
from app.organisation.services import invite, join
from app.record.models import Certificate
from app.record.services import hand_down
from app.simulation.services import make_move, start_run
from app.web.clock import now, today
from tests.bench.forms import next_choice

TEACHERS = 200
QUESTIONS = 2_000
ANSWERS = 80
MOVES = 8
PASSWORD = "a kettle that never boils"


@dataclass(frozen=True, slots=True)
class Made:
    """What the measured pages show."""

    learner: Actor
    lead: Actor
    teacher_account: str
    attempt_id: int
    run_id: int
    thread_id: int
    code: str


def make(session: Session) -> Made:
    """Add numbers to the demonstration through the services, so that constants are tested at size."""
    learner, lead, expert = (_actor(session, name) for name in ("wenjing", "luojing", "chenyu"))
    teachers = [_teacher(session, lead, number) for number in range(TEACHERS)]
    code = session.scalars(select(Certificate.code)).first()
    assert code is not None
    return Made(
        learner=learner,
        lead=lead,
        teacher_account=_account(0),
        attempt_id=_attempt(session, learner),
        run_id=_run(session, learner),
        thread_id=_questions(session, teachers[-1], teachers, expert),
        code=code,
    )


def _actor(session: Session, name: str) -> Actor:
    person_id = session.scalars(select(Person.id).where(Person.account == f"{name}@demo.example")).one()
    return actor_of(session, person_id, today=today())


def _account(number: int) -> str:
    return f"teacher-{number}@bench.example"


def _teacher(session: Session, lead: Actor, number: int) -> Actor:
    """Let a teacher into the lead's school, some lessons into a course or through it."""
    school_id = next(held.unit_id for held in lead.memberships if held.role is Role.SCHOOL_LEAD)
    token = invite(session, lead, unit_id=school_id, role=Role.TEACHER, now=now())
    person = join(
        session,
        token=token,
        account=_account(number),
        display_name=f"老师{number}",
        password=PASSWORD,
        now=now(),
        today=today(),
    )
    course = catalogue(session).course("cri-101")
    keys = [
        f"lesson:cri-101/{item.id}" if item.kind == "lesson" else f"quiz:cri-101/{item.id}"
        for module in course.package.modules
        for item in module.items
        if item.kind != "simulation"
    ]
    for key in [*keys, "simulation:sim-b1", "simulation:sim-b2"][: number % 10]:
        hand_down(
            session,
            person_id=person.id,
            key=key,
            revision_id=course.revision_id,
            now=now(),
            today=today(),
        )
    return actor_of(session, person.id, today=today())


def _questions(session: Session, asker: Actor, teachers: list[Actor], expert: Actor) -> int:
    """Ask many questions; the last is answered by many, accepted once and endorsed twice."""
    for number in range(QUESTIONS + 1):
        question_id = forum.ask(
            session,
            asker,
            title=f"孩子不愿意说话，怎么办？（{number}）",
            body="She sits and looks at the window. **What would you say first?**",
            about="lesson:cri-101/the-direct-question" if number % 3 == 0 else None,
            form_key=f"bench-{number}",
            now=now(),
        )
    answer_ids = [
        forum.answer(
            session,
            teacher,
            question_id=question_id,
            body="I begin with her fear, and I leave the silence to her.\n\nThen I ask the plain question.",
            form_key="bench",
            now=now(),
        )
        for teacher in teachers[:ANSWERS]
    ]
    forum.accept(session, asker, answer_id=answer_ids[3], now=now())
    for answer_id in answer_ids[3:5]:
        forum.endorse(session, expert, answer_id=answer_id, note="说得很好。", now=now())
    return question_id


def _attempt(session: Session, learner: Actor) -> int:
    """Begin a quiz and answer every other question."""
    attempt_id = attempts.begin(session, learner, course_id="cri-101", quiz_id="first-response", now=now())
    paper = paper_of(session, get_attempt(session, learner.person_id, attempt_id))
    for drawn in paper.drawn[1::2]:
        given = Given(drawn.question_id, right_answer(paper.question(drawn.question_id).logic))
        attempts.save_answer(session, learner, attempt_id=attempt_id, given=given, now=now())
    return attempt_id


def _run(session: Session, learner: Actor) -> int:
    """Begin a scenario and go some way into it."""
    run_id = start_run(session, learner, scenario_id="sim-b1", seed=1, now=now()).run_id
    for sequence in range(1, MOVES + 1):
        make_move(
            session,
            learner,
            run_id=run_id,
            sequence=sequence,
            move=next_choice(session, learner, run_id),
            now=now(),
        )
    return run_id
