from hypothesis import given, settings

from app.domain.simulation.check import survey
from app.domain.simulation.engine import offered, walk
from app.domain.simulation.finding import error, warning
from tests.domain.simulation.builders import (
    IS_ASKED,
    at_least,
    ending,
    plus,
    scenario,
    scene,
    to,
    way,
)
from tests.domain.simulation.generated import scenarios

ASKS = (("ask", 2),)


def found(*nodes, competencies=(), **rest):
    return list(survey(scenario(*nodes, competencies=competencies), **rest).findings)


def codes(findings):
    return [finding.code for finding in findings]


def test_a_sound_scenario_comes_with_its_figures():
    nodes = (
        scene("a", way("end", "ask", scores=(("ask", 3),)), way("bad")),
        ending(),
        ending("bad", "unsafe"),
    )

    result = survey(scenario(*nodes, competencies=ASKS))

    assert result.findings == ()
    assert result.endings == {"end": 0.5, "bad": 0.5}
    assert result.prospects[0].best == 3
    assert len(result.exploration.positions) == 3


def test_a_competency_that_no_way_shows_well_enough_is_out_of_reach():
    nodes = (scene("a", way("end", "ask", scores=(("ask", 1),)), way("end")), ending())

    assert found(*nodes, competencies=ASKS) == [
        warning("competency-out-of-reach", competency="ask", needs=2, best=1)
    ]


def test_a_competency_that_nothing_scores_is_unscored():
    nodes = (scene("a", way("end", "one"), way("bad")), ending(), ending("bad"))

    assert found(*nodes, competencies=ASKS) == [warning("competency-never-scored", competency="ask")]


def test_an_ending_that_hardly_anybody_finds_is_rare():
    steps = [scene(f"s{number}", way(f"s{number + 1}"), way("end")) for number in range(7)]

    assert found(*steps, ending("s7"), ending()) == [warning("ending-rare", "s7", share="0.8%")]


def test_choices_that_all_come_to_the_same_are_no_choice():
    assert found(scene("a", way("end", "one"), way("end", "two")), ending()) == [warning("same-result", "a")]
    assert (
        found(scene("a", way("end", "one"), way("end", "two", effects=(to("asked", True),))), ending()) == []
    )


def test_one_fault_is_told_once_from_nearest_its_cause():
    never = scene("a", way("bad", condition=at_least(11)), way("end"))
    lost = scene("lost", way("end"))
    loop = scene("loop", way("loop", "again"))

    assert codes(found(never, ending("bad"), ending())) == ["never-true", "node-never-met"]
    assert codes(found(scene("a", way("end")), lost, ending())) == ["unreached"]
    assert codes(found(scene("a", way("loop"), way("end")), loop, ending())) == ["no-way-out"]
    assert codes(
        found(scene("a", way("f")), scene("f", way("end", condition=IS_ASKED), kind="route"), ending())
    ) == [
        "route-gap",
        "choice-never-offered",
        "node-never-met",
    ]


def test_broken_calls_are_reported_without_a_search():
    result = survey(scenario(scene("a", way("#return", "back"), way("end")), ending(), competencies=()))

    assert result.findings == (error("return-outside-call", "a", "back"),)
    assert result.exploration is None


def test_a_search_that_stops_says_what_to_make_smaller():
    nodes = (
        scene("a", way("a", "more", effects=(plus("trust", 1),)), way("end", condition=at_least(9))),
        ending(),
    )

    findings = found(*nodes, most_states=3)

    assert findings[0] == warning("search-stopped", states=3, combinations=22, variable="trust")
    assert {"maybe-choice-never-offered", "maybe-node-never-met"} <= set(codes(findings))


@settings(max_examples=60)
@given(scenarios())
def test_every_witness_leads_to_what_it_witnesses(story):
    for finding in survey(story, most_states=1_000).findings:
        if finding.witness is None:
            continue
        state = walk(story, finding.witness)
        assert state.node == finding.node
        if finding.code in {"stuck", "route-gap", "only-timer"}:
            assert not state.ended
            assert not any(not offer.locked for offer in offered(story, state))
