"""The demonstration: covers every role, shows every state, and goes away without a trace."""

from __future__ import annotations

import json

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.cli import register
from app.course.models import Regrade
from app.db.base import Base
from app.demonstration import services
from app.demonstration.removal import remove
from app.domain.access import Role
from app.forum import services as forum
from app.forum.models import Question
from app.library.queries import Catalogue
from app.organisation.queries import actor_of
from app.record.models import Certificate
from tests.browser import Browser
from tests.people import NOW, TODAY, People


def rows(session: Session) -> dict[str, int]:
    return {
        table.name: session.scalar(select(func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


def test_it_covers_every_role_and_is_made_once(session: Session, library: Catalogue):
    made = [services.create(session, now=NOW, today=TODAY) for _ in range(2)]

    people = services.accounts(session)
    assert made == [True, False]
    assert {one.role for one in people} == {role.value for role in Role}
    assert len(people) >= 12


def test_some_have_certificates(session: Session, library: Catalogue):
    services.create(session, now=NOW, today=TODAY)

    assert session.scalar(select(func.count()).select_from(Certificate)) >= 2


def test_removing_it_leaves_everything_else_as_it_was(session: Session, library: Catalogue, people: People):
    before = rows(session)
    services.create(session, now=NOW, today=TODAY)
    question = forum.ask(
        session, people.ana, title="Mine", body="Stays.", about=None, form_key="form-key-1", now=NOW
    )
    wenjing = session.scalars(select(Certificate.person_id)).first()
    assert wenjing

    assert remove(session) >= 12

    after = rows(session)
    one_more = {name: before[name] + 1 for name in ("question", "search_document")}
    assert after == before | one_more
    assert question
    assert remove(session) == 0


def test_removal_takes_what_others_wrote_below_it(session: Session, library: Catalogue, people: People):
    services.create(session, now=NOW, today=TODAY)
    theirs = session.scalars(select(Question.id)).first()
    forum.answer(session, people.ana, question_id=theirs, body="Hello.", form_key="form-key-2", now=NOW)

    remove(session)

    assert rows(session)["answer"] == 0


def test_the_commands_list_and_remove(app: Flask, session: Session, library: Catalogue):
    register(app)
    runner = app.test_cli_runner()

    assert "ready" in runner.invoke(args=["demo", "create"]).output
    listed = json.loads(runner.invoke(args=["demo", "accounts", "--json"]).output)
    removed = runner.invoke(args=["demo", "remove"]).output
    again = runner.invoke(args=["demo", "remove"]).output

    assert {"account", "password", "name", "role"} == set(listed[0])
    assert "Removed 13 people" in removed
    assert "no demonstration" in again


def test_the_sign_in_page_shows_them_only_while_they_exist(
    browse: Browser, session: Session, library: Catalogue
):
    without = browse.get("/sign-in").text
    services.create(session, now=NOW, today=TODAY)
    session.commit()
    person = services.accounts(session)[0]
    shown = browse.get("/sign-in").text

    assert "Demonstration" not in without
    assert person.account in shown
    assert person.password in shown
    answer = browse.post("/sign-in", {"account": person.account, "password": person.password})
    assert answer.status_code == 303


def test_a_trainer_sees_what_six_people_answered_and_no_more(
    browse: Browser, session: Session, library: Catalogue
):
    services.create(session, now=NOW, today=TODAY)
    session.commit()
    trainer = session.scalars(select(Person).where(Person.account == "tangwei@demo.example")).one()
    tangwei = browse.signed_in(actor_of(session, trainer.id, today=TODAY))

    quiz = tangwei.get("/teach/cri-101/quizzes/first-response").text
    question = tangwei.get("/teach/cri-101/quizzes/first-response/questions/plan-tonight").text

    assert "Fewer than 20 people" in quiz
    assert "Too few people" in quiz
    assert "50 % took it" in question


def test_a_regrade_by_a_demonstration_trainer_stays_by_nobody(session: Session, library: Catalogue):
    services.create(session, now=NOW, today=TODAY)
    trainer = session.scalars(select(Person).where(Person.account == "tangwei@demo.example")).one()
    session.add(
        Regrade(
            course_id="cri-101",
            quiz_id="first-response",
            from_revision_ids=[],
            to_revision_id=library.course("cri-101").revision_id,
            reason="A key was wrong.",
            preview="0" * 64,
            applied_at=NOW,
            applied_by_id=trainer.id,
        )
    )
    session.flush()

    remove(session)

    assert session.scalars(select(Regrade.applied_by_id)).all() == [None]
