"""Runs: begun once, moved in once per move, pinned, private, completed by a debrief."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.access import Actor
from app.domain.errors import Conflict, Denied, Invalid, NotFound
from app.domain.simulation.engine import replay
from app.domain.simulation.state import Chosen, Expired, StepBack
from app.record.models import Evidence
from app.simulation import services
from app.simulation.models import Reflection, Run, RunMove
from app.simulation.queries import get_run, runs_of, written_in
from tests.library.factories import publish_for_tests
from tests.people import NOW, TODAY, People
from tests.simulation.factories import ASK, BLAME, KIND, SEED, WATER, WELL, play, talk


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, talk())


def move(session: Session, actor: Actor, run_id: int, sequence: int, made) -> None:
    services.make_move(session, actor, run_id=run_id, sequence=sequence, move=made, now=NOW)


def node_of(session: Session, actor: Actor, run_id: int) -> str:
    log = get_run(session, actor, run_id)
    return replay(log.scenario.logic, log.run.seed, log.moves)[-1].node


def told_at_home(session: Session, actor: Actor, run_id: int) -> str:
    return get_run(session, actor, run_id).scenario.nodes["home"].lines[0].text_html["en"]


def finish(session: Session, actor: Actor, run_id: int, feeling: str | None = "steady", **texts: str):
    return services.finish_debrief(
        session, actor, run_id=run_id, feeling=feeling, texts=texts, now=NOW, today=TODAY
    )


def test_a_second_start_finds_the_open_run(session: Session, people: People):
    first = services.start_run(session, people.ana, scenario_id="sim-t1", seed=1, now=NOW)
    second = services.start_run(session, people.ana, scenario_id="sim-t1", seed=2, now=NOW)

    assert (first.is_new, second.is_new) == (True, False)
    assert first.run_id == second.run_id


def test_two_people_have_their_own_runs(session: Session, people: People):
    assert play(session, people.ana) != play(session, people.ben)


def test_a_run_after_an_ended_one_counts_on(session: Session, people: People):
    play(session, people.ana, *WELL)
    play(session, people.ana)

    assert [run.number for run in runs_of(session, people.ana.person_id)] == [2, 1]


def test_the_database_allows_one_open_run(session: Session, people: People):
    run = session.get(Run, play(session, people.ana))
    session.add(
        Run(
            person_id=people.ana.person_id,
            scenario_id="sim-t1",
            revision_id=run.revision_id,
            number=2,
            mode="practice",
            seed=1,
            started_at=NOW,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_what_is_not_published_cannot_begin(session: Session, people: People):
    with pytest.raises(NotFound):
        services.start_run(session, people.ana, scenario_id="sim-zz", seed=1, now=NOW)


def test_who_belongs_nowhere_may_not_begin(session: Session, people: People):
    with pytest.raises(Denied):
        services.start_run(session, people.nobody, scenario_id="sim-t1", seed=1, now=NOW)


def test_a_move_leads_on_and_an_ending_ends_the_run(session: Session, people: People):
    run_id = play(session, people.ana, KIND)
    assert node_of(session, people.ana, run_id) == "chair"
    assert [each.finished_at for each in runs_of(session, people.ana.person_id)] == [None]

    move(session, people.ana, run_id, 2, ASK)

    run = session.get(Run, run_id)
    assert (run.ending, run.finished_at) == ("good", NOW)


def test_the_same_post_again_acts_once(session: Session, people: People):
    run_id = play(session, people.ana, KIND)

    move(session, people.ana, run_id, 1, KIND)

    assert session.scalar(select(func.count()).select_from(RunMove)) == 1
    assert node_of(session, people.ana, run_id) == "chair"


def test_the_last_post_again_after_the_ending_changes_nothing(session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    move(session, people.ana, run_id, 2, ASK)

    assert session.scalar(select(func.count()).select_from(RunMove)) == 2


@pytest.mark.parametrize(
    ("sequence", "made", "code"),
    [
        (1, BLAME, "simulation.moved-on"),
        (3, ASK, "simulation.moved-on"),
        (2, KIND, "simulation.moved-on"),
        (2, Chosen("chair", "nothing"), "simulation.not-offered"),
        (2, Expired("door"), "simulation.moved-on"),
    ],
    ids=["other tab chose otherwise", "from the future", "other node", "unknown choice", "other clock"],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    session: Session, people: People, sequence: int, made, code: str
):
    run_id = play(session, people.ana, KIND)

    with pytest.raises(Conflict) as refused:
        move(session, people.ana, run_id, sequence, made)

    assert refused.value.code == code
    assert session.scalar(select(func.count()).select_from(RunMove)) == 1


def test_a_locked_choice_is_not_offered(session: Session, people: People):
    run_id = play(session, people.ana)

    with pytest.raises(Conflict, match="not-offered"):
        move(session, people.ana, run_id, 1, Chosen("door", "open"))


def test_nothing_can_be_done_after_the_ending(session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    for made in (Chosen("home", "x"), Expired("home"), StepBack()):
        with pytest.raises(Conflict):
            move(session, people.ana, run_id, 3, made)


def test_nobody_moves_in_the_run_of_somebody_else(session: Session, people: People):
    run_id = play(session, people.ana)

    with pytest.raises(NotFound):
        move(session, people.tom, run_id, 1, KIND)
    with pytest.raises(NotFound):
        services.try_again(session, people.tom, run_id=run_id, sequence=1, now=NOW)
    with pytest.raises(NotFound):
        finish(session, people.tom, run_id)


def test_a_step_back_is_logged_and_leads_back(session: Session, people: People):
    run_id = play(session, people.ana, BLAME)

    move(session, people.ana, run_id, 2, StepBack())
    move(session, people.ana, run_id, 2, StepBack())

    assert get_run(session, people.ana, run_id).moves == (BLAME, StepBack())
    assert node_of(session, people.ana, run_id) == "door"
    with pytest.raises(Conflict, match="no-step-back"):
        move(session, people.ana, run_id, 3, StepBack())


def test_the_clock_of_a_moment_can_run_out(session: Session, people: People):
    run_id = play(session, people.ana, KIND, Expired("chair"))

    assert node_of(session, people.ana, run_id) == "gone"
    with pytest.raises(Conflict, match="no-timer"):
        move(session, people.ana, run_id, 3, Expired("gone"))


def test_a_run_keeps_to_the_revision_it_began_on(session: Session, people: People):
    run_id = play(session, people.ana, KIND)

    publish_for_tests(session, talk(mark=" anew"))
    move(session, people.ana, run_id, 2, ASK)

    assert told_at_home(session, people.ana, run_id) == "<p>Told at home.</p>"
    assert told_at_home(session, people.ana, play(session, people.ana)) == "<p>Told at home anew.</p>"


def test_trying_a_moment_again_begins_a_fresh_run_just_before_it(session: Session, people: People):
    first = play(session, people.ana, WATER, BLAME, ASK)

    begun = services.try_again(session, people.ana, run_id=first, sequence=2, now=NOW)

    log = get_run(session, people.ana, begun.run_id)
    assert (begun.is_new, log.run.number, log.run.seed, log.moves) == (True, 2, SEED, (WATER,))
    assert get_run(session, people.ana, first).moves == (WATER, BLAME, ASK)
    again = services.try_again(session, people.ana, run_id=first, sequence=2, now=NOW)
    assert (again.run_id, again.is_new) == (begun.run_id, False)


@pytest.mark.parametrize("sequence", [0, 3])
def test_only_moments_of_the_run_can_be_tried_again(session: Session, people: People, sequence: int):
    run_id = play(session, people.ana, *WELL)

    with pytest.raises(NotFound):
        services.try_again(session, people.ana, run_id=run_id, sequence=sequence, now=NOW)


def test_a_debrief_comes_after_the_ending(session: Session, people: People):
    run_id = play(session, people.ana, KIND)

    with pytest.raises(Conflict, match="not-ended"):
        finish(session, people.ana, run_id)


def test_finishing_hands_down_completion_once_and_nothing_else(session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    first = finish(session, people.ana, run_id, keep="The silence.")
    second = finish(session, people.ana, run_id)

    assert (first.is_new, second.is_new) == (True, False)
    evidence = session.scalars(select(Evidence)).one()
    assert (evidence.key, evidence.percent) == ("simulation:sim-t1", None)
    assert evidence.revision_id == session.get(Run, run_id).revision_id


def test_finishing_asks_how_one_is_and_takes_rather_not_say(session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    with pytest.raises(Invalid, match="feeling-missing"):
        finish(session, people.ana, run_id, feeling=None)
    finish(session, people.ana, run_id, feeling="unsaid")

    assert session.get(Run, run_id).debriefed_at == NOW


def test_what_is_written_is_kept_rewritten_and_taken_away(session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    def keep(feeling: str | None = None, **texts: str) -> None:
        services.keep_debrief(session, people.ana, run_id=run_id, feeling=feeling, texts=texts, now=NOW)

    keep("heavy", keep="One.", instead="", unknown="x")
    assert written_in(session, run_id).texts == {"keep": "One."}
    keep(keep="Two.")
    assert written_in(session, run_id).texts == {"keep": "Two."}
    assert session.get(Run, run_id).feeling == "heavy"
    keep(keep="")
    assert session.scalars(select(Reflection.text)).all() == [""]
