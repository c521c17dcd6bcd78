"""What is known of the two examples, found again by the reader and the search together."""

from __future__ import annotations

import pytest

from app.content.compile import compile_package
from app.content.compiled import CompiledScenario, decode, encode
from app.domain.simulation.check import survey
from app.domain.simulation.engine import begin, walk
from app.domain.simulation.script import covering_plays
from tests.content.packages import SHELF, faults
from tests.content.stories import SOURCE, bell, child, logic


def test_the_examples_have_no_fault_but_the_missing_translation():
    assert faults(bell()) == [("C601", SOURCE, 1)]
    assert faults(child()) == []


@pytest.mark.parametrize(
    ("package", "nodes", "choices", "states", "moves", "plays"),
    [(bell, 15, 30, 1283, 1711, 5), (child, 14, 22, 246, 269, 6)],
)
def test_the_search_meets_as_many_states_as_the_prototype_did(package, nodes, choices, states, moves, plays):
    scenario = logic(package())
    exploration = survey(scenario).exploration

    assert len(scenario.nodes) == nodes
    assert sum(len(node.choices) for node in scenario.nodes) == choices
    assert len(exploration.positions) == states
    assert exploration.transition_count == moves
    assert len(covering_plays(exploration)) == plays
    assert all(walk(scenario, play).ended for play in covering_plays(exploration))


def test_endings_are_met_as_often_by_random_clicking_as_the_prototype_found():
    assert survey(logic(bell())).endings == pytest.approx(
        {"safe": 0.07, "partial": 0.21, "unsafe": 0.72}, abs=0.011
    )
    assert survey(logic(child())).endings == pytest.approx(
        {"agree": 0.10, "agree-later": 0.06, "documented": 0.39, "thin": 0.45}, abs=0.01
    )


def test_what_nobody_reads_is_not_searched():
    assert [variable.name for variable in survey(logic(bell())).exploration.machine.variables] == [
        "asked",
        "means",
        "trust",
    ]


@pytest.fixture(scope="module")
def compiled() -> CompiledScenario:
    package = compile_package(child(), SHELF)
    assert isinstance(package, CompiledScenario)
    return package


def test_a_compiled_scenario_speaks_both_languages(compiled: CompiledScenario):
    arrive = compiled.nodes["arrive"]

    assert arrive.title == {"en": "No hospital", "zh-CN": "不去医院"}
    assert arrive.lines[0].who == {"en": "Mr Zhao", "zh-CN": "赵先生"}
    assert arrive.lines[0].text_html["zh-CN"].startswith("<p>他就是懒")
    assert list(arrive.choices) == ["worry", "label", "threat"]
    assert arrive.choices["label"].coach_html["en"].startswith("<p>Diagnosing is")
    assert compiled.harms["threat"].title["zh-CN"] == "以上学资格施压"
    assert compiled.variables == {"rapport": {"en": "Rapport", "zh-CN": "信任"}}
    assert compiled.debrief["keep"]["zh-CN"] == "您会保留哪一句？"
    assert compiled.review.by is None


def test_a_scenario_that_travelled_through_the_database_plays_the_same(compiled: CompiledScenario):
    travelled = decode("simulation", encode(compiled))

    assert isinstance(travelled, CompiledScenario)
    assert begin(travelled.logic, 7) == begin(compiled.logic, 7)
    found = survey(travelled.logic)
    assert found.findings == ()
    for play in covering_plays(found.exploration):
        assert walk(travelled.logic, play) == walk(compiled.logic, play)
