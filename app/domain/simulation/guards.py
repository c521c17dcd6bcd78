"""Conditions that decide nothing, and routes that may find no way on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.simulation.finding import Finding, error, warning
from app.domain.simulation.machine import AUTOMATIC
from app.domain.simulation.model import Node, Scenario, Variable
from app.domain.simulation.possibility import possible


def guard_findings(scenario: Scenario) -> Iterator[Finding]:
    """Yield conditions that never or always hold, looking at each condition alone."""
    variables = {variable.name: variable for variable in scenario.variables}
    for node in scenario.nodes:
        for choice in node.choices:
            if choice.condition is None:
                continue
            can_be = possible(choice.condition, variables)
            if not can_be.true:
                yield error("never-true", node.id, choice.key)
            elif not can_be.false:
                yield warning("always-true", node.id, choice.key)


def gap_findings(scenario: Scenario) -> Iterator[Finding]:
    """Yield automatic nodes whose conditions leave a case open, whether or not a learner gets there."""
    variables = {variable.name: variable for variable in scenario.variables}
    for node in scenario.nodes:
        if node.kind in AUTOMATIC and _has_gap(node, variables):
            yield warning("route-gap-possible", node.id)


def _has_gap(node: Node, variables: Mapping[str, Variable]) -> bool:
    conditions = [choice.condition for choice in node.choices if not choice.once]
    if None in conditions:
        return False
    return possible(("or", ("bool", False), *conditions), variables).false
