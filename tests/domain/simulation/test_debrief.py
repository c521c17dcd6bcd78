from hypothesis import given
from hypothesis import strategies as st

from app.domain.simulation.debrief import HarmMoment, PathStep, debrief
from app.domain.simulation.engine import replay
from app.domain.simulation.model import Timer
from app.domain.simulation.state import Chosen, Expired, StepBack
from tests.domain.simulation.builders import below, ending, hub, plus, scenario, scene, way
from tests.domain.simulation.generated import scenarios
from tests.domain.simulation.playing import played

STORY = scenario(
    scene(
        "bell",
        way("plan", "direct", scores=(("ask", 3), ("listen", 1)), effects=(plus("trust", 2),)),
        way("plan", "around", scores=(("ask", 0),)),
        way("bell", "promise", harms=("secrecy",), effects=(plus("trust", 1),)),
        way("end", "leave", condition=below(0), scores=(("listen", 3),)),
        timer=Timer(30, "plan"),
    ),
    hub("plan", way("plan", "hear", scores=(("listen", 2),)), way("end", "go")),
    ending(kind="good"),
)


def shown(found):
    return {each.id: each for each in found.competencies}


def test_the_path_says_what_was_chosen_and_what_was_left():
    found = debrief(STORY, 1, (Chosen("bell", "direct"), Chosen("plan", "hear"), Chosen("plan", "go")))

    assert found.path == (
        PathStep("bell", "direct", "helped", ("around", "promise"), counts=True, taken_back=False),
        PathStep("plan", "hear", "helped", (), counts=True, taken_back=False),
        PathStep("plan", "go", "neutral", (), counts=True, taken_back=False),
    )
    assert (found.node, found.ending) == ("end", "good")


def test_a_level_stands_beside_what_it_needs_and_how_often_it_could_be_shown():
    found = shown(debrief(STORY, 1, (Chosen("bell", "direct"), Chosen("plan", "hear"), Chosen("plan", "go"))))

    assert (found["ask"].level, found["ask"].needs, found["ask"].is_reached) == (3, 2, True)
    listen = found["listen"]
    assert (listen.level, listen.met, listen.opportunities_on_path, listen.opportunities_in_scenario) == (
        1,
        2,
        2,
        2,
    )
    assert not listen.is_reached


def test_what_was_never_asked_for_is_not_shown_and_not_zero():
    found = shown(debrief(STORY, 1, (Expired("bell"), Chosen("plan", "go"))))

    assert (found["ask"].level, found["ask"].opportunities_on_path) == (None, 0)
    assert found["ask"].opportunities_in_scenario == 1
    assert not found["ask"].is_reached


def test_a_missed_opportunity_counts_as_an_opportunity():
    found = shown(debrief(STORY, 1, (Chosen("bell", "around"),)))

    assert (found["ask"].level, found["ask"].met, found["ask"].opportunities_on_path) == (0, 0, 1)


def test_answering_again_after_a_step_back_changes_nothing():
    moves = (Chosen("bell", "around"), StepBack(), Chosen("bell", "direct"))

    found = debrief(STORY, 1, moves)

    assert shown(found)["ask"].level == 0
    assert [(step.counts, step.taken_back) for step in found.path] == [(True, True), (False, False)]


def test_a_harm_stays_when_it_is_taken_back_and_is_listed_once():
    moves = (Chosen("bell", "promise"), Chosen("bell", "promise"), StepBack(), Chosen("bell", "direct"))

    assert debrief(STORY, 1, moves).harms == (HarmMoment("secrecy", "bell", "promise"),)


def test_time_running_out_is_a_step_without_a_choice():
    step = debrief(STORY, 1, (Expired("bell"),)).path[0]

    assert (step.choice, step.lane, step.counts) == (None, "neutral", False)
    assert step.untried == ("direct", "around", "promise")


def test_every_variable_is_traced_from_the_beginning_through_each_move():
    found = debrief(STORY, 1, (Chosen("bell", "direct"), StepBack(), Chosen("bell", "around")))

    traces = {trace.name: trace.values for trace in found.traces}
    assert traces["trust"] == (4, 6, 4, 4)


@given(scenarios(), st.randoms(use_true_random=False))
def test_a_debrief_can_be_made_at_any_moment_and_its_counts_agree(story, random):
    moves = played(story, random, seed=3)

    found = debrief(story, 3, moves)

    assert found.node == replay(story, 3, moves)[-1].node
    for each in found.competencies:
        assert each.met <= each.opportunities_on_path <= each.opportunities_in_scenario
        assert each.level is None or 0 <= each.level <= 3
