"""Quizzes: what a question is, which ones an attempt draws, how answers are marked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

Kind = Literal["single", "multiple", "true-false", "number", "next-best", "order", "match", "text"]
RANKED: Final = frozenset({"next-best", "order"})
"""Their options are written in the order that experts give them, so that their place is the key."""
KEYED_BY_PLACE: Final = RANKED | {"match"}
"""Shown as they are written, they would give the answer away."""
Scoring = Literal["all", "per-option"]
Show = Literal["after-each", "after-submit", "after-pass"]
Counts = Literal["best", "last", "first"]


@dataclass(frozen=True, slots=True)
class Option:
    """One offered answer; `id` is `a`, `b` … by its place in the source file.

    Of a `next-best` question the first is right and each further one is worth less; of an `order` all belong to it.
    Of a `match` it is a left entry, or, where it is not right, the place of a right entry that belongs to none.
    """

    id: str
    right: bool
    partner: str = ""
    """Of a `match`: the id of the right entry that belongs to it, which is that of the first option with this entry."""


@dataclass(frozen=True, slots=True)
class Question:
    """The logic of one question; its words live beside it, per language."""

    id: str
    kind: Kind
    points: int = 1
    must: bool = False
    """Safety-critical: always drawn, and a quiz is passed only when it is right."""
    tag: str = ""
    lesson: str = ""
    options: tuple[Option, ...] = ()
    fixed: bool = False
    """Options keep their order instead of being shuffled."""
    scoring: Scoring = "all"
    answer: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    accepted: tuple[str, ...] = ()
    """Short answers that are right, in every language: which one a learner reads in must not change a mark."""

    @property
    def partners(self) -> tuple[str, ...]:
        """Ids of the right entries of a `match`, as they are written; one may belong to several left entries."""
        return tuple(dict.fromkeys(option.partner for option in self.options if option.partner))


@dataclass(frozen=True, slots=True)
class Quiz:
    """The rules of one quiz and its bank."""

    id: str
    pass_percent: int
    draw: int
    attempts: int | None
    """Per cycle; None means unlimited."""
    cooldown_minutes: int
    show: Show
    questions: tuple[Question, ...]
    time_limit_minutes: int | None = None
    """From the beginning of an attempt; None means as long as one likes."""
    counts: Counts = "best"
    """Which attempt's result is shown as the result; whether the quiz is passed does not hang on it."""
