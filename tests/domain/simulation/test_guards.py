from app.domain.simulation.finding import error, warning
from app.domain.simulation.guards import gap_findings, guard_findings
from tests.domain.simulation.builders import (
    IS_ASKED,
    NOT_ASKED,
    at_least,
    below,
    ending,
    scenario,
    scene,
    way,
)


def fork(*choices, kind="route"):
    return scenario(scene("fork", *choices, kind=kind), ending("low"), ending("high"))


def test_conditions_that_decide_nothing_are_found():
    story = scenario(
        scene("a", way("end", "never", condition=at_least(11)), way("end", "always", condition=at_least(0))),
        scene("b", way("end", "both", condition=at_least(5)), way("end", "free")),
        ending(),
    )

    assert list(guard_findings(story)) == [
        error("never-true", "a", "never"),
        warning("always-true", "a", "always"),
    ]


def test_a_route_that_covers_every_case_has_no_gap():
    assert list(gap_findings(fork(way("low", condition=below(5)), way("high", condition=at_least(5))))) == []
    assert list(gap_findings(fork(way("low", condition=below(5)), way("high", otherwise=True)))) == []


def test_a_case_that_a_route_or_a_draw_leaves_open_is_found():
    open_route = fork(way("low", condition=below(5)), way("high", condition=at_least(6)))
    open_draw = fork(way("low", condition=IS_ASKED), kind="chance")
    used_up = fork(way("low", condition=IS_ASKED), way("high", condition=NOT_ASKED, once=True))

    for story in (open_route, open_draw, used_up):
        assert list(gap_findings(story)) == [warning("route-gap-possible", "fork")]


def test_a_scene_may_leave_cases_open_to_the_search():
    assert list(gap_findings(fork(way("low", condition=IS_ASKED), kind="scene"))) == []
