"""Judges a scenario: its form to the line, its two languages, and by search every way a learner can go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.content.compiled import CompiledScenario
from app.content.grammar import id_problems
from app.content.links import Links
from app.content.overlay import Pair, file_problems, language_of, other_language, overlay_problems, read_pair
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.prose import citation_problems, prose_problems
from app.content.safety import word_problems
from app.content.scenario_compile import compile_pair, logic_of
from app.content.scenario_front import FRONT, OVERLAY_FRONT
from app.content.scenario_nodes import NodeText, Reader, condition_directive, node_problems, node_text
from app.content.scenario_parity import parity_problems
from app.content.scenario_rules import (
    lesson_problems,
    line_problems,
    media_problems,
    rule_problems,
    type_problems,
)
from app.content.scenario_search import search_problems
from app.content.scenario_teaching import teaching_problems
from app.content.schema import schema_problems
from app.content.shelf import Shelf
from app.domain.simulation.model import Scenario

LOGIC: Final = ("C2", "S1")
"""Codes of problems that may leave the logic without a meaning begin like this."""
WORDS: Final = frozenset(
    {"C213", "C217", "C218", "C219", "C220", "S112", "S114", "S115", "S127", "S141", "S142"}
)
"""Those among them that concern only what is read."""
UNREAD: Final = ("route", "chance")
"""Kinds of node that nobody reads; they need no title."""


def check_scenario(package: PackageFiles, shelf: Shelf) -> list[Problem]:
    """Find everything that is wrong with a scenario, or looks wrong, in both languages."""
    pair, links = _pair(package), Links(package, shelf)
    problems = [*file_problems(package, pair.language), *pair.source.problems]
    if not pair.source.front.values:
        return problems
    reader = Reader(pair.source.file)
    scenario = logic_of(pair, reader)
    problems += [
        *_form_problems(pair, links),
        *reader.problems,
        *rule_problems(pair, scenario),
        *type_problems(pair.source, scenario, reader),
        *line_problems(pair, scenario),
        *media_problems(package, pair.source),
        *lesson_problems(pair.source, shelf),
        *overlay_problems(pair, package.id, OVERLAY_FRONT),
        *parity_problems(pair, links),
        *_safety_problems(pair),
        *teaching_problems(pair, scenario),
    ]
    if _is_sound(pair, scenario, problems):
        problems += search_problems(pair.source, scenario)
    return problems


def compile_scenario(package: PackageFiles, shelf: Shelf) -> CompiledScenario:
    """Make the published form of a scenario that was judged."""
    return compile_pair(_pair(package), Links(package, shelf))


def _pair(package: PackageFiles) -> Pair:
    return read_pair(package, package.main, language_of(package))


def _is_sound(pair: Pair, scenario: Scenario, problems: Iterable[Problem]) -> bool:
    """Tell whether a search would find more than the consequences of what is reported already."""
    in_source = (found for found in problems if found.file == pair.source.file and found.severity == "error")
    return bool(scenario.nodes) and not any(
        found.code.startswith(LOGIC) and found.code not in WORDS for found in in_source
    )


def _form_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    source = pair.source
    yield from schema_problems(source.file, source.front, FRONT)
    yield from id_problems(source)
    yield from citation_problems(source, source.front.texts("sources"), all_cited=True)
    yield from prose_problems(source.file, source.opening, links)
    for unit in source.units:
        text = node_text(unit)
        yield from node_problems(source, unit, text)
        yield from _text_problems(source.file, text, links)


def _text_problems(file: str, text: NodeText, links: Links) -> Iterator[Problem]:
    """Judge what is read at a node."""
    if not text.title and text.unit.value("kind") not in UNREAD:
        yield problem("S114", file, text.unit.line)
    yield from prose_problems(file, text.lines, links, spans=True)
    for block in text.lines:
        opening = condition_directive(block)
        for directive in block.directives:
            if directive is not opening:
                yield problem("C213", file, directive.line)
    for choice in text.choices:
        yield from prose_problems(file, choice.item.rest, links)


def _safety_problems(pair: Pair) -> Iterator[Problem]:
    """Look for words to avoid, except in what a learner is offered as a poor choice."""
    for language, document in ((pair.language, pair.source), (other_language(pair.language), pair.overlay)):
        if document is not None:
            choices = [choice.item for unit in document.units for choice in node_text(unit).choices]
            yield from word_problems(document, language, skip=choices)
