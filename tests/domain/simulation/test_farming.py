from dataclasses import replace

from app.domain.simulation.explore import explore
from app.domain.simulation.farming import farming_findings
from app.domain.simulation.finding import warning
from tests.domain.simulation.builders import at_least, ending, hub, minus, plus, scenario, scene, to, way

DOOR = way("end", "door", condition=at_least(8))


def found(*nodes):
    return list(farming_findings(explore(scenario(*nodes))))


def test_a_friendly_line_that_can_be_repeated_is_found():
    nodes = (hub("a", way("b"), DOOR), scene("b", way("a", "smile", effects=(plus("trust", 1),))), ending())

    assert found(*nodes) == [
        replace(warning("number-farmed", "b", "smile", variable="trust"), witness=("a.b",))
    ]


def test_a_line_that_is_offered_once_is_no_farm():
    nodes = (hub("a", way("a", "smile", once=True, effects=(plus("trust", 1),)), way("end"), DOOR), ending())

    assert found(*nodes) == []


def test_a_loop_that_does_harm_or_takes_back_what_it_gave_is_no_farm():
    harmful = way("a", "smile", harms=("alone",), effects=(plus("trust", 1),))
    even = way("b", effects=(plus("trust", 1),))

    assert found(hub("a", harmful, way("end"), DOOR), ending()) == []
    assert (
        found(hub("a", even, way("end"), DOOR), scene("b", way("a", effects=(minus("trust", 1),))), ending())
        == []
    )


def test_a_number_that_no_condition_reads_may_rise():
    assert found(hub("a", way("a", "smile", effects=(plus("trust", 1),)), way("end")), ending()) == []


def test_a_loop_that_leaves_another_mark_is_not_the_same_place():
    nodes = (
        hub(
            "a",
            way(
                "a",
                "smile",
                effects=(plus("trust", 1), to("asked", True)),
                condition=("not", ("name", "asked")),
            ),
            way("end"),
            DOOR,
        ),
        ending(),
    )

    assert found(*nodes) == []
