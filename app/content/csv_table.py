"""The table in a CSV file: its bytes read, its columns known, each cell with its place."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Final
from unicodedata import normalize

from app.content.cells import letters, read_text
from app.content.csv_columns import ALL, in_language
from app.content.problems import Problem, Refused, problem
from app.domain.language import LANGUAGES

YES: Final = frozenset({"yes", "y", "true", "x", "1", "是", "对", "√"})
NO: Final = frozenset({"", "no", "n", "false", "0", "否", "错"})


@dataclass(slots=True)
class Row:
    """One row of the table; it notes which of its cells were read, and what is wrong with them."""

    file: str
    number: int
    """As a spreadsheet counts: the head is row 1."""
    cells: Mapping[str, str]
    columns: Mapping[str, str]
    """Column -> the letters by which a spreadsheet calls it."""
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def text(self, column: str) -> str:
        """Return what a cell holds; nothing where the file has no such column."""
        self.unread.discard(column)
        return self.cells.get(column, "")

    def needed(self, column: str) -> str:
        """Return what a cell holds, and refuse it when it is empty."""
        text = self.text(column)
        if not text:
            self.refuse("I208", column)
        return text

    def fitting(self, column: str, pattern: re.Pattern[str], expected: str) -> str:
        """Return a cell that may be empty; what does not fit is refused and left out."""
        text = self.text(column)
        if not text or pattern.fullmatch(text):
            return text
        self.refuse("I212", column, found=text, expected=expected)
        return ""

    def is_yes(self, column: str) -> bool:
        """Tell what a cell says that holds yes or no; an empty one means no."""
        text = self.text(column).casefold()
        if text not in YES | NO:
            self.refuse("I212", column, found=text, expected="yes | no")
        return text in YES

    def refuse(self, code: str, column: str, **values: object) -> None:
        """Note what is wrong with a cell."""
        place = f"{column} ({self.columns[column]})" if column in self.columns else column
        self.problems.append(problem(code, self.file, self.number, row=self.number, column=place, **values))


def read_table(file: str, content: bytes) -> list[Row]:
    """Read the rows that hold something.

    Raises:
        Refused: it is no UTF-8 or no CSV, or its columns are not those of a bank.
    """
    table = _parsed(file, _decoded(file, content))
    columns, problems = _columns(file, table[0] if table else [])
    rows = []
    for number, cells in enumerate(table[1:], 2):
        problems += _beyond(file, number, cells[len(table[0]) :], first=len(table[0]))
        read = {column: _cell(cells[place]) for column, place in columns.items() if place < len(cells)}
        filled = {column for column, text in read.items() if text}
        if filled:
            names = {column: letters(place) for column, place in columns.items()}
            rows.append(Row(file, number, read, names, filled))
    if not rows and not problems:
        problems.append(problem("I211", file, 1))
    if problems:
        raise Refused(problems)
    return rows


def _decoded(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        raise Refused([problem("I202", file, 1)]) from None
    raise Refused([problem("I201", file, 1)])


def _parsed(file: str, text: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    table: list[list[str]] = []
    try:
        table.extend(reader)
    except csv.Error:
        raise Refused([problem("I203", file, len(table) + 1, row=len(table) + 1)]) from None
    return table


def _columns(file: str, head: Iterable[str]) -> tuple[dict[str, int], list[Problem]]:
    """Return column -> its place, and what is wrong with the head; names are read in any case and width."""
    known = {normalize("NFKC", name).casefold(): name for name in ALL}
    found: dict[str, int] = {}
    problems = []
    counts: Counter[str] = Counter()
    for place, cell in enumerate(head):
        name = known.get(normalize("NFKC", cell).casefold().strip(), "")
        counts[name] += 1
        if cell.strip() and (not name or counts[name] > 1):
            problems.append(
                problem("I205" if name else "I204", file, 1, found=cell.strip(), column=letters(place))
            )
        elif name:
            found[name] = place
    problems += _missing(file, found)
    return found, problems


def _missing(file: str, found: Collection[str]) -> Iterator[Problem]:
    """Report columns without which there is no question: its type, and its words in each language that is there."""
    if "type" not in found:
        yield problem("I206", file, 1, column="type")
    there = [each for each in LANGUAGES if any(name.endswith(f":{each}") for name in found)]
    for language in there or LANGUAGES:
        if in_language("question", language) not in found:
            yield problem("I206", file, 1, column=in_language("question", language))


def _beyond(file: str, number: int, cells: list[str], *, first: int) -> list[Problem]:
    """Report text to the right of the last column that has a name."""
    return [
        problem("I207", file, number, row=number, column=letters(first + place))
        for place, cell in enumerate(cells)
        if cell.strip()
    ]


def _cell(cell: str) -> str:
    return read_text(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
