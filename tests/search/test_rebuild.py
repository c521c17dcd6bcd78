"""Everything handed to search anew: by a command, and by a deployment that finds it was never done."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.cli import register
from app.db.session import database
from app.deployment import fill_search
from app.forum import services as forum
from app.search.queries import find
from app.search.services import document_count
from tests.library.factories import course, publish_for_tests, scenario
from tests.people import NOW, People


def everything(session: Session, people: People) -> None:
    publish_for_tests(session, course(), scenario())
    forum.ask(session, people.ana, title="沉默", body="Silence.", about=None, form_key="form-one", now=NOW)
    session.commit()


def keys(session: Session, people: People) -> list[str]:
    return [
        each.key
        for typed in ("block", "essay", "silence")
        for each in find(session, people.ana, typed, language="en").candidates
    ]


def test_the_command_can_be_run_at_any_time(app: Flask, session: Session, people: People):
    everything(session, people)
    before, count = keys(session, people), document_count(session)
    register(app)

    for _ in range(2):
        written = app.test_cli_runner().invoke(args=["search", "rebuild"])
        assert written.exit_code == 0
        assert written.output == f"{count} texts can be found.\n"
        assert keys(database.session(), people) == before


def test_a_deployment_fills_an_index_that_is_empty_or_old_and_only_then(
    app: Flask, session: Session, people: People
):
    everything(session, people)
    before = keys(session, people)
    assert list(fill_search()) == []

    for spoil in ("delete from search_document", "update search_document set form = 0"):
        database.session().execute(text(spoil))
        database.session().commit()
        assert len(list(fill_search())) == 1
        assert keys(database.session(), people) == before
        assert list(fill_search()) == []
