"""Runs of one person, with the scenario each is pinned to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledScenario
from app.domain.access import Actor
from app.domain.errors import NotFound
from app.domain.simulation.engine import replay
from app.domain.simulation.state import Chosen, Expired, Move, State, StepBack
from app.library.queries import at_revision
from app.simulation.models import Reflection, Run, RunMove

OPEN_RUNS = select(Run.id, Run.scenario_id, Run.started_at).where(
    Run.person_id == bindparam("person_id"), Run.finished_at.is_(None)
)
"""The runs that a person can continue; the first page asks for them together with what else waits."""

RUN_WITH_MOVES = (
    select(Run, RunMove)
    .outerjoin(RunMove, RunMove.run_id == Run.id)
    .where(Run.id == bindparam("run_id"), Run.person_id == bindparam("person_id"))
    .order_by(RunMove.sequence)
)


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run that has not reached an ending."""

    run_id: int
    scenario_id: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run in a list; how it went is not in it."""

    id: int
    scenario_id: str
    number: int
    started_at: datetime
    finished_at: datetime | None
    debriefed_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunLog:
    """A run, the scenario as it was when the run began, and every move so far."""

    run: Run
    scenario: CompiledScenario
    moves: tuple[Move, ...]
    saved_at: datetime
    """When the last move was kept; before the first, when the run began."""

    def replayed(self) -> list[State]:
        """Return where the run stood at the beginning and after each move."""
        return replay(self.scenario.logic, self.run.seed, self.moves)


@dataclass(frozen=True, slots=True)
class Written:
    """What a learner wrote to the questions of one debrief."""

    texts: dict[str, str]
    """Question id -> text."""
    saved_at: datetime | None


def runs_of(session: Session, person_id: int, *, scenario_id: str | None = None) -> list[RunRow]:
    """List a person's runs, the latest first, of one scenario or of all."""
    rows = select(
        Run.id, Run.scenario_id, Run.number, Run.started_at, Run.finished_at, Run.debriefed_at
    ).where(Run.person_id == person_id)
    if scenario_id is not None:
        rows = rows.where(Run.scenario_id == scenario_id)
    return [RunRow(*row) for row in session.execute(rows.order_by(Run.started_at.desc(), Run.id.desc()))]


def get_run(session: Session, actor: Actor, run_id: int, *, for_change: bool = False) -> RunLog:
    """Return a run of the actor's own with its moves; locked when something is about to change.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    wanted = RUN_WITH_MOVES.with_for_update(of=Run) if for_change else RUN_WITH_MOVES
    rows = session.execute(wanted, {"run_id": run_id, "person_id": actor.person_id}).all()
    if not rows:
        raise NotFound("simulation.run-unknown")
    run: Run = rows[0][0]
    logged = [row[1] for row in rows if row[1] is not None]
    return RunLog(
        run=run,
        scenario=cast(CompiledScenario, at_revision(session, run.revision_id)),
        moves=tuple(_move(each) for each in logged),
        saved_at=logged[-1].made_at if logged else run.started_at,
    )


def written_in(session: Session, run_id: int) -> Written:
    """Return what was written in a run's debrief; the run must be known to be the reader's own."""
    rows: Sequence[Reflection] = session.scalars(
        select(Reflection).where(Reflection.run_id == run_id).order_by(Reflection.saved_at)
    ).all()
    return Written({row.question_id: row.text for row in rows}, rows[-1].saved_at if rows else None)


def _move(row: RunMove) -> Move:
    if row.kind == "step-back":
        return StepBack()
    node = str(row.node)
    return Expired(node) if row.kind == "expired" else Chosen(node, str(row.choice))
