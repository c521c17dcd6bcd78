"""What a scenario is, without its words.

Everything is finite by design: whole numbers with declared ranges, booleans, enums. That is what makes "can a
learner get stuck" a question with an answer. Words live in the content room, keyed by node and choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = int | bool | str
"""A variable's value: whole number, truth value, or the name of an enum's member."""

Expression = tuple[object, ...]
"""A condition or a sum as a tree of tuples, ready for JSON.

("int", 3) · ("bool", True) · ("name", "trust") · ("visited", "listen") · ("chose", "bell.stronger") ·
("not", e) · ("neg", e) · ("and", e, e, …) · ("or", e, e, …) · ("+" | "-" | "*", e, e) ·
("==" | "!=" | "<" | "<=" | ">" | ">=", e, e) · ("in", e, "named", "eased", …)
"""

NodeKind = Literal["scene", "hub", "route", "chance"]
EndClass = Literal["best", "good", "acceptable", "partial", "unsafe"]
Undo = Literal["never", "practice", "always"]
Feedback = Literal["after-choice", "debrief"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared variable: exactly one of whole number, boolean or enum."""

    name: str
    start: Value
    low: int = 0
    high: int = 0
    """Inclusive bounds of a whole number; effects clamp to them."""
    values: tuple[str, ...] = ()
    """The members of an enum; empty otherwise."""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """`name = e`, `name += e` or `name -= e`."""

    name: str
    operator: Literal["=", "+=", "-="]
    value: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on from a node; `key` is unique in its node and never changes meaning."""

    key: str
    target: str
    """A node's id, or `#return` inside a called scene."""
    condition: Expression | None = None
    otherwise: bool = False
    """`else` of a route: taken when no earlier choice holds."""
    locked: bool = False
    """Shown greyed with its label, instead of hidden, while the condition is false."""
    once: bool = False
    effects: tuple[Effect, ...] = ()
    scores: tuple[tuple[str, int], ...] = ()
    """(competency, 0–3) evidence this choice gives at its decision."""
    harms: tuple[str, ...] = ()
    weight: int = 1
    call: str | None = None
    """Enter `target` as a shared scene; its `#return` leads to this node."""


@dataclass(frozen=True, slots=True)
class Timer:
    """After `seconds` without a choice the story goes on to `target`; learners may switch it off."""

    seconds: int
    target: str


@dataclass(frozen=True, slots=True)
class Node:
    """One moment of the story."""

    id: str
    kind: NodeKind = "scene"
    end: EndClass | None = None
    effects: tuple[Effect, ...] = ()
    choices: tuple[Choice, ...] = ()
    timer: Timer | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    """A skill that decisions give evidence of; `needs` is the level asked for, 0–3."""

    id: str
    needs: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario's logic."""

    id: str
    start: str
    variables: tuple[Variable, ...]
    competencies: tuple[Competency, ...]
    harms: tuple[str, ...]
    nodes: tuple[Node, ...]
    undo: Undo
    feedback: Feedback
