"""How answers become levels: the one rule that learners, trainers and the checker share.

Evidence. A choice may carry evidence of 0–3 for a competency. The first answer at a decision counts: coming back,
or stepping back and answering again, changes nothing. At a hub, where one does several things in turn, the first
thing that carries evidence of a competency counts for that competency. So a decision gives at most one piece of
evidence to each competency, and no loop pays twice.

Level. The mean of a competency's evidence, rounded down: the level that the answers reach on average and never one
they did not. Without any evidence there is no level: the competency was *not shown*, which is not the same as 0.

Harms are no part of this: they are listed on their own, and nothing cancels them.

Source: docs/decisions/0016-scoring-of-runs.md
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from app.domain.simulation.model import Choice, Scenario

Lane = Literal["helped", "partly", "harmed", "neutral"]


def level(points: Collection[int]) -> int | None:
    """Return the level (0–3) that pieces of evidence amount to; None when there are none."""
    return sum(points) // len(points) if points else None


def evidence(scenario: Scenario, first_answers: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, int]]:
    """Return competency -> node of the decision -> points, for every competency of `scenario`.

    Args:
        scenario: the scenario that was run.
        first_answers: (node, key) in order, as a `State` holds them.
    """
    found: dict[str, dict[str, int]] = {competency.id: {} for competency in scenario.competencies}
    choices = choices_by_place(scenario)
    for node, key in first_answers:
        for competency, points in choices[node, key].scores:
            found[competency].setdefault(node, points)
    return found


def lane(choice: Choice) -> Lane:
    """Return how an answer is drawn on the learner's map.

    Any harm makes it `harmed`. Otherwise the mean of its evidence decides: `helped` from 2, `partly` below that,
    `neutral` when there is no evidence or it is all 0.
    """
    points = [points for _, points in choice.scores]
    if choice.harms:
        return "harmed"
    if not any(points):
        return "neutral"
    return "helped" if sum(points) >= 2 * len(points) else "partly"


def choices_by_place(scenario: Scenario) -> Mapping[tuple[str, str], Choice]:
    """Return (node, key) -> choice."""
    return {(node.id, choice.key): choice for node in scenario.nodes for choice in node.choices}
