"""Begin a run, move in it, and look back at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.progress import item_key
from app.domain.simulation.engine import replay
from app.domain.simulation.state import Chosen, Expired, Move, StepBack
from app.library.queries import catalogue
from app.record.services import Handed, hand_down
from app.simulation.models import Reflection, Run, RunMove
from app.simulation.queries import RunLog, get_run

PRACTICE = "practice"
KINDS: dict[type[Move], str] = {Chosen: "chosen", Expired: "expired", StepBack: "step-back"}


@dataclass(frozen=True, slots=True)
class Begun:
    """The run to go on with."""

    run_id: int
    is_new: bool
    """False: it was open already, and a scenario has one open run at most."""


def start_run(session: Session, actor: Actor, *, scenario_id: str, seed: int, now: datetime) -> Begun:
    """Begin a run of the live revision, or return the one that is open.

    Raises:
        NotFound: there is no such scenario.
    """
    ensure(actor, Permission.LEARN)
    revision_id = catalogue(session).scenario(scenario_id).revision_id
    return _open_run(session, actor, scenario_id, revision_id, seed, (), now)


def try_again(session: Session, actor: Actor, *, run_id: int, sequence: int, now: datetime) -> Begun:
    """Begin a fresh run that stands just before a move of an earlier one.

    It keeps to the revision and the chances of the earlier run, which stays as it was. If a run of the scenario is
    open, that one is returned instead.

    Raises:
        NotFound: there is no such run, or it has no such move.
    """
    ensure(actor, Permission.LEARN)
    log = get_run(session, actor, run_id)
    if not 1 <= sequence <= len(log.moves):
        raise NotFound("simulation.moment-unknown")
    run, before = log.run, log.moves[: sequence - 1]
    return _open_run(session, actor, run.scenario_id, run.revision_id, run.seed, before, now)


def make_move(
    session: Session, actor: Actor, *, run_id: int, sequence: int, move: Move, now: datetime
) -> None:
    """Add a move to a run; the same move at the same place again changes nothing.

    Args:
        session: a writing transaction.
        actor: the learner.
        run_id: the run.
        sequence: the place in the log that the page had in mind: one more than the moves it knew of.
        move: what was done.
        now: this moment.

    Raises:
        NotFound: it is not a run of the actor's.
        Conflict: the run has moved on since the page was shown, or does not offer this move.
    """
    ensure(actor, Permission.LEARN)
    log = get_run(session, actor, run_id, for_change=True)
    if log.moves[sequence - 1 : sequence] == (move,):
        return
    if sequence != len(log.moves) + 1:
        raise Conflict("simulation.moved-on")
    state = replay(log.scenario.logic, log.run.seed, (*log.moves, move))[-1]
    session.add(_row(run_id, sequence, move, now))
    if state.ended:
        log.run.finished_at, log.run.ending = now, state.end
    session.flush()


def keep_debrief(
    session: Session,
    actor: Actor,
    *,
    run_id: int,
    feeling: str | None,
    texts: Mapping[str, str],
    now: datetime,
) -> RunLog:
    """Keep how the learner is and what they wrote; what is left out stays as it was.

    Raises:
        NotFound: it is not a run of the actor's.
        Conflict: the run has not come to its end.
    """
    ensure(actor, Permission.LEARN)
    log = get_run(session, actor, run_id, for_change=True)
    if log.run.finished_at is None:
        raise Conflict("simulation.not-ended")
    if feeling is not None:
        log.run.feeling = feeling
    kept = {
        row.question_id: row for row in session.scalars(select(Reflection).where(Reflection.run_id == run_id))
    }
    for question_id, text in texts.items():
        if question_id in kept:
            _rewrite(kept[question_id], text, now)
        elif text and question_id in log.scenario.debrief:
            session.add(Reflection(run_id=run_id, question_id=question_id, text=text, saved_at=now))
    session.flush()
    return log


def finish_debrief(
    session: Session,
    actor: Actor,
    *,
    run_id: int,
    feeling: str | None,
    texts: Mapping[str, str],
    now: datetime,
    today: date,
) -> Handed:
    """Keep the debrief and complete the scenario; writing is free, saying how one is may be declined.

    Raises:
        NotFound: it is not a run of the actor's.
        Conflict: the run has not come to its end.
        Invalid: nothing was said to "how are you", not even that one would rather not say.
    """
    log = keep_debrief(session, actor, run_id=run_id, feeling=feeling, texts=texts, now=now)
    if log.run.feeling is None:
        raise Invalid("simulation.feeling-missing", field="feeling")
    if log.run.debriefed_at is None:
        log.run.debriefed_at = now
        session.flush()
    return hand_down(
        session,
        person_id=actor.person_id,
        key=item_key("", "simulation", log.run.scenario_id),
        revision_id=log.run.revision_id,
        now=now,
        today=today,
    )


def _open_run(
    session: Session,
    actor: Actor,
    scenario_id: str,
    revision_id: int,
    seed: int,
    moves: tuple[Move, ...],
    now: datetime,
) -> Begun:
    # Locked, so that a double click finds the run that the first one began.
    lock_person(session, actor.person_id)
    runs = session.execute(
        select(Run.id, Run.finished_at).where(
            Run.person_id == actor.person_id, Run.scenario_id == scenario_id
        )
    ).all()
    for row in runs:
        if row.finished_at is None:
            return Begun(row.id, is_new=False)
    run = Run(
        person_id=actor.person_id,
        scenario_id=scenario_id,
        revision_id=revision_id,
        number=len(runs) + 1,
        mode=PRACTICE,
        seed=seed,
        started_at=now,
    )
    session.add(run)
    session.flush()
    session.add_all(_row(run.id, place, move, now) for place, move in enumerate(moves, start=1))
    session.flush()
    return Begun(run.id, is_new=True)


def _row(run_id: int, sequence: int, move: Move, now: datetime) -> RunMove:
    return RunMove(
        run_id=run_id,
        sequence=sequence,
        kind=KINDS[type(move)],
        node=None if isinstance(move, StepBack) else move.node,
        choice=move.key if isinstance(move, Chosen) else None,
        made_at=now,
    )


def _rewrite(row: Reflection, text: str, now: datetime) -> None:
    if row.text != text:
        row.text, row.saved_at = text, now
