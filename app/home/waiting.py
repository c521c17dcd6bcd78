"""What waits for somebody in three rooms: open runs, questions of completed courses, and what is required of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.db.rows import Together
from app.library.queries import Catalogue
from app.refresher.decks import Deck
from app.refresher.queries import COMPLETED, decks_from
from app.requirement.pages import AskedRow, asked_rows
from app.requirement.queries import asked_from
from app.requirement.statements import ASKED
from app.simulation.queries import OPEN_RUNS, OpenRun

WAITING = Together(runs=OPEN_RUNS, completed=COMPLETED, asked=ASKED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody may take up again, and what they are asked to do."""

    runs: tuple[OpenRun, ...]
    """The latest first."""
    decks: tuple[Deck, ...]
    required: tuple[AskedRow, ...]
    """What is to do first, the earliest day first."""


def waiting_of(session: Session, person_id: int, live: Catalogue, today: date) -> Waiting:
    """Return what waits for a person, in one query."""
    rows = WAITING.rows_of(session, {"person_id": person_id, "today": today})
    runs = [OpenRun(row.id, row.scenario_id, row.started_at) for row in rows["runs"]]
    return Waiting(
        runs=tuple(sorted(runs, key=lambda run: (run.started_at, run.run_id), reverse=True)),
        decks=tuple(decks_from(rows["completed"], person_id, live)),
        required=tuple(asked_rows(asked_from(rows["asked"]), live, today)),
    )
