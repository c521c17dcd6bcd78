"""What a state knows of the way to it."""

from __future__ import annotations

from app.domain.simulation.engine import begin, choose, replay
from app.domain.simulation.state import Chosen, StepBack
from tests.domain.simulation.builders import at_least, ending, plus, scenario, scene, way

TALK = scenario(
    scene("door", way("first", "kind", effects=(plus("trust", 2),)), way("first", "curt")),
    scene(
        "first",
        way("second", "warm", condition=at_least(6)),
        way("second", "cool", otherwise=True),
        kind="route",
    ),
    scene("second", way("last", "on"), kind="route", effects=(plus("trust", 1),)),
    scene("last", way("end")),
    ending(),
)


def test_automatic_nodes_on_the_way_are_known_in_order_as_they_stood():
    state = choose(TALK, begin(TALK, 1), "kind")

    assert [(each.state.node, each.key) for each in state.passed] == [("first", "warm"), ("second", "on")]
    assert [dict(each.state.variables)["trust"] for each in state.passed] == [6, 7]


def test_only_what_lies_between_the_last_move_and_here_counts_as_passed():
    assert begin(TALK, 1).passed == ()
    assert choose(TALK, choose(TALK, begin(TALK, 1), "curt"), "end").passed == ()


def test_a_step_back_leads_to_a_state_with_its_own_way():
    states = replay(TALK, 1, (Chosen("door", "kind"), Chosen("last", "end")))
    back = replay(TALK, 1, (Chosen("door", "kind"), StepBack()))

    assert states[1].passed != ()
    assert back[-1].passed == back[0].passed == ()
