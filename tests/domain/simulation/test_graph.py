from hypothesis import given
from hypothesis import strategies as st

from app.domain.simulation.graph import components, reachable, reversed_edges


@st.composite
def graphs(draw):
    size = draw(st.integers(1, 8))
    return [draw(st.lists(st.integers(0, size - 1), max_size=3)) for _ in range(size)]


@given(graphs())
def test_two_nodes_share_a_component_exactly_if_each_reaches_the_other(graph):
    successors = dict(enumerate(graph))
    component_of = {node: place for place, found in enumerate(components(graph)) for node in found}

    for one in successors:
        for other in successors:
            mutual = other in reachable([one], successors) and one in reachable([other], successors)
            assert (component_of[one] == component_of[other]) is mutual


@given(graphs())
def test_components_come_after_all_that_they_can_reach(graph):
    component_of = {node: place for place, found in enumerate(components(graph)) for node in found}

    assert sorted(component_of) == list(range(len(graph)))
    for node, others in enumerate(graph):
        assert all(component_of[other] <= component_of[node] for other in others)


def test_a_long_chain_does_not_exhaust_the_stack():
    chain = [[number + 1] for number in range(50_000)] + [[]]

    assert len(components(chain)) == 50_001


@given(graphs(), st.integers(0, 7), st.integers(0, 7))
def test_walking_backwards_meets_whoever_walks_forwards(graph, start, goal):
    successors = dict(enumerate(graph))
    start, goal = start % len(graph), goal % len(graph)

    forwards = goal in reachable([start], successors)

    assert forwards is (start in reachable([goal], reversed_edges(successors)))
