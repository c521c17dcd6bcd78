"""A school of some size: 200 teachers, 2,000 questions, a thread of 80 answers, somebody in the middle of everything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.course import attempts
from app.forum.models import Answer, Question
from app.library.queries import catalogue
from app.organisation.models import Membership, Unit
from app.organisation.queries import actor_of
from app.record.models import Certificate
from app.record.services import hand_down
from app.simulation.services import start_run
from app.web.clock import now, today

TEACHERS = 200
QUESTIONS = 2_000
ANSWERS = 80


@dataclass(frozen=True)
class Made:
    """What the measured pages show."""

    learner_id: int
    lead_id: int
    attempt_id: int
    run_id: int
    thread_id: int
    code: str


def make(session: Session) -> Made:
    """Add numbers to the demonstration, so that constants are tested at size."""
    people = {row.account.split("@")[0]: row.id for row in session.execute(select(Person.account, Person.id))}
    school = session.scalars(select(Unit).where(Unit.kind == "school").order_by(Unit.id)).first()
    assert school is not None
    _teachers(session, school.id)
    thread_id = _questions(session, people["wenjing"])
    learner = actor_of(session, people["wenjing"], today=today())
    attempt_id = attempts.begin(session, learner, course_id="cri-101", quiz_id="first-response", now=now())
    run_id = start_run(session, learner, scenario_id="sim-b1", seed=1, now=now()).run_id
    code = session.scalars(select(Certificate.code)).first()
    assert code is not None
    return Made(people["wenjing"], people["luojing"], attempt_id, run_id, thread_id, code)


def _teachers(session: Session, unit_id: int) -> None:
    course = catalogue(session).course("cri-101")
    for number in range(TEACHERS):
        person = Person(
            account=f"t{number}@bench.example",
            display_name=f"老师{number}",
            password_hash="-",
            created_at=now(),
            is_demonstration=True,
        )
        session.add(person)
        session.flush()
        session.add(Membership(person_id=person.id, unit_id=unit_id, role="teacher", since=today()))
        for lesson_id in list(course.package.lessons)[: number % 7]:
            hand_down(
                session,
                person_id=person.id,
                key=f"lesson:cri-101/{lesson_id}",
                revision_id=course.revision_id,
                now=now(),
                today=today(),
            )


def _questions(session: Session, author_id: int) -> int:
    words = {"body": "What would you say first?", "body_html": "<p>What would you say first?</p>"}

    def question(number: int) -> Question:
        return Question(
            author_id=author_id, form_key=f"bench-{number}", title=f"问题 {number}", asked_at=now(), **words
        )

    session.add_all([question(number) for number in range(QUESTIONS)])
    thread = question(QUESTIONS)
    session.add(thread)
    session.flush()
    session.add_all(
        Answer(
            question_id=thread.id,
            author_id=author_id,
            form_key=f"bench-{number}",
            body="I begin with her fear.",
            body_html="<p>I begin with her fear.</p>",
            answered_at=now(),
        )
        for number in range(ANSWERS)
    )
    session.flush()
    return thread.id
