from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.simulation.engine import replay, walk
from app.domain.simulation.explore import explore
from app.domain.simulation.relevance import relevant
from tests.domain.simulation.builders import (
    ASKED,
    NOT_ASKED,
    TRUST,
    at_least,
    ending,
    plus,
    scenario,
    scene,
    to,
    way,
)
from tests.domain.simulation.generated import scenarios
from tests.domain.simulation.playing import played

RANDOMS = st.randoms(use_true_random=False)


def position_of(exploration, state):
    """Return a learner's state as the search sees it."""
    values = dict(state.variables)
    marks = sum(bit for mark, bit in exploration.machine.bits.items() if mark in state.marks)
    return (
        state.node,
        tuple(values[each.name] for each in exploration.machine.variables),
        marks,
        state.stack,
    )


@given(scenarios(), RANDOMS, st.integers(0, 99))
def test_no_learner_meets_a_state_that_the_search_did_not(story, random, seed):
    exploration = explore(story)
    met = set(exploration.positions)

    for state in replay(story, seed, played(story, random, seed)):
        assert not exploration.is_complete or position_of(exploration, state) in met


@given(scenarios(), RANDOMS, st.integers(0, 99))
def test_a_replay_gives_the_same_states_again(story, random, seed):
    moves = played(story, random, seed)

    states = replay(story, seed, moves)

    assert replay(story, seed, moves) == states
    assert replay(story, seed, moves[:3]) == states[:4]


@given(scenarios(), RANDOMS)
def test_variables_stay_in_their_declared_range(story, random):
    for state in replay(story, 5, played(story, random, 5)):
        values = dict(state.variables)
        assert TRUST.low <= values["trust"] <= TRUST.high
        assert type(values["asked"]) is bool


@settings(max_examples=50)
@given(scenarios())
def test_every_state_met_can_be_walked_to(story):
    exploration = explore(story, most_states=300)

    for number in range(0, len(exploration.positions), 7):
        state = walk(story, exploration.witness(number))
        assert position_of(exploration, state) == exploration.positions[number]


def test_witnesses_are_shortest_ways():
    story = scenario(
        scene("a", way("b"), way("c")),
        scene("b", way("d")),
        scene("c", way("b", "back")),
        scene("d"),
        ending(),
    )
    exploration = explore(story)
    nodes = [position.node for position in exploration.positions]

    assert exploration.witness(nodes.index("d")) == ("a.b", "b.d")


def test_the_search_stops_at_its_limit_and_says_so():
    story = scenario(
        scene("a", way("a", "more", effects=(plus("trust", 1),)), way("end", condition=at_least(9))), ending()
    )

    assert explore(story).is_complete
    assert len(explore(story).positions) == 9
    stopped = explore(story, most_states=3)
    assert not stopped.is_complete
    assert len(stopped.positions) == 3


def test_only_what_a_condition_can_come_to_read_is_tracked():
    story = scenario(
        scene("a", way("b", effects=(plus("trust", 1), to("fear", "named")), once=True), way("end")),
        scene("b", way("end", condition=NOT_ASKED), effects=(to("asked", True),)),
        ending(),
    )

    assert relevant(story).variables == {"asked"}
    assert set(explore(story).machine.bits) == {"a.b"}


def test_a_variable_that_feeds_a_relevant_one_is_relevant():
    feeds = to("asked", True)
    story = scenario(
        scene(
            "a",
            way("end", effects=(type(feeds)("asked", "=", at_least(5)),)),
            way("a", "x", condition=NOT_ASKED),
        ),
        ending(),
        variables=(TRUST, ASKED),
    )

    assert relevant(story).variables == {"asked", "trust"}
