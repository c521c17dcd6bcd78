"""The nodes of a scenario: from `##` units to the engine's nodes, keeping the lines for messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from app.content.blocks import Block, Directive, ListItem
from app.content.expression import BadExpression, parse_condition, parse_effects
from app.content.grammar import FLAG, Document, Rule, Unit, directive_problems, one_word_of, rule
from app.content.problems import Problem, problem
from app.content.schema import ID
from app.domain.simulation.model import Choice, Effect, EndClass, Expression, Node, NodeKind, Timer

T = TypeVar("T")

ENDS: Final = ("best", "good", "acceptable", "partial", "unsafe")
_TEXT: Final = Rule(re.compile(r".+", re.DOTALL), "…")
_TARGET: Final = rf"#{ID.pattern}"
_TIMER: Final = re.compile(rf"([1-9][0-9]{{0,3}})s -> ({_TARGET})")
_SCORES: Final = re.compile(r"[a-z][a-z0-9-]* [0-3](?:, ?[a-z][a-z0-9-]* [0-3])*")
_LINK: Final = re.compile(r"\[(?P<label>.*)\]\((?P<target>#[^)\s]*)\)(?P<rest>.*)", re.DOTALL)
HINTS: Final = {
    "assignment": "S102",
    "full-width": "S103",
    "chained": "S104",
    "too-long": "S105",
    "comparison": "S106",
}
"""What the expression reader suspects -> codes of the catalogue."""
NODE_RULES: Final[dict[str, Rule]] = {
    "end": one_word_of(*ENDS),
    "do": _TEXT,
    "kind": one_word_of("hub", "route", "chance"),
    "timer": Rule(_TIMER, "40s -> #node"),
    "media": rule(r"[\w.-]+", "fan.jpg"),
}
CHOICE_RULES: Final[dict[str, Rule]] = {
    "key": rule(ID.pattern, "again"),
    "if": _TEXT,
    "else": FLAG,
    "locked": FLAG,
    "once": FLAG,
    "do": _TEXT,
    "score": Rule(_SCORES, "ask 3, listen 1"),
    "harm": rule(rf"{ID.pattern}(?:, ?{ID.pattern})*", "secrecy"),
    "weight": rule(r"[1-9][0-9]?", "1–99"),
    "call": rule(_TARGET, "#back"),
}


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """A choice and the item it was read from."""

    key: str
    target: str
    label: str
    item: ListItem
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class NodeText:
    """What is read at a node in one language."""

    unit: Unit
    title: str
    lines: tuple[Block, ...]
    """Paragraphs and other blocks before the choices, without the title."""
    choices: tuple[ChoiceText, ...]
    extra_lists: tuple[Block, ...]
    """Further choice lists, where one is allowed."""
    after: tuple[Block, ...]
    """Blocks after the choices, where none belongs: a note that was not indented, most of the time."""


@dataclass(slots=True)
class Reader:
    """Reads expressions of one file and remembers what was wrong, where."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    conditions: list[tuple[int, Expression]] = field(default_factory=list)
    """Every condition that was read, with its line."""
    changes: list[tuple[int, Effect]] = field(default_factory=list)
    """Every effect that was read, with its line."""

    def condition(self, directive: Directive) -> Expression | None:
        """Read a condition; None if it is none."""
        tree = self._parsed(directive, parse_condition)
        if tree is not None:
            self.conditions.append((directive.line, tree))
        return tree

    def effects(self, directive: Directive) -> tuple[Effect, ...]:
        """Read effects; none if they cannot be read."""
        effects = self._parsed(directive, parse_effects) or ()
        self.changes.extend((directive.line, effect) for effect in effects)
        return effects

    def _parsed(self, directive: Directive, parse: Callable[[str], T]) -> T | None:
        text = directive.value or ""
        try:
            return parse(text)
        except BadExpression as fault:
            code = HINTS.get(fault.hint, "S101")
            self.problems.append(problem(code, self.file, directive.line, found=text, column=fault.column))
            return None


def node_text(unit: Unit) -> NodeText:
    """Split a unit into title, lines and choices."""
    places = [place for place, block in enumerate(unit.prose) if is_choice_list(block)]
    lists = [unit.prose[place] for place in places]
    others = tuple(block for block in unit.prose if block not in lists)
    lines = unit.prose[: places[0]] if places else unit.prose
    after = others[len(lines) :]
    title = ""
    if lines and lines[0].kind == "heading" and lines[0].level == 3:
        title, lines = lines[0].text, lines[1:]
    items = lists[0].items if lists else ()
    choices = tuple(_choice_text(item, found) for item in items if (found := _LINK.match(item.head.text)))
    return NodeText(unit, title, lines, choices, tuple(lists[1:]), after)


def is_choice_list(block: Block) -> bool:
    """Tell whether every item of a bullet list begins with a link to a node."""
    return (
        block.kind == "list"
        and not block.ordered
        and bool(block.items)
        and all(_LINK.match(item.head.text) for item in block.items)
    )


def read_node(unit: Unit, reader: Reader) -> Node:
    """Read a node's logic; what cannot be read is reported to the reader and left out."""
    text = node_text(unit)
    timer = _TIMER.fullmatch(unit.value("timer") or "")
    end = unit.value("end")
    kind = unit.value("kind")
    return Node(
        id=unit.heading,
        kind=cast(NodeKind, kind) if kind in {"hub", "route", "chance"} else "scene",
        end=cast(EndClass, end) if end in ENDS else None,
        effects=_effects(unit.directives, reader),
        choices=tuple(_choice(choice, reader) for choice in text.choices),
        timer=Timer(int(timer[1]), timer[2].removeprefix("#")) if timer else None,
    )


def node_problems(document: Document, unit: Unit, text: NodeText) -> Iterator[Problem]:
    """Judge the form of a node in the source."""
    file = document.file
    yield from directive_problems(file, unit.directives, NODE_RULES)
    for extra in text.extra_lists:
        yield problem("S110", file, extra.line)
    for block in text.after:
        yield problem("S115", file, block.line)
    yield from _mixed_list_problems(file, text)
    seen: set[str] = set()
    for choice in text.choices:
        yield from directive_problems(file, choice.directives, CHOICE_RULES)
        if choice.key in seen:
            yield problem("S111", file, choice.item.line, key=choice.key)
        seen.add(choice.key)
        yield from _rest_problems(file, choice)


def condition_directive(block: Block) -> Directive | None:
    """Return the `if` that opens a paragraph, if one does."""
    first = block.directives[0] if block.leading_directive else None
    return first if first is not None and first.key == "if" else None


def _choice_text(item: ListItem, found: re.Match[str]) -> ChoiceText:
    target = found["target"].removeprefix("#")
    named = next((each.value for each in item.head.directives if each.key == "key" and each.value), None)
    return ChoiceText(named or target, target, found["label"], item, item.head.directives)


def _choice(text: ChoiceText, reader: Reader) -> Choice:
    values = {directive.key: directive for directive in text.directives}
    value = {key: each.value or "" for key, each in values.items()}
    weight = value.get("weight", "")
    return Choice(
        key=text.key,
        target="#return" if text.target == "return" else text.target,
        condition=reader.condition(values["if"]) if "if" in values else None,
        otherwise="else" in values,
        locked="locked" in values,
        once="once" in values,
        effects=_effects(text.directives, reader),
        scores=_scores(value.get("score", "")),
        harms=tuple(each.strip() for each in value.get("harm", "").split(",") if each.strip()),
        weight=int(weight) if weight.isdigit() else 1,
        call=value["call"].removeprefix("#") if value.get("call") else None,
    )


def _effects(directives: tuple[Directive, ...], reader: Reader) -> tuple[Effect, ...]:
    return tuple(effect for each in directives if each.key == "do" for effect in reader.effects(each))


def _scores(text: str) -> tuple[tuple[str, int], ...]:
    if not _SCORES.fullmatch(text):
        return ()
    pairs = (part.split() for part in text.split(","))
    return tuple((competency, int(level)) for competency, level in pairs)


def _rest_problems(file: str, choice: ChoiceText) -> Iterator[Problem]:
    found = _LINK.match(choice.item.head.text)
    rest = re.sub(r"`[^`]*`", "", found["rest"] if found else "").strip()
    if rest:
        yield problem("S112", file, choice.item.line, found=rest)
    yield from (problem("C301", file, line) for line in choice.item.head.html_lines)


def _mixed_list_problems(file: str, text: NodeText) -> Iterator[Problem]:
    """Report lists in which only some items are choices: they would be read as prose."""
    for block in (*text.lines, *text.after):
        are_choices = [bool(_LINK.match(item.head.text)) for item in block.items]
        if any(are_choices):
            yield from (problem("S113", file, block.items[place].line) for place in _places(are_choices))


def _places(are_choices: list[bool]) -> Iterator[int]:
    """Return the odd ones out; in an ordered list every one is."""
    odd = [place for place, is_choice in enumerate(are_choices) if not is_choice]
    yield from odd or range(len(are_choices))
