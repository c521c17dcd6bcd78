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
from app.domain.simulation.machine import AUTOMATIC, Way
from app.domain.simulation.model import Competency, Node

MOST_RECORDS: Final = 60_000
"""Pairs of state and answered decisions kept for one competency; beyond it, only a bound is given."""


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


@dataclass(frozen=True, slots=True)
class _Move:
    target: int
    answers: int
    """Bit of the decision that this move answers, or 0."""
    points: int | None


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
        self.records: list[dict[int, int]] = [{} for _ in exploration.positions]
        self.record_count = 0

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

    def _fill(self) -> bool:
        """Carry the pairs from the beginning to everywhere; return whether there was room for them."""
        self.records[0][0] = 1
        for component in reversed(self.order):
            work = [(state, answered) for state in component for answered in self.records[state]]
            inside = set(component) if len(component) > 1 else {component[0]}
            while work:
                state, answered = work.pop()
                pairs = self.records[state][answered]
                for move in self._moves(state):
                    after = self._carry(move, answered, pairs)
                    if after is not None and move.target in inside:
                        work.append((move.target, after))
            if self.record_count > MOST_RECORDS:
                return False
        return True

    def _moves(self, state: int) -> Iterator[_Move]:
        node = self.exploration.node(state)
        bit = self.bits.get(node.id, 0)
        for target, way in self.exploration.edges[state]:
            if way is None or not bit:
                yield _Move(target, 0, None)
            else:
                yield self._answer(target, way, bit, is_hub=node.kind == "hub")

    def _answer(self, target: int, way: Way, bit: int, *, is_hub: bool) -> _Move:
        points = next(self._points(way.choice.scores), None)
        return _Move(target, 0 if is_hub and points is None else bit, points)

    def _carry(self, move: _Move, answered: int, pairs: int) -> int | None:
        """Record `pairs` after `move`; return the answered decisions there if that was news."""
        if move.points is not None and not answered & move.answers:
            pairs <<= self.width + move.points
        after = (answered | move.answers) & self.ahead[move.target]
        record = self.records[move.target]
        known = record.get(after, 0)
        if known | pairs == known:
            return None
        self.record_count += after not in record
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
