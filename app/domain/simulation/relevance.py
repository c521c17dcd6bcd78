"""Which part of a state the story's future depends on: the rest need not be searched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.simulation.expression import Tree, marks_read, names_read
from app.domain.simulation.model import Effect, Scenario


@dataclass(frozen=True, slots=True)
class Relevant:
    """The variables that a condition reads or that feed one, and the visits and choices asked about."""

    variables: frozenset[str]
    marks: frozenset[str]


def relevant(scenario: Scenario) -> Relevant:
    """Return what decides which choices are open, now or later."""
    effects = tuple(_effects(scenario))
    trees = list(_conditions(scenario))
    names: frozenset[str] = frozenset()
    while True:
        grown = names | {name for tree in trees for name in names_read(tree)}
        trees += [effect.value for effect in effects if effect.name in grown - names]
        if grown == names:
            break
        names = grown
    declared = {variable.name for variable in scenario.variables}
    return Relevant(names & declared, frozenset(mark for tree in trees for mark in marks_read(tree)))


def _conditions(scenario: Scenario) -> Iterator[Tree]:
    for node in scenario.nodes:
        yield from (choice.condition for choice in node.choices if choice.condition is not None)


def _effects(scenario: Scenario) -> Iterator[Effect]:
    for node in scenario.nodes:
        yield from node.effects
        for choice in node.choices:
            yield from choice.effects
