"""One question, in a quiz or as a quick check in a lesson: its words and its logic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from app.content.blocks import Block, Directive, ListItem
from app.content.grammar import Document, Unit
from app.content.kinds import NUMBER, WRITTEN
from app.content.overlay import paired_units
from app.domain.quiz import Kind, Option, Question

LETTERS: Final = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of a `match`; an empty left cell makes its right entry one that belongs to none."""

    left: Block
    right: Block

    @property
    def right_words(self) -> str:
        """Return the right entry as it is compared: rows with the same one share it."""
        return " ".join(self.right.text.split())


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What is read of one question in one language."""

    unit: Unit
    kind: Kind
    stem: tuple[Block, ...]
    options: tuple[ListItem, ...] = ()
    rows: tuple[Row, ...] = ()
    heads: tuple[Block, ...] = ()
    """Of the columns of a table of pairs, which should be two; their words may be missing."""
    note: tuple[Block, ...] = ()
    """The closing quotation of a question whose options have no rationales of their own."""
    after: tuple[Block, ...] = ()
    """Text after the options, where none belongs."""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the short answers that are right in this language."""
        return tuple(each.value for each in answer_directives(self.unit, self.kind) if each.value)


def kind_of(unit: Unit) -> Kind:
    """Return the declared type of a question; `single` while it is missing or unknown."""
    named = unit.value("type") or ""
    return cast(Kind, named) if named in WRITTEN else "single"


def read_text(unit: Unit, kind: Kind) -> QuestionText:
    """Split a unit into stem, options or pairs, and note."""
    blocks, note = _without_note(unit.prose) if WRITTEN[kind].has_closing_note else (unit.prose, ())
    place = _place_of_choices(blocks, WRITTEN[kind].choices)
    if place is None:
        return QuestionText(unit, kind, blocks, note=note)
    stem, choices, after = blocks[:place], blocks[place], blocks[place + 1 :]
    if choices.kind == "table":
        heads, rows = choices.inner[: choices.columns], _rows(choices)
        return QuestionText(unit, kind, stem, rows=rows, heads=heads, note=note, after=after)
    return QuestionText(unit, kind, stem, choices.items, note=note, after=after)


def logic_of(unit: Unit, text: QuestionText, translated: QuestionText | None = None) -> Question:
    """Read the logic of a question: from the source, and the short answers of its translation."""
    kind = text.kind
    points = unit.value("points") or "1"
    answer = NUMBER.fullmatch(unit.value("answer") or "") if kind == "number" else None
    accepted = (*text.accepted, *(translated.accepted if translated else ()))
    return Question(
        id=unit.heading,
        kind=kind,
        points=int(points) if re.fullmatch("[1-9][0-9]?", points) else 1,
        must=unit.value("must") is not None,
        tag=unit.value("tag") or "",
        lesson=unit.value("lesson") or "",
        options=tuple(_options(text)),
        fixed=unit.value("fixed") is not None,
        scoring="per-option" if unit.value("scoring") == "per-option" else "all",
        answer=Decimal(answer[1]) if answer else None,
        tolerance=Decimal(answer[2] or 0) if answer else Decimal(0),
        accepted=tuple(dict.fromkeys(accepted)),
    )


def answer_directives(unit: Unit, kind: Kind) -> tuple[Directive, ...]:
    """Return the directives of a unit whose values are words: the short answers that it accepts."""
    if not WRITTEN[kind].answers_are_words:
        return ()
    return tuple(each for each in unit.directives if each.key == "answer")


def directives_with_words(source: Document, overlay: Document) -> frozenset[Directive]:
    """Return the directives that an overlay may hold, because they are words and no logic."""
    return frozenset(
        directive
        for unit, other in paired_units(source, overlay)
        for directive in answer_directives(other, kind_of(unit))
    )


def _without_note(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    closing = 1 if blocks and blocks[-1].kind == "quote" else 0
    return blocks[: len(blocks) - closing], blocks[len(blocks) - closing :]


def _place_of_choices(blocks: tuple[Block, ...], choices: str | None) -> int | None:
    """Return where the options stand: at the last block of their form, but marks tell a list of options apart."""
    wanted = "table" if choices == "table" else "list"
    places = [
        place
        for place, block in enumerate(blocks if choices else ())
        if block.kind == wanted and block.ordered == (choices == "numbered")
    ]
    marked = (place for place in places if any(item.mark for item in blocks[place].items))
    return next(marked, places[-1] if places else None)


def _rows(table: Block) -> tuple[Row, ...]:
    cells = table.inner[table.columns :]
    # A table of another width is reported; what can be read of it is read.
    return tuple(
        Row(cells[place], cells[place + 1]) for place in range(0, len(cells) - 1, max(table.columns, 2))
    )


def _options(text: QuestionText) -> Iterator[Option]:
    letter_of: dict[str, str] = {}
    for letter, row in zip(LETTERS, text.rows, strict=False):
        yield Option(letter, bool(row.left.text), letter_of.setdefault(row.right_words, letter))
    for letter, item in zip(LETTERS, text.options, strict=False):
        yield Option(letter, _is_right(text.kind, letter, item))


def _is_right(kind: Kind, letter: str, item: ListItem) -> bool:
    return kind == "order" or (letter == LETTERS[0] if kind == "next-best" else item.mark == "x")
