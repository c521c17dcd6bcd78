"""Judges the table of a question whose entries are matched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from app.content.blocks import Block
from app.content.grammar import Document
from app.content.kinds import WRITTEN
from app.content.links import Links
from app.content.problems import Problem, problem
from app.content.prose import prose_problems
from app.content.question import LETTERS, QuestionText

MOST_ROWS: Final = len(LETTERS)
WIDEST: Final = 48
"""Of a right entry, which stands in a closed list on a telephone; a Chinese character counts two."""


def pair_problems(file: str, text: QuestionText) -> Iterator[Problem]:
    """Judge the form of the table in the source."""
    line = text.heads[0].line if text.heads else text.unit.line
    if len(text.heads) != 2:
        yield problem("C525", file, line)
        return
    pairs = [row for row in text.rows if row.left.text]
    if len(pairs) < 2 or len(text.rows) > MOST_ROWS:
        yield problem("C526", file, line, found=len(pairs), most=MOST_ROWS)
    if len({row.right_words for row in text.rows}) == 1:
        yield problem("C529", file, line)


def pair_text_problems(file: str, text: QuestionText, links: Links) -> Iterator[Problem]:
    """Judge the words of the table in either language."""
    lefts: set[str] = set()
    rights = {row.right_words for row in text.rows if row.left.text}
    for row in text.rows:
        if not row.right_words:
            yield problem("C527", file, row.right.line)
        elif row.left.text in lefts or (not row.left.text and row.right_words in rights):
            yield problem("C528", file, row.right.line)
        elif _width(row.right_words) > WIDEST:
            yield problem("C807", file, row.right.line, most=WIDEST, half=WIDEST // 2)
        lefts.add(row.left.text)
        # Of the extra entries, too, no one stands twice.
        rights.add(row.right_words)
        yield from prose_problems(file, _filled(row.left, row.right), links)
    yield from prose_problems(file, _filled(*text.heads), links)


def pair_parity_problems(overlay: Document, source: QuestionText, here: QuestionText) -> Iterator[Problem]:
    """Compare the table with its translation: as many rows, and in each the same entry on the right."""
    if WRITTEN[here.kind].choices != "table":
        return
    if len(source.rows) != len(here.rows):
        line = here.heads[0].line if here.heads else here.unit.line
        yield problem("C619", overlay.file, line, wanted=len(source.rows), found=len(here.rows))
        return
    for row, wanted, found in zip(here.rows, _shape(source), _shape(here), strict=True):
        if wanted != found:
            yield problem("C620", overlay.file, row.right.line)


def _shape(text: QuestionText) -> list[tuple[bool, int]]:
    """Return for each row whether its left cell is empty, and the first row that has its right entry."""
    entries = [row.right_words for row in text.rows]
    return [(not row.left.text, entries.index(row.right_words)) for row in text.rows]


def _filled(*cells: Block) -> tuple[Block, ...]:
    return tuple(cell for cell in cells if cell.text)


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in words)
