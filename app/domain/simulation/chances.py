"""How often each ending is met by somebody who clicks at random."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.simulation.explore import Exploration
from app.domain.simulation.graph import components

SETTLED: Final = 1e-7
"""Probability that may be left walking in loops."""
MOST_PUSHES: Final = 300_000
"""About a quarter of a second; what has not ended by then counts for no ending."""

Push = tuple[int, float]


def ending_shares(exploration: Exploration) -> Mapping[str, float]:
    """Return ending -> probability (0.0–1.0), each open choice being as likely as the next and timers being off.

    Chance nodes follow their weights. The shares of a scenario with loops that are never left add up to less than 1.
    """
    pushes = [_pushes(exploration, state) for state in range(len(exploration.positions))]
    mass = _Mass(pushes)
    for component in reversed(components([[target for target, _ in push] for push in pushes])):
        mass.flow_through(component)
    shares = {node.id: 0.0 for node in exploration.scenario.nodes if node.end is not None}
    for state, share in enumerate(mass.at):
        if exploration.node(state).end is not None:
            shares[exploration.positions[state].node] += share
    return shares


def _pushes(exploration: Exploration, state: int) -> Sequence[Push]:
    if state >= len(exploration.edges):
        return ()
    by_weight = exploration.node(state).kind == "chance"
    open_ways = [
        (target, way.choice.weight if by_weight else 1)
        for target, way in exploration.edges[state]
        if way is not None
    ]
    total = sum(weight for _, weight in open_ways)
    return [(target, weight / total) for target, weight in open_ways]


class _Mass:
    """Probability, lying on states and flowing along the moves."""

    def __init__(self, pushes: Sequence[Sequence[Push]]) -> None:
        self.pushes = pushes
        self.at = [0.0] * len(pushes)
        self.at[0] = 1.0
        self.left = MOST_PUSHES

    def flow_through(self, component: Sequence[int]) -> None:
        """Move what lies on `component` out of it, going round its loops until next to nothing is left."""
        inside = set(component)
        lying = sum(self.at[state] for state in component)
        if not any(target not in inside for state in component for target, _ in self.pushes[state]):
            return
        while lying > SETTLED and self.left > 0:
            lying = self._round(component, inside)

    def _round(self, component: Sequence[int], inside: set[int]) -> float:
        moving = [(state, self.at[state]) for state in component if self.at[state]]
        for state, _ in moving:
            self.at[state] = 0.0
        lying = 0.0
        for state, amount in moving:
            self.left -= len(self.pushes[state])
            for target, share in self.pushes[state]:
                self.at[target] += amount * share
                lying += amount * share if target in inside else 0.0
        return lying
