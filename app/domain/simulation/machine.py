"""A scenario made ready to run: one step from one position to the next.

The learner's engine and the checker's search are both built on this, so a state that the checker never met is
one that no learner meets. A machine may track less than everything: the search leaves out what nothing reads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, cast

from app.domain.simulation.expression import Function, compiled
from app.domain.simulation.kinds import kind_of_variable
from app.domain.simulation.model import Choice, Effect, Node, Scenario, Value

RETURN: Final = "#return"
AUTOMATIC: Final = frozenset({"route", "chance"})

Assignment = Callable[[list[Value], int], None]


class Position(NamedTuple):
    """Where a run stands, as far as the story's future depends on it.

    A named tuple and not a dataclass: the search hashes tens of thousands of them.
    """

    node: str
    values: tuple[Value, ...]
    marks: int
    """One bit for each node visited and each choice taken that somebody asks about."""
    stack: tuple[str, ...]
    """Nodes to return to, innermost last."""


@dataclass(frozen=True, slots=True)
class Way:
    """A choice, ready to be tested and taken."""

    choice: Choice
    holds: Function | None
    assignments: tuple[Assignment, ...]
    bit: int

    def is_used(self, position: Position) -> bool:
        """Return whether this choice could be taken once and was."""
        return self.choice.once and position.marks & self.bit != 0

    def is_open(self, position: Position) -> bool:
        """Return whether this choice can be taken now."""
        if self.is_used(position):
            return False
        return self.holds is None or bool(self.holds(position.values, position.marks))


@dataclass(frozen=True, slots=True)
class Place:
    """A node, ready to be entered."""

    node: Node
    assignments: tuple[Assignment, ...]
    bit: int
    ways: tuple[Way, ...]
    is_automatic: bool


class Machine:
    """The moves of one scenario."""

    def __init__(
        self,
        scenario: Scenario,
        variables: Collection[str] | None = None,
        marks: Collection[str] | None = None,
    ) -> None:
        """Make `scenario` ready.

        Args:
            scenario: a scenario without faults in its targets, types and calls.
            variables: names of those to track; None for all.
            marks: nodes and `node.key` to track; None for all. Choices marked `once` are always tracked.
        """
        tracked = [v for v in scenario.variables if variables is None or v.name in variables]
        self.variables = tuple(sorted(tracked, key=lambda variable: variable.name))
        self.places_of = {variable.name: place for place, variable in enumerate(self.variables)}
        self.bits = {mark: 1 << place for place, mark in enumerate(_tracked_marks(scenario, marks))}
        self.start_node = scenario.start
        self.places = {node.id: self._place(node) for node in scenario.nodes}

    def start(self) -> Position:
        """Return where every run begins."""
        return self._enter(self.start_node, tuple(variable.start for variable in self.variables), 0, ())

    def open_ways(self, position: Position) -> tuple[Way, ...]:
        """Return the choices that can be taken now, in the author's order; a route has one at most."""
        place = self.places[position.node]
        ways = tuple(way for way in place.ways if way.is_open(position))
        return ways[:1] if place.node.kind == "route" else ways

    def take(self, position: Position, way: Way) -> Position:
        """Return where `way` leads from `position`."""
        marks = position.marks | way.bit
        values = _assigned(position.values, marks, way.assignments)
        target, stack = way.choice.target, position.stack
        if target == RETURN:
            target, stack = stack[-1], stack[:-1]
        elif way.choice.call is not None:
            stack = (*stack, way.choice.call)
        return self._enter(target, values, marks, stack)

    def expire(self, position: Position) -> Position | None:
        """Return where the node's timer leads, if it has one."""
        timer = self.places[position.node].node.timer
        if timer is None:
            return None
        return self._enter(timer.target, position.values, position.marks, position.stack)

    def _enter(self, node: str, values: tuple[Value, ...], marks: int, stack: tuple[str, ...]) -> Position:
        place = self.places[node]
        marks |= place.bit
        return Position(node, _assigned(values, marks, place.assignments), marks, stack)

    def _place(self, node: Node) -> Place:
        return Place(
            node=node,
            assignments=self._assignments(node.effects),
            bit=self.bits.get(node.id, 0),
            ways=tuple(self._way(node, choice) for choice in node.choices),
            is_automatic=node.kind in AUTOMATIC,
        )

    def _way(self, node: Node, choice: Choice) -> Way:
        condition = choice.condition
        return Way(
            choice=choice,
            holds=None if condition is None else compiled(condition, self.places_of, self.bits),
            assignments=self._assignments(choice.effects),
            bit=self.bits.get(f"{node.id}.{choice.key}", 0),
        )

    def _assignments(self, effects: Iterable[Effect]) -> tuple[Assignment, ...]:
        return tuple(self._assignment(effect) for effect in effects if effect.name in self.places_of)

    def _assignment(self, effect: Effect) -> Assignment:
        place = self.places_of[effect.name]
        variable = self.variables[place]
        tree = (
            effect.value
            if effect.operator == "="
            else (effect.operator[0], ("name", effect.name), effect.value)
        )
        value = compiled(tree, self.places_of, self.bits)
        if kind_of_variable(variable) != "number":
            return _setting(place, value)
        return _clamping(place, value, variable.low, variable.high)


def _tracked_marks(scenario: Scenario, wanted: Collection[str] | None) -> Iterator[str]:
    for node in scenario.nodes:
        if wanted is None or node.id in wanted:
            yield node.id
        for choice in node.choices:
            mark = f"{node.id}.{choice.key}"
            if wanted is None or choice.once or mark in wanted:
                yield mark


def _assigned(
    values: tuple[Value, ...], marks: int, assignments: tuple[Assignment, ...]
) -> tuple[Value, ...]:
    if not assignments:
        return values
    changed = list(values)
    for assign in assignments:
        assign(changed, marks)
    return tuple(changed)


def _setting(place: int, value: Function) -> Assignment:
    def assign(values: list[Value], marks: int) -> None:
        values[place] = value(values, marks)

    return assign


def _clamping(place: int, value: Function, low: int, high: int) -> Assignment:
    def assign(values: list[Value], marks: int) -> None:
        values[place] = min(max(cast(int, value(values, marks)), low), high)

    return assign
