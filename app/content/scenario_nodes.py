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


@dataclass(slots=True)
class Reader:
    """Reads expressions of one file and remembers what was wrong, where."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    read: list[tuple[int, Expression | tuple[Effect, ...]]] = field(default_factory=list)
    """Every condition and effect with its line, for the type check."""

    def condition(self, directive: Directive) -> Expression | None:
        """Read a condition; None if it is none."""
        return self._parsed(directive, parse_condition)

    def effects(self, directive: Directive) -> tuple[Effect, ...]:
        """Read effects; none if they cannot be read."""
        return self._parsed(directive, parse_effects) or ()

    def _parsed(self, directive: Directive, parse: Callable[[str], T]) -> T | None:
        try:
            tree = parse(directive.value or "")
        except BadExpression as fault:
            code = {"assignment": "S102", "full-width": "S103", "chained": "S104", "too-long": "S105"}.get(
                fault.hint, "S101"
            )
            self.problems.append(
                problem(code, self.file, directive.line, found=directive.value or "", column=fault.column)
            )
            return None
        self.read.append((directive.line, cast("Expression", tree)))
        return tree


def node_text(unit: Unit) -> NodeText:
    """Split a unit into title, lines and choices."""
    blocks = unit.prose
    lists = [block for block in blocks if is_choice_list(block)]
    lines = tuple(block for block in blocks if not is_choice_list(block))
    title = ""
    if lines and lines[0].kind == "heading" and lines[0].level == 3:
        title, lines = lines[0].text, lines[1:]
    items = lists[0].items if lists else ()
    choices = tuple(_choice_text(item, found) for item in items if (found := _LINK.match(item.head.text)))
    return NodeText(unit, title, lines, choices, tuple(lists[1:]))


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
    yield from loose_list_problems(file, text)
    seen: set[str] = set()
    for choice in text.choices:
        yield from directive_problems(file, choice.directives, CHOICE_RULES)
        if choice.key in seen:
            yield problem("S111", file, choice.item.line, key=choice.key)
        seen.add(choice.key)
        yield from _rest_problems(file, choice)


def loose_list_problems(file: str, text: NodeText) -> Iterator[Problem]:
    """Report lists in which only some items are choices: the others would be lost."""
    for block in text.lines:
        if block.kind != "list":
            continue
        for item in block.items:
            if _LINK.match(item.head.text):
                yield problem("S113", file, item.line)


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
