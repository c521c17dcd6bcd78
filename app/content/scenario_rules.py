"""Rules of a scenario that hold for its text alone: every name means something, every directive has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.content.grammar import Document
from app.content.overlay import Pair
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.scenario_nodes import ChoiceText, NodeText, Reader, condition_directive, node_text
from app.content.shelf import Shelf
from app.domain.simulation.kinds import Declared, faults_of_condition, faults_of_effect
from app.domain.simulation.machine import AUTOMATIC, RETURN
from app.domain.simulation.model import Choice, Node, Scenario
from app.domain.simulation.possibility import possible

RESERVED: Final = frozenset({"and", "or", "not", "in", "true", "false", "visited", "chose"})
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


def rule_problems(pair: Pair, scenario: Scenario) -> Iterator[Problem]:
    """Report names that mean nothing and directives out of place."""
    source = pair.source
    yield from _variable_names(source, scenario)
    known = frozenset(node.id for node in scenario.nodes)
    if scenario.start and scenario.start not in known:
        yield problem("S120", source.file, source.front.line("start"), found=scenario.start)
    for node, unit in zip(scenario.nodes, source.units, strict=True):
        text = node_text(unit)
        yield from _node_problems(source.file, node, text, known)
        for place, (choice, choice_text) in enumerate(zip(node.choices, text.choices, strict=True)):
            line, is_last = choice_text.item.line, place == len(node.choices) - 1
            yield from _choice_targets(source.file, line, choice, known)
            yield from _declared_names(source, line, choice)
            yield from _misplaced(source.file, node, choice_text, choice, is_last=is_last)


def type_problems(source: Document, scenario: Scenario, reader: Reader) -> Iterator[Problem]:
    """Report conditions and effects that do not fit the declared variables."""
    declared = Declared.by(scenario)
    # What is declared badly is reported where it is declared, not again at each use.
    misdeclared = set(source.front.keys("vars")) - declared.variables.keys()
    found = [
        (line, fault) for line, tree in reader.conditions for fault in faults_of_condition(tree, declared)
    ]
    found += [
        (line, fault) for line, effect in reader.changes for fault in faults_of_effect(effect, declared)
    ]
    for line, fault in found:
        if fault.name not in misdeclared:
            yield problem(FAULTS[fault.code], source.file, line, found=fault.name)


def line_problems(pair: Pair, scenario: Scenario) -> Iterator[Problem]:
    """Judge the conditions of paragraphs, which no search looks at."""
    source = pair.source
    reader = Reader(source.file)
    for unit in source.units:
        for directive in filter(None, map(condition_directive, node_text(unit).lines)):
            reader.condition(directive)
    faults = [*reader.problems, *type_problems(source, scenario, reader)]
    yield from faults
    if not faults and len(scenario.variables) == len(source.front.keys("vars")):
        yield from _idle_conditions(source.file, scenario, reader)


def _idle_conditions(file: str, scenario: Scenario, reader: Reader) -> Iterator[Problem]:
    variables = {variable.name: variable for variable in scenario.variables}
    for line, tree in reader.conditions:
        can_be = possible(tree, variables)
        if not can_be.true:
            yield problem("S141", file, line)
        elif not can_be.false:
            yield problem("S142", file, line)


def media_problems(package: PackageFiles, source: Document) -> Iterator[Problem]:
    """Report a node's picture that is not there, or that its text does not describe."""
    for unit in source.units:
        for directive in unit.directives:
            address = f"media/{directive.value}"
            if directive.key != "media" or not directive.value:
                continue
            if address not in package.files:
                yield problem("C311", source.file, directive.line, address=address)
            elif not any(
                link.image and link.address == address for block in unit.blocks for link in block.links
            ):
                yield problem("S127", source.file, directive.line, address=address)


def lesson_problems(source: Document, shelf: Shelf) -> Iterator[Problem]:
    """Report harms whose lesson does not exist."""
    front = source.front
    for harm in front.keys("harms"):
        address = front.text("harms", harm, "lesson").removeprefix("lesson:")
        course, _, lesson = address.partition("/")
        if address and not shelf.has_lesson(course, lesson):
            yield problem("C303", source.file, front.line("harms", harm, "lesson"), address=address)


def _variable_names(source: Document, scenario: Scenario) -> Iterator[Problem]:
    members = {member for variable in scenario.variables for member in variable.values}
    for variable in scenario.variables:
        line = source.front.line("vars", variable.name)
        for name in (variable.name, *variable.values):
            if name in RESERVED:
                yield problem("S139", source.file, line, found=name)
        if variable.name in members:
            yield problem("S140", source.file, line, found=variable.name)


def _node_problems(file: str, node: Node, text: NodeText, known: frozenset[str]) -> Iterator[Problem]:
    line = text.unit.line
    if node.end is None and not node.choices:
        yield problem("S123", file, line, node=node.id)
    if node.end is not None and node.choices:
        yield problem("S124", file, line, node=node.id)
    if node.timer is not None:
        timed = next(each.line for each in text.unit.directives if each.key == "timer")
        if node.timer.target not in known:
            yield problem("S120", file, timed, found=node.timer.target)
        if node.end is not None or node.kind in AUTOMATIC:
            yield problem("S125", file, timed)


def _choice_targets(file: str, line: int, choice: Choice, known: frozenset[str]) -> Iterator[Problem]:
    wanted = {choice.target, choice.call or choice.target} - {RETURN}
    yield from (problem("S120", file, line, found=target) for target in sorted(wanted - known))
    if choice.call is not None and choice.target == RETURN:
        yield problem("S126", file, line)


def _declared_names(source: Document, line: int, choice: Choice) -> Iterator[Problem]:
    front, file = source.front, source.file
    competencies = (name for name, _ in choice.scores)
    yield from _strangers(file, line, "S121", competencies, front.keys("competencies"))
    yield from _strangers(file, line, "S122", choice.harms, front.keys("harms"))


def _strangers(
    file: str, line: int, code: str, used: Iterable[str], known: tuple[str, ...]
) -> Iterator[Problem]:
    for name in used:
        if name not in known:
            yield problem(code, file, line, found=name, known=", ".join(known))


def _misplaced(
    file: str, node: Node, text: ChoiceText, choice: Choice, *, is_last: bool
) -> Iterator[Problem]:
    """Report directives that mean nothing at this kind of node, or not at this place."""
    line, keys = text.item.line, {directive.key for directive in text.directives}
    if "else" in keys and (node.kind != "route" or not is_last or "if" in keys):
        yield problem("S116", file, line)
    if "weight" in keys and node.kind != "chance":
        yield problem("S117", file, line)
    if "locked" in keys and "if" not in keys:
        yield problem("S118", file, line)
    if (choice.scores or choice.harms) and node.kind in AUTOMATIC:
        yield problem("S119", file, line)
