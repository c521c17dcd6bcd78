from app.domain.simulation.finding import Finding, error, warning
from app.domain.simulation.model import Timer
from app.domain.simulation.structure import structure_findings
from tests.domain.simulation.builders import NOT_ASKED, ending, scenario, scene, way


def found(*nodes):
    return list(structure_findings(scenario(*nodes)))


def test_a_sound_scenario_has_nothing_to_report():
    assert found(scene("a", way("b"), way("end")), scene("b", way("a")), ending()) == []


def test_a_node_that_nothing_leads_to_is_unreached():
    assert found(scene("a", way("end")), scene("b", way("end")), ending()) == [error("unreached", "b")]


def test_what_only_a_timer_or_a_return_leads_to_is_reached():
    assert (
        found(
            scene("a", way("shared", call="b"), timer=Timer(9, "late")),
            scene("b", way("end")),
            scene("shared", way("#return")),
            ending("late"),
            ending(),
        )
        == []
    )


def test_a_loop_that_nothing_leads_out_of_has_no_way_out():
    nodes = (scene("a", way("b"), way("end")), scene("b", way("c")), scene("c", way("b")), ending())

    assert found(*nodes) == [error("no-way-out", "b"), error("no-way-out", "c")]


def test_a_dead_end_is_left_to_the_search():
    assert found(scene("a", way("b"), way("end")), scene("b"), ending()) == []


def test_a_scenario_needs_an_ending():
    assert found(scene("a", way("a"))) == [error("no-ending")]


def test_a_return_outside_a_call_is_found_where_it_is_written():
    nodes = (scene("a", way("shared"), way("end")), scene("shared", way("#return", "back")), ending())

    assert found(*nodes) == [error("return-outside-call", "shared", "back")]


def test_a_scene_that_is_both_called_and_linked_to_returns_from_nowhere():
    nodes = (
        scene("a", way("shared", "called", call="end"), way("shared", "linked")),
        scene("shared", way("#return", "back")),
        ending(),
    )

    assert found(*nodes) == [error("return-outside-call", "shared", "back")]


def test_a_shared_scene_may_not_call_itself_directly_or_through_another():
    nodes = (
        scene("a", way("one", call="end")),
        scene("one", way("two", call="one-end", condition=NOT_ASKED), way("#return")),
        scene("two", way("one", call="two-end"), way("#return")),
        scene("one-end", way("#return")),
        scene("two-end", way("#return")),
        ending(),
    )

    assert found(*nodes) == [
        error("call-recursion", "one", "two", scene="one"),
        error("call-recursion", "two", "one", scene="two"),
    ]


def test_a_shared_scene_may_call_another():
    nodes = (
        scene("a", way("one", call="end")),
        scene("one", way("two", call="one-end")),
        scene("two", way("#return")),
        scene("one-end", way("#return")),
        ending(),
    )

    assert found(*nodes) == []


def test_a_called_scene_that_never_returns_is_worth_a_second_look():
    nodes = (scene("a", way("shared", call="end")), scene("shared", way("end")), ending())

    assert found(*nodes) == [warning("call-never-returns", "shared")]


def test_findings_say_how_grave_they_are():
    assert Finding("x", "error") == error("x")
    assert warning("x", count=3).values == {"count": 3}
