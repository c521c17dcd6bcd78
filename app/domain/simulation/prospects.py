"""The best and the worst level that a learner can come to show, competency by competency.

Levels are means of first answers, so the best way is not the one with the most points: every way has to be weighed
with the decisions that it answered. The search carries, for each state and each set of decisions that can still be
met but are already answered, all pairs of (pieces of evidence, points) that lead there, as the bits of one number.
Steps back are left out: they only ever add an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.simulation.explore import Exploration
from app.domain.simulation.graph import components
from app.domain.simulation.machine import AUTOMATIC
from app.domain.simulation.model import Choice, Competency, Node

MOST_STEPS: Final = 60_000
"""Moves weighed for one competency, about a tenth of a second. A story needs hardly more than it has moves; a tangle
of loops would need them many times over, and gets a bound."""

Answer = tuple[int, int]
"""(bit of the decision that a choice answers, or 0; by how many bits its evidence moves a pair)."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """The levels of one competency over all ways to an ending."""

    competency: str
    best: int | None
    """0–3; None when no way shows it."""
    worst: int | None
    """The worst level among the ways that show it."""
    may_stay_unshown: bool
    is_exact: bool
    """False: too many ways to weigh; `best` is a bound that no way exceeds, `worst` the same from below."""


def prospects(exploration: Exploration) -> tuple[Prospect, ...]:
    """Return the prospects of every competency, in the scenario's order."""
    successors = [[target for target, _ in edges] for edges in exploration.edges]
    successors += [[] for _ in range(len(exploration.positions) - len(successors))]
    order = components(successors)
    bits = {node.id: 1 << place for place, node in enumerate(exploration.scenario.nodes)}
    ahead = _nodes_ahead(exploration, order, successors, bits)
    return tuple(
        _Weighing(exploration, competency, order, ahead, bits).prospect()
        for competency in exploration.scenario.competencies
    )


def _nodes_ahead(
    exploration: Exploration,
    order: Sequence[Sequence[int]],
    successors: Sequence[Sequence[int]],
    bits: Mapping[str, int],
) -> list[int]:
    """Return, by state, the nodes that can still be met, as bits."""
    ahead = [0] * len(successors)
    for component in order:
        met = 0
        for state in component:
            met |= bits[exploration.positions[state].node]
            for target in successors[state]:
                met |= ahead[target]
        for state in component:
            ahead[state] = met
    return ahead


class _Weighing:
    """The search for one competency."""

    def __init__(
        self,
        exploration: Exploration,
        competency: Competency,
        order: Sequence[Sequence[int]],
        ahead: Sequence[int],
        bits: Mapping[str, int],
    ) -> None:
        self.exploration = exploration
        self.competency = competency.id
        self.order = order
        self.ahead = ahead
        self.bits = {node.id: bits[node.id] for node in exploration.scenario.nodes if self._is_decision(node)}
        self.width = 3 * len(self.bits) + 1
        self.answers = {(node.id, choice.key): self._answer(node, choice) for node, choice in self._choices()}
        self.records: list[dict[int, int]] = [{} for _ in exploration.positions]
        self.steps_left = MOST_STEPS

    def prospect(self) -> Prospect:
        if not self.exploration.is_complete or not self._fill():
            return self._bound()
        pairs = [divmod(pair, self.width) for pair in _places(self._pairs_at_endings())]
        levels = [points // count for count, points in pairs if count]
        return Prospect(
            self.competency,
            max(levels, default=None),
            min(levels, default=None),
            (0, 0) in pairs,
            is_exact=True,
        )

    def _bound(self) -> Prospect:
        nodes = self.exploration.scenario.nodes
        points = [
            points for node in nodes for choice in node.choices for points in self._points(choice.scores)
        ]
        best, worst = max(points, default=None), min(points, default=None)
        return Prospect(self.competency, best, worst, may_stay_unshown=True, is_exact=False)

    def _is_decision(self, node: Node) -> bool:
        return node.kind not in AUTOMATIC and any(
            True for choice in node.choices for _ in self._points(choice.scores)
        )

    def _points(self, scores: Sequence[tuple[str, int]]) -> Iterator[int]:
        return (points for competency, points in scores if competency == self.competency)

    def _choices(self) -> Iterator[tuple[Node, Choice]]:
        return ((node, choice) for node in self.exploration.scenario.nodes for choice in node.choices)

    def _answer(self, node: Node, choice: Choice) -> Answer:
        decision = self.bits.get(node.id, 0)
        points = next(self._points(choice.scores), None)
        if decision and points is not None:
            return decision, self.width + points
        return (0 if node.kind == "hub" else decision), 0

    def _fill(self) -> bool:
        """Carry the pairs from the beginning to everywhere; return whether there was time for them."""
        self.records[0][0] = 1
        for component in reversed(self.order):
            inside = frozenset(component)
            work = [(state, answered) for state in component for answered in self.records[state]]
            while work and self.steps_left > 0:
                state, answered = work.pop()
                pairs = self.records[state][answered]
                for target, decision, shift in self._moves(state):
                    counted = pairs if answered & decision else pairs << shift
                    after = self._carry(target, answered | decision, counted)
                    if after is not None and target in inside:
                        work.append((target, after))
        return self.steps_left > 0

    def _moves(self, state: int) -> list[tuple[int, int, int]]:
        node, edges = self.exploration.positions[state].node, self.exploration.edges[state]
        self.steps_left -= len(edges)
        return [
            (target, 0, 0) if way is None else (target, *self.answers[node, way.choice.key])
            for target, way in edges
        ]

    def _carry(self, target: int, answered: int, pairs: int) -> int | None:
        """Record `pairs` at `target`; return the answered decisions that matter there, if that was news."""
        after = answered & self.ahead[target]
        record = self.records[target]
        known = record.get(after, 0)
        if known | pairs == known:
            return None
        record[after] = known | pairs
        return after

    def _pairs_at_endings(self) -> int:
        pairs = 0
        for state, record in enumerate(self.records):
            if self.exploration.node(state).end is not None:
                for found in record.values():
                    pairs |= found
        return pairs


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
