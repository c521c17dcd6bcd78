"""Everything that can be known about a scenario before the first learner meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.simulation.chances import ending_shares
from app.domain.simulation.explore import MOST_STATES, Exploration, explore
from app.domain.simulation.farming import farming_findings
from app.domain.simulation.finding import Finding, warning
from app.domain.simulation.guards import gap_findings, guard_findings
from app.domain.simulation.model import Choice, Node, Scenario
from app.domain.simulation.play import stuck_findings, trap_findings, unmet_findings
from app.domain.simulation.possibility import domain_of, size_of
from app.domain.simulation.prospects import Prospect, prospects
from app.domain.simulation.structure import structure_findings

RARE: Final = 0.01
UNSEARCHABLE: Final = frozenset({"return-outside-call", "call-recursion"})
"""Findings about the calls that leave the states without a meaning."""
EXPLAINED_BY: Final[Mapping[str, frozenset[str]]] = {
    "node-never-met": frozenset({"unreached"}),
    "maybe-node-never-met": frozenset({"unreached"}),
    "choice-never-offered": frozenset({"never-true"}),
    "maybe-choice-never-offered": frozenset({"never-true"}),
    "trapped": frozenset({"no-way-out", "no-ending"}),
    "route-gap-possible": frozenset({"route-gap"}),
}
"""Code -> codes that, at the same place, say the same thing from nearer its cause."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the checker found, and the figures that an author may want to see."""

    findings: tuple[Finding, ...]
    exploration: Exploration | None
    """None where the calls are too broken to search."""
    endings: Mapping[str, float]
    """Ending -> share of plays (0.0–1.0) by somebody who clicks at random; empty if the search stopped early."""
    prospects: tuple[Prospect, ...]


def survey(scenario: Scenario, most_states: int = MOST_STATES) -> Survey:
    """Check `scenario`, whose targets and types are already known to be sound."""
    structure = (*structure_findings(scenario), *guard_findings(scenario))
    same = tuple(_same_result(scenario))
    if any(finding.code in UNSEARCHABLE for finding in structure):
        return Survey((*structure, *gap_findings(scenario), *same), None, {}, ())
    exploration = explore(scenario, most_states)
    shares = ending_shares(exploration) if exploration.is_complete else {}
    levels = prospects(exploration)
    found = (
        *structure,
        *_stopped(exploration),
        *stuck_findings(exploration),
        *trap_findings(exploration),
        *unmet_findings(exploration),
        *gap_findings(scenario),
        *farming_findings(exploration),
        *_out_of_reach(scenario, levels),
        *_rare(shares),
        *same,
    )
    return Survey(tuple(_without_echoes(found)), exploration, shares, levels)


def _without_echoes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what only repeats an earlier finding in other words."""
    seen: set[tuple[str, str | None, str | None]] = set()
    for finding in findings:
        seen.add((finding.code, finding.node, finding.choice))
        causes = EXPLAINED_BY.get(finding.code, frozenset())
        places = ((finding.node, finding.choice), (None, None))
        if not any((cause, *place) in seen for cause in causes for place in places):
            yield finding


def _stopped(exploration: Exploration) -> Iterator[Finding]:
    """Say that the search stopped, and which variable would be the one to make smaller."""
    if not exploration.is_complete:
        variables = exploration.machine.variables
        largest = max(variables, key=lambda variable: len(domain_of(variable)), default=None)
        yield warning(
            "search-stopped",
            states=len(exploration.positions),
            combinations=size_of(variables) * len(exploration.scenario.nodes),
            variable="" if largest is None else largest.name,
        )


def _out_of_reach(scenario: Scenario, levels: Iterable[Prospect]) -> Iterator[Finding]:
    for competency, prospect in zip(scenario.competencies, levels, strict=True):
        name, needs = competency.id, competency.needs
        if prospect.best is None:
            yield warning("competency-never-scored", competency=name)
        elif prospect.best < needs:
            yield warning("competency-out-of-reach", competency=name, needs=needs, best=prospect.best)


def _rare(shares: Mapping[str, float]) -> Iterator[Finding]:
    for node, share in shares.items():
        if 0 < share < RARE:
            yield warning("ending-rare", node, share=f"{share:.1%}")


def _same_result(scenario: Scenario) -> Iterator[Finding]:
    for node in scenario.nodes:
        if len(node.choices) > 1 and _is_one_result(node):
            yield warning("same-result", node.id)


def _is_one_result(node: Node) -> bool:
    first = _result(node.choices[0])
    return all(_result(choice) == first for choice in node.choices[1:])


def _result(choice: Choice) -> tuple[object, ...]:
    return (choice.target, choice.call, choice.effects, choice.scores, choice.harms, choice.once)
