"""One question, in a quiz or as a quick check in a lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from app.content.blocks import Block, ListItem
from app.content.grammar import (
    FLAG,
    Document,
    Rule,
    Unit,
    directive_problems,
    missing_directives,
    one_word_of,
    rule,
)
from app.content.links import Links
from app.content.overlay import block_problems
from app.content.problems import Problem, problem
from app.content.prose import prose_problems
from app.content.schema import ID
from app.domain.quiz import RANKED, Kind, Option, Question

MOST_OPTIONS: Final = 10
LETTERS: Final = "abcdefghij"

_ANSWER = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(?:\s*(?:±|\+/-)\s*([0-9]{1,9}(?:\.[0-9]{1,6})?))?")
CHECK_RULES: Final[dict[str, Rule]] = {
    "type": one_word_of("single", "multiple", "true-false", "number", "next-best", "order"),
    "scoring": one_word_of("all", "per-option"),
    "answer": Rule(_ANSWER, "19.1 ± 0.1"),
    "fixed": FLAG,
}
QUIZ_RULES: Final[dict[str, Rule]] = CHECK_RULES | {
    "points": rule("[1-9][0-9]?", "1–99"),
    "lesson": rule(ID.pattern, "the-direct-question"),
    "tag": rule(ID.pattern, "asking"),
    "must": FLAG,
}


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What is read of one question in one language."""

    unit: Unit
    stem: tuple[Block, ...]
    options: tuple[ListItem, ...]
    note: tuple[Block, ...]
    """The closing quotation of a question without options."""
    after: tuple[Block, ...]
    """Text after the options, where none belongs."""


def kind_of(unit: Unit) -> Kind:
    """Return the declared type of a question; `single` while it is missing or unknown."""
    named = unit.value("type") or ""
    known = CHECK_RULES["type"].pattern
    return cast(Kind, named) if known is not None and known.fullmatch(named) else "single"


def read_text(unit: Unit, kind: Kind) -> QuestionText:
    """Split a unit into stem, options and note."""
    blocks = unit.prose
    if kind == "number":
        closing = 1 if blocks and blocks[-1].kind == "quote" else 0
        return QuestionText(unit, blocks[: len(blocks) - closing], (), blocks[len(blocks) - closing :], ())
    is_numbered = kind in RANKED
    lists = [
        place for place, block in enumerate(blocks) if block.kind == "list" and block.ordered == is_numbered
    ]
    if not lists:
        return QuestionText(unit, blocks, (), (), ())
    place = next((each for each in lists if any(item.mark for item in blocks[each].items)), lists[-1])
    return QuestionText(unit, blocks[:place], blocks[place].items, (), blocks[place + 1 :])


def logic_of(unit: Unit, text: QuestionText) -> Question:
    """Read the logic of a question in the source."""
    answer = _ANSWER.fullmatch(unit.value("answer") or "")
    kind = kind_of(unit)
    points = unit.value("points") or "1"
    return Question(
        id=unit.heading,
        kind=kind,
        points=int(points) if re.fullmatch("[1-9][0-9]?", points) else 1,
        must=unit.value("must") is not None,
        tag=unit.value("tag") or "",
        lesson=unit.value("lesson") or "",
        options=tuple(
            Option(letter, _is_right(kind, letter, item))
            for letter, item in zip(LETTERS, text.options, strict=False)
        ),
        fixed=unit.value("fixed") is not None,
        scoring="per-option" if unit.value("scoring") == "per-option" else "all",
        answer=Decimal(answer[1]) if answer else None,
        tolerance=Decimal(answer[2] or 0) if answer else Decimal(0),
    )


def _is_right(kind: Kind, letter: str, item: ListItem) -> bool:
    return kind == "order" or (letter == LETTERS[0] if kind == "next-best" else item.mark == "x")


def question_problems(file: str, unit: Unit, links: Links, rules: dict[str, Rule]) -> Iterator[Problem]:
    """Judge one question of a source."""
    text = read_text(unit, kind_of(unit))
    yield from directive_problems(file, unit.directives, rules)
    yield from missing_directives(file, unit, ["type"])
    yield from _logic_problems(file, text, logic_of(unit, text))
    yield from text_problems(file, text, links)


def text_problems(file: str, text: QuestionText, links: Links) -> Iterator[Problem]:
    """Judge the words of one question in either language."""
    if not text.stem:
        yield problem("C511", file, text.unit.line)
    if text.after:
        yield problem("C519", file, text.after[0].line)
    yield from prose_problems(file, (*text.stem, *text.note), links)
    for item in text.options:
        yield from prose_problems(file, (item.head, *item.rest), links)
        if not item.notes:
            yield problem("C504", file, item.line)
        if not item.head.text.strip():
            yield problem("C520", file, item.line)


def parity_problems(overlay: Document, source: QuestionText, here: QuestionText) -> Iterator[Problem]:
    """Compare a question with its translation."""
    line = here.unit.line
    if len(source.options) != len(here.options):
        yield problem("C610", overlay.file, line, wanted=len(source.options), found=len(here.options))
    if source.note and not here.note:
        yield problem("C517", overlay.file, line)
    yield from block_problems(overlay, line, source.stem, here.stem)


def _logic_problems(file: str, text: QuestionText, logic: Question) -> Iterator[Problem]:
    unit = text.unit
    if logic.kind == "number":
        yield from _number_problems(file, text)
    else:
        yield from _option_problems(file, text, logic)
        if unit.value("answer") is not None:
            yield problem("C515", file, unit.line, key="answer", type=logic.kind)
    if logic.kind == "multiple":
        yield from missing_directives(file, unit, ["scoring"])
    elif logic.kind != "order" and unit.value("scoring") is not None:
        yield problem("C515", file, unit.line, key="scoring", type=logic.kind)
    if logic.kind in RANKED and logic.fixed:
        yield problem("C515", file, unit.line, key="fixed", type=logic.kind)


def _number_problems(file: str, text: QuestionText) -> Iterator[Problem]:
    yield from missing_directives(file, text.unit, ["answer"])
    if any(item.mark for block in text.stem for item in block.items):
        yield problem("C510", file, text.unit.line)
    if not text.note:
        yield problem("C517", file, text.unit.line)


def _option_problems(file: str, text: QuestionText, logic: Question) -> Iterator[Problem]:
    line, right = text.unit.line, sum(option.right for option in logic.options)
    if not 2 <= len(text.options) <= MOST_OPTIONS:
        yield problem("C512", file, line, found=len(text.options), most=MOST_OPTIONS)
    for item in text.options:
        if (item.mark is None) != (logic.kind in RANKED):
            yield problem("C523" if logic.kind in RANKED else "C518", file, item.line)
    if text.options and not right:
        yield problem("C501", file, line)
    if logic.kind in {"single", "true-false"} and right > 1:
        yield problem("C502", file, line, type=logic.kind)
    if logic.kind == "true-false" and len(text.options) > 2:
        yield problem("C508", file, line)
