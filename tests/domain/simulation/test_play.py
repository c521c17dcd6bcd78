from dataclasses import replace

from app.domain.simulation.engine import offered, walk
from app.domain.simulation.explore import explore
from app.domain.simulation.finding import error, warning
from app.domain.simulation.model import Timer
from app.domain.simulation.play import stuck_findings, trap_findings, unmet_findings
from tests.domain.simulation.builders import (
    IS_ASKED,
    NOT_ASKED,
    at_least,
    ending,
    plus,
    scenario,
    scene,
    to,
    way,
)


def test_a_choice_that_could_hold_but_never_does_is_found():
    story = scenario(
        scene("a", way("b")),
        scene("b", way("end", "high", condition=at_least(9)), way("end", "low")),
        ending(),
    )

    assert list(unmet_findings(explore(story))) == [error("choice-never-offered", "b", "high")]


def test_a_node_behind_a_door_that_never_opens_is_found_without_its_choices():
    story = scenario(
        scene("a", way("b", condition=IS_ASKED), way("end")), scene("b", way("end"), way("a")), ending()
    )

    assert list(unmet_findings(explore(story))) == [
        error("choice-never-offered", "a", "b"),
        error("node-never-met", "b"),
    ]


def test_a_search_that_stopped_only_says_maybe():
    story = scenario(
        scene("a", way("a", "more", effects=(plus("trust", 1),)), way("end", condition=at_least(9))), ending()
    )

    assert list(unmet_findings(explore(story, most_states=3))) == [
        warning("maybe-choice-never-offered", "a", "end"),
        warning("maybe-node-never-met", "end"),
    ]


def test_a_stuck_learner_is_found_with_a_shortest_way_that_really_leads_there():
    story = scenario(
        scene("a", way("b"), way("b", "ask", effects=(to("asked", True),))),
        scene("b", way("end", condition=NOT_ASKED)),
        ending(),
    )

    assert list(stuck_findings(explore(story))) == [replace(error("stuck", "b"), witness=("a.ask",))]
    assert offered(story, walk(story, ("a.ask",))) == ()


def test_a_route_without_a_way_is_a_gap():
    story = scenario(
        scene("a", way("fork")), scene("fork", way("end", condition=IS_ASKED), kind="route"), ending()
    )

    assert list(stuck_findings(explore(story))) == [replace(error("route-gap", "fork"), witness=("a.fork",))]


def test_a_timer_is_no_way_on_because_learners_may_switch_it_off():
    story = scenario(scene("a", way("b")), scene("b", timer=Timer(30, "end")), ending())

    assert list(stuck_findings(explore(story))) == [replace(error("only-timer", "b"), witness=("a.b",))]


def test_a_loop_that_cannot_be_left_is_found_once_where_it_is_entered():
    story = scenario(
        scene("a", way("b", "trap", effects=(to("asked", True),)), way("b", "free")),
        scene("b", way("c"), way("end", condition=NOT_ASKED)),
        scene("c", way("b")),
        ending(),
    )

    assert list(trap_findings(explore(story))) == [
        replace(error("trapped", "b", nodes="b, c"), witness=("a.trap",))
    ]


def test_a_loop_that_only_a_timer_leaves_is_a_trap():
    story = scenario(scene("a", way("a", "again"), timer=Timer(30, "end")), ending())

    assert list(trap_findings(explore(story))) == [replace(error("trapped", "a", nodes="a"), witness=())]


def test_ground_that_was_not_searched_is_no_trap():
    story = scenario(
        scene("a", way("a", "more", effects=(plus("trust", 1),)), way("end", condition=at_least(9))), ending()
    )

    assert list(trap_findings(explore(story, most_states=3))) == []
