"""What a scenario is to somebody, from their runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.simulation.queries import RunRow
from app.simulation.standing import standing, standings
from tests.library.factories import scenario
from tests.people import NOW

OPEN = RunRow(1, "sim-b1", 1, NOW, None, None)
ENDED = replace(OPEN, finished_at=NOW)
DEBRIEFED = replace(ENDED, debriefed_at=NOW)


def test_scenarios_stand_by_tier_and_name():
    late = replace(scenario("sim-a1"), tier="advanced")

    assert [
        each.scenario.logic.id for each in standings([late, scenario("sim-b2"), scenario("sim-b1")], [])
    ] == [
        "sim-b1",
        "sim-b2",
        "sim-a1",
    ]


def test_runs_belong_to_their_scenario():
    assert standing(scenario("sim-b2"), [OPEN]).runs == ()


def test_an_open_run_can_be_continued():
    here = standing(scenario(), [OPEN, DEBRIEFED])

    assert here.open_run == OPEN
    assert here.ended_runs == (DEBRIEFED,)


def test_a_debrief_waits_only_for_the_latest_run():
    assert standing(scenario(), [ENDED]).waiting_run == ENDED
    assert standing(scenario(), [OPEN, ENDED]).waiting_run is None
    assert standing(scenario(), [DEBRIEFED, ENDED]).waiting_run is None


def test_the_first_debrief_completes_for_good():
    later = replace(DEBRIEFED, debriefed_at=NOW + timedelta(days=3))

    assert standing(scenario(), [OPEN, later, DEBRIEFED]).completed_at == NOW
    assert standing(scenario(), [ENDED]).completed_at is None
