"""What waits for somebody in two rooms: runs that were not finished, and questions of completed courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Integer, cast, literal, null, select, union_all
from sqlalchemy.orm import Session

from app.db.rows import rows_of
from app.library.queries import Catalogue
from app.refresher.decks import Deck
from app.refresher.queries import COMPLETED, decks_from
from app.simulation.queries import OPEN_RUNS, OpenRun


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody may take up again."""

    runs: tuple[OpenRun, ...]
    """The latest first."""
    decks: tuple[Deck, ...]


def waiting_of(session: Session, person_id: int, live: Catalogue) -> Waiting:
    """Return what waits for a person, in one query."""
    rows = rows_of(session, WAITING, {"person_id": person_id}).all()
    runs = [OpenRun(row.run_id, row.key, row.earned_at) for row in rows if row.run_id is not None]
    return Waiting(
        runs=tuple(sorted(runs, key=lambda run: (run.started_at, run.run_id), reverse=True)),
        decks=tuple(decks_from((row for row in rows if row.run_id is None), person_id, live)),
    )


def _waiting() -> CompoundSelect[*tuple[Any, ...]]:
    """The two rooms' own lists as one: each way to the database costs more than what is asked there."""
    courses, runs = COMPLETED.subquery(), OPEN_RUNS.subquery()
    of_courses_only = [literal(None, column.type) for column in list(courses.c)[2:]]
    return union_all(
        select(cast(null(), Integer).label("run_id"), courses),
        select(runs.c.id, runs.c.scenario_id, runs.c.started_at, *of_courses_only),
    )


# Put together once: that takes several times as long as the asking.
WAITING = _waiting()
