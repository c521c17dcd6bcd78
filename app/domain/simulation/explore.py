"""The search through every state that a learner can reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.simulation.engine import TIMER
from app.domain.simulation.machine import Machine, Position, Way
from app.domain.simulation.model import Node, Scenario
from app.domain.simulation.relevance import relevant

MOST_STATES: Final = 50_000
"""About two seconds. With variables a search has no better bound than all their combinations, so it needs one."""

Edge = tuple[int, Way | None]
"""(number of the next state, the choice taken or None where time ran out)."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """The states met, numbered in the order of their distance from the beginning, and the moves between them."""

    scenario: Scenario
    machine: Machine
    positions: tuple[Position, ...]
    edges: tuple[tuple[Edge, ...], ...]
    """By state, for those whose moves were followed; shorter than `positions` where the search stopped."""
    arrivals: tuple[tuple[int, str], ...]
    """By state: the state before it on a shortest way, and the step taken there. Unused for the first."""

    @property
    def is_complete(self) -> bool:
        """Return whether every state was met; otherwise "never" means "not within the limit"."""
        return len(self.edges) == len(self.positions)

    @property
    def transition_count(self) -> int:
        """Return how many moves were followed."""
        return sum(len(edges) for edges in self.edges)

    def node(self, state: int) -> Node:
        """Return the node of a state."""
        return self.machine.places[self.positions[state].node].node

    def witness(self, state: int) -> tuple[str, ...]:
        """Return a shortest way to `state`."""
        steps: list[str] = []
        while state:
            state, step = self.arrivals[state]
            steps.append(step)
        return tuple(reversed(steps))

    def choice_edges(self) -> Iterator[tuple[int, int, Way]]:
        """Yield (state, next state, choice) for every choice that can be taken."""
        for state, edges in enumerate(self.edges):
            for target, way in edges:
                if way is not None:
                    yield state, target, way

    def untimed_successors(self) -> list[list[int]]:
        """Return the next states by state, for a learner who switched timers off."""
        known: list[list[int]] = [
            [target for target, way in edges if way is not None] for edges in self.edges
        ]
        return known + [[] for _ in range(len(self.positions) - len(known))]


def explore(scenario: Scenario, most_states: int = MOST_STATES) -> Exploration:
    """Search `scenario` breadth first, tracking only what a condition can come to read.

    Args:
        scenario: a scenario without faults in its targets, types and calls.
        most_states: where to stop.
    """
    needed = relevant(scenario)
    machine = Machine(scenario, needed.variables, needed.marks)
    positions = [machine.start()]
    numbers = {positions[0]: 0}
    arrivals = [(0, "")]
    edges: list[tuple[Edge, ...]] = []
    while len(edges) < len(positions) < most_states:
        state, found = len(edges), []
        for following, way in _moves(machine, positions[state]):
            number = numbers.setdefault(following, len(positions))
            if number == len(positions):
                positions.append(following)
                arrivals.append((state, _step(positions[state], way)))
            found.append((number, way))
        edges.append(tuple(found))
    return Exploration(scenario, machine, tuple(positions), tuple(edges), tuple(arrivals))


def _moves(machine: Machine, position: Position) -> Iterator[tuple[Position, Way | None]]:
    for way in machine.open_ways(position):
        yield machine.take(position, way), way
    expired = machine.expire(position)
    if expired is not None:
        yield expired, None


def _step(position: Position, way: Way | None) -> str:
    return f"{position.node}.{TIMER if way is None else way.choice.key}"
