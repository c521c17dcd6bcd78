"""What the form of a scenario teaches by accident: the longest answer is right, the first one is, no coach explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.content.grammar import Document
from app.content.overlay import Pair
from app.content.problems import Problem, problem
from app.content.scenario_nodes import ChoiceText, node_text
from app.domain.simulation.model import Choice, Node, Scenario

FEWEST: Final = 4
"""Below this many scored decisions a share says nothing."""
MOST_LONGEST_SHARE: Final = 0.4
MOST_SAME_PLACE_SHARE: Final = 0.6
_SIGNS: Final = re.compile(r"[*_`\s]|\]\([^)]*\)")


def teaching_problems(pair: Pair, scenario: Scenario) -> Iterator[Problem]:
    """Warn where a learner could guess from the form, or is left without a word."""
    decisions = [node for node in scenario.nodes if len(_scored(node)) > 1]
    for document in (pair.source, pair.overlay):
        if document is not None:
            yield from _longest(document, decisions)
    yield from _same_place(pair.source, decisions)
    for node in scenario.nodes:
        yield from _without_coach(pair.source, node)


def _longest(document: Document, decisions: list[Node]) -> Iterator[Problem]:
    longest = sum(_best_is_longest(document, node) for node in decisions)
    if len(decisions) >= FEWEST and longest > MOST_LONGEST_SHARE * len(decisions):
        yield problem("S401", document.file, 1, count=longest, all=len(decisions))


def _best_is_longest(document: Document, node: Node) -> bool:
    lengths = {choice.key: len(_SIGNS.sub("", choice.label)) for choice in _texts(document, node.id)}
    best = _best(node)
    others = [lengths.get(choice.key, 0) for choice in node.choices if choice.key != best.key]
    return bool(others) and lengths.get(best.key, 0) > max(others)


def _same_place(source: Document, decisions: list[Node]) -> Iterator[Problem]:
    places = [node.choices.index(_best(node)) for node in decisions]
    for place in sorted(set(places)):
        count = places.count(place)
        if len(decisions) >= FEWEST and count > MOST_SAME_PLACE_SHARE * len(decisions):
            yield problem("S402", source.file, 1, place=place + 1, count=count, all=len(decisions))


def _without_coach(source: Document, node: Node) -> Iterator[Problem]:
    texts = {choice.key: choice for choice in _texts(source, node.id)}
    for choice in node.choices:
        text = texts.get(choice.key)
        if (choice.scores or choice.harms) and text is not None and not text.item.notes:
            yield problem("S403", source.file, text.item.line)


def _texts(document: Document, node: str) -> tuple[ChoiceText, ...]:
    unit = document.unit(node)
    return node_text(unit).choices if unit is not None else ()


def _scored(node: Node) -> list[Choice]:
    return [choice for choice in node.choices if choice.scores or choice.harms]


def _best(node: Node) -> Choice:
    return max(node.choices, key=lambda choice: (not choice.harms, sum(level for _, level in choice.scores)))
