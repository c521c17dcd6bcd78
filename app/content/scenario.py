"""Judges a scenario: its form to the line, its two languages, and by search every way a learner can go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.content.compiled import CompiledScenario
from app.content.grammar import Document, id_problems
from app.content.links import Links
from app.content.overlay import (
    Pair,
    file_problems,
    language_of,
    other_language,
    overlay_problems,
    read_pair,
)
from app.content.package import PackageFiles
from app.content.problems import Problem, has_errors, problem
from app.content.prose import citation_problems, prose_problems
from app.content.safety import word_problems
from app.content.scenario_compile import compile_pair, logic_of
from app.content.scenario_front import FRONT, OVERLAY_FRONT
from app.content.scenario_nodes import NodeText, Reader, condition_directive, node_problems, node_text
from app.content.scenario_parity import parity_problems
from app.content.scenario_teaching import teaching_problems
from app.content.schema import schema_problems
from app.content.shelf import Shelf
from app.domain.simulation.check import survey
from app.domain.simulation.finding import Finding
from app.domain.simulation.kinds import Declared, faults_of_condition, faults_of_effect
from app.domain.simulation.model import Effect, Expression, Node, Scenario

UNSEEN: Final = ("route", "chance")
"""Kinds of node that nobody reads; they need no title."""

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
}
"""The search's findings -> codes of the catalogue."""


FAULTS: Final[Mapping[str, str]] = {
    "unknown-name": "S130",
    "unknown-variable": "S131",
    "unknown-node": "S132",
    "unknown-choice": "S133",
    "needs-truth": "S134",
    "needs-number": "S135",
    "needs-enum": "S136",
    "unlike": "S137",
    "not-a-member": "S138",
}
"""Faults of the type check -> codes of the catalogue."""


def check_scenario(package: PackageFiles, shelf: Shelf) -> list[Problem]:
    """Find everything that is wrong with a scenario, or looks wrong, in both languages."""
    pair, links = _pair(package), Links(package, shelf)
    reader = Reader(pair.source.file)
    scenario = logic_of(pair, reader)
    problems = [
        *file_problems(package, pair.language),
        *_source_problems(pair, links, shelf),
        *_line_conditions(pair, reader),
        *_reference_problems(pair, scenario),
        *_type_problems(pair.source.file, scenario, reader),
        *overlay_problems(pair, package.id, OVERLAY_FRONT),
        *parity_problems(pair, links),
        *_safety_problems(pair),
        *teaching_problems(pair, scenario),
    ]
    # A search through a scenario that does not hold together would only repeat what is said already.
    if not has_errors(problems) and scenario.nodes:
        problems += _search_problems(pair.source, scenario)
    return problems


def compile_scenario(package: PackageFiles, shelf: Shelf) -> CompiledScenario:
    """Make the published form of a scenario that was judged."""
    return compile_pair(_pair(package), Links(package, shelf))


def _pair(package: PackageFiles) -> Pair:
    return read_pair(package, package.main, language_of(package))


def _source_problems(pair: Pair, links: Links, shelf: Shelf) -> Iterator[Problem]:
    source = pair.source
    yield from source.problems
    yield from schema_problems(source.file, source.front, FRONT)
    yield from id_problems(source)
    yield from citation_problems(source, source.front.texts("sources"), all_cited=True)
    yield from prose_problems(source.file, source.opening, links)
    for unit in source.units:
        text = node_text(unit)
        yield from node_problems(source, unit, text)
        yield from text_problems(source.file, text, links)
    for name in source.front.keys("harms"):
        yield from _lesson_problems(source, name, shelf)


def text_problems(file: str, text: NodeText, links: Links) -> Iterator[Problem]:
    """Judge what is read at a node, in either language."""
    if not text.title and text.unit.value("kind") not in UNSEEN:
        yield problem("S114", file, text.unit.line)
    yield from prose_problems(file, text.lines, links, spans=True)
    for block in text.lines:
        opening = condition_directive(block)
        for directive in block.directives:
            if directive is not opening:
                yield problem("C213", file, directive.line)
    for choice in text.choices:
        yield from prose_problems(file, choice.item.rest, links)


def _lesson_problems(source: Document, harm: str, shelf: Shelf) -> Iterator[Problem]:
    lesson = source.front.text("harms", harm, "lesson").removeprefix("lesson:")
    course, _, name = lesson.partition("/")
    if lesson and not shelf.has_lesson(course, name):
        yield problem("C303", source.file, source.front.line("harms", harm, "lesson"), address=lesson)


def _line_conditions(pair: Pair, reader: Reader) -> list[Problem]:
    """Read the conditions of paragraphs too, and return everything the reader could not read."""
    for unit in pair.source.units:
        for block in node_text(unit).lines:
            directive = condition_directive(block)
            if directive is not None:
                reader.condition(directive)
    return reader.problems


def _reference_problems(pair: Pair, scenario: Scenario) -> Iterator[Problem]:
    """Report targets, competencies and harms that do not exist."""
    file, front = pair.source.file, pair.source.front
    known = {node.id for node in scenario.nodes}
    if scenario.start and scenario.start not in known:
        yield problem("S120", file, front.line("start"), found=scenario.start)
    for node, unit in zip(scenario.nodes, pair.source.units, strict=True):
        yield from _node_form(file, unit.line, node)
        if node.timer is not None and node.timer.target not in known:
            yield problem("S120", file, unit.line, found=node.timer.target)
        for choice, text in zip(node.choices, node_text(unit).choices, strict=True):
            line = text.item.line
            wanted = {choice.target, choice.call or choice.target} - {"#return"}
            for target in sorted(wanted - known):
                yield problem("S120", file, line, found=target)
            yield from _names(
                file, line, "S121", (name for name, _ in choice.scores), front.keys("competencies")
            )
            yield from _names(file, line, "S122", choice.harms, front.keys("harms"))


def _node_form(file: str, line: int, node: Node) -> Iterator[Problem]:
    if node.end is None and not node.choices:
        yield problem("S123", file, line, node=node.id)
    if node.end is not None and node.choices:
        yield problem("S124", file, line, node=node.id)


def _names(file: str, line: int, code: str, used: Iterable[str], known: tuple[str, ...]) -> Iterator[Problem]:
    for name in used:
        if name not in known:
            yield problem(code, file, line, found=name, known=", ".join(known))


def _type_problems(file: str, scenario: Scenario, reader: Reader) -> Iterator[Problem]:
    declared = Declared.by(scenario)
    for line, tree in reader.read:
        for fault in _faults(tree, declared):
            yield problem(FAULTS[fault[0]], file, line, found=fault[1])


def _faults(tree: Expression | tuple[Effect, ...], declared: Declared) -> list[tuple[str, str]]:
    if tree and isinstance(tree[0], Effect):
        effects = (each for each in tree if isinstance(each, Effect))
        return [(fault.code, fault.name) for each in effects for fault in faults_of_effect(each, declared)]
    return [(fault.code, fault.name) for fault in faults_of_condition(tree, declared)]


def _safety_problems(pair: Pair) -> Iterator[Problem]:
    """Look for words to avoid, except in what a learner is offered as a poor choice."""
    for language, document in ((pair.language, pair.source), (other_language(pair.language), pair.overlay)):
        if document is not None:
            choices = [choice.item for unit in document.units for choice in node_text(unit).choices]
            yield from word_problems(document, language, skip=choices)


def _search_problems(source: Document, scenario: Scenario) -> Iterator[Problem]:
    for finding in survey(scenario).findings:
        witness = " > ".join(finding.witness) if finding.witness else ""
        values = {
            **finding.values,
            "node": finding.node or "",
            "choice": finding.choice or "",
            "witness": witness,
        }
        yield problem(CODES[finding.code], source.file, _line_of(source, finding), **values)


def _line_of(source: Document, finding: Finding) -> int:
    unit = source.unit(finding.node) if finding.node else None
    if unit is None:
        return 1
    choices = node_text(unit).choices if finding.choice else ()
    return next((choice.item.line for choice in choices if choice.key == finding.choice), unit.line)
