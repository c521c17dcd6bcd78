"""Puts into words, and to a line, what a search through every state of a scenario finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.content.grammar import Document
from app.content.problems import Problem, problem
from app.content.scenario_nodes import node_text
from app.domain.simulation.check import survey
from app.domain.simulation.finding import Finding
from app.domain.simulation.model import Scenario

CODES: Final[Mapping[str, str]] = {
    "unreached": "S301",
    "no-ending": "S302",
    "no-way-out": "S303",
    "return-outside-call": "S304",
    "call-recursion": "S305",
    "never-true": "S306",
    "stuck": "S307",
    "only-timer": "S308",
    "route-gap": "S309",
    "trapped": "S310",
    "node-never-met": "S311",
    "choice-never-offered": "S312",
    "always-true": "S321",
    "route-gap-possible": "S322",
    "call-never-returns": "S323",
    "number-farmed": "S324",
    "search-stopped": "S325",
    "competency-out-of-reach": "S326",
    "ending-rare": "S327",
    "same-result": "S328",
    "maybe-node-never-met": "S329",
    "maybe-choice-never-offered": "S330",
    "competency-never-scored": "S331",
}
"""The search's findings -> codes of the catalogue."""


def search_problems(source: Document, scenario: Scenario) -> Iterator[Problem]:
    """Walk through every state a learner can reach and report what is wrong there.

    Args:
        source: where to report.
        scenario: its logic, without any fault in its names, types and targets.
    """
    for finding in survey(scenario).findings:
        yield problem(
            CODES[finding.code],
            source.file,
            _line_of(source, finding),
            **finding.values,
            node=finding.node or "",
            choice=finding.choice or "",
            witness=_path(finding),
        )


def _path(finding: Finding) -> str:
    """Write the way there, its last node included: `bell.listen > listen.leave > leave`."""
    return " > ".join((*(finding.witness or ()), finding.node or ""))


def _line_of(source: Document, finding: Finding) -> int:
    """Return the line of the choice, the node or the declaration that a finding is about."""
    front = source.front
    unit = source.unit(finding.node or "")
    if unit is not None:
        choices = (choice for choice in node_text(unit).choices if choice.key == finding.choice)
        return next((choice.item.line for choice in choices), unit.line)
    for kind, named in (("competencies", "competency"), ("vars", "variable")):
        if named in finding.values:
            return front.line(kind, str(finding.values[named]))
    return front.line("start")
