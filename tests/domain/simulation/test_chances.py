import pytest
from hypothesis import given

from app.domain.simulation.chances import ending_shares
from app.domain.simulation.explore import explore
from app.domain.simulation.model import Timer
from tests.domain.simulation.builders import IS_ASKED, ending, scenario, scene, way
from tests.domain.simulation.generated import scenarios


def shares(*nodes):
    return ending_shares(explore(scenario(*nodes)))


def test_every_open_choice_is_as_likely_as_the_next():
    nodes = (
        scene("a", way("b"), way("end"), way("end", "hidden", condition=IS_ASKED)),
        scene("b", way("end"), way("bad"), way("bad", "worse")),
    )

    found = shares(*nodes, ending(), ending("bad"), ending("unmet"))

    assert found == pytest.approx({"end": 1 / 2 + 1 / 6, "bad": 1 / 3, "unmet": 0})


def test_loops_are_walked_until_next_to_nothing_is_left():
    found = shares(
        scene("a", way("b"), way("end")), scene("b", way("a"), way("bad")), ending(), ending("bad")
    )

    assert found == pytest.approx({"end": 2 / 3, "bad": 1 / 3})


def test_chance_follows_its_weights():
    found = shares(scene("a", way("end", weight=3), way("bad"), kind="chance"), ending(), ending("bad"))

    assert found == pytest.approx({"end": 3 / 4, "bad": 1 / 4})


def test_timers_are_off():
    assert shares(scene("a", way("end"), timer=Timer(9, "bad")), ending(), ending("bad")) == {
        "end": 1,
        "bad": 0,
    }


def test_who_never_leaves_a_loop_is_counted_nowhere():
    found = shares(scene("a", way("b"), way("end")), scene("b", way("b", "again")), ending())

    assert found == pytest.approx({"end": 1 / 2})


def test_unsearched_ground_keeps_what_flows_there():
    story = scenario(scene("a", way("b"), way("end")), scene("b", way("end")), ending())

    assert ending_shares(explore(story, most_states=3)) == pytest.approx({"end": 1 / 2})


@given(scenarios())
def test_shares_are_probabilities(story):
    found = ending_shares(explore(story, most_states=500))

    assert all(0 <= share <= 1 + 1e-9 for share in found.values())
    assert sum(found.values()) <= 1 + 1e-9
