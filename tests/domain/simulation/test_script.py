from hypothesis import given

from app.domain.simulation.engine import walk
from app.domain.simulation.explore import explore
from app.domain.simulation.model import Timer
from app.domain.simulation.script import covering_plays
from tests.domain.simulation.builders import ending, hub, scenario, scene, way
from tests.domain.simulation.generated import scenarios


def test_every_choice_and_timer_is_touched_and_every_play_ends():
    story = scenario(
        hub("a", way("a", "ask", once=True), way("b"), way("end")),
        scene("b", way("a", "back"), way("end"), timer=Timer(9, "end")),
        ending(),
    )

    plays = covering_plays(explore(story))

    assert {step for play in plays for step in play} == {
        "a.ask",
        "a.b",
        "a.end",
        "b.back",
        "b.end",
        "b.#timer",
    }
    assert all(walk(story, play).ended for play in plays)
    assert len(plays) == 3


@given(scenarios())
def test_plays_can_be_played_and_leave_nothing_out(story):
    exploration = explore(story, most_states=300)

    plays = covering_plays(exploration)

    touched = {step for play in plays for step in play}
    for state, _, way_taken in exploration.choice_edges():
        assert f"{exploration.positions[state].node}.{way_taken.choice.key}" in touched
    for play in plays:
        walk(story, play)
