"""What pages and steps cost the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.db.session import database
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests
from tests.people import People
from tests.simulation.factories import KIND, WATER, WELL, play, talk

MOST_ON_A_PAGE = 6
MOST_IN_A_STEP = 8


@pytest.fixture
def ana(browse: Browser, people: People, session: Session) -> Browser:
    publish_for_tests(session, talk(), course())
    return browse.signed_in(people.ana)


@contextmanager
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT")):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def test_pages_take_few_queries_however_long_the_run(ana: Browser, session: Session, people: People):
    ended = play(session, people.ana, WATER, *WELL)
    running = play(session, people.ana, KIND)

    for path in (
        "/practise",
        "/simulations/sim-t1",
        f"/runs/{running}",
        f"/runs/{running}/pause",
        f"/runs/{ended}/debrief",
    ):
        ana.get(path)
        assert ana.count_queries(path) <= MOST_ON_A_PAGE, path


def test_a_step_takes_few_statements_the_last_one_too(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana)

    for sequence, move in enumerate((WATER, *WELL), start=1):
        with statements() as seen:
            form = {"node": move.node, "choice": move.key, "sequence": sequence}
            assert ana.post(f"/runs/{run_id}/moves", form).status_code == 303
        assert 0 < len(seen) <= MOST_IN_A_STEP, seen
