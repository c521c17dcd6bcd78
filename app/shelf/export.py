"""A person's notes as one Markdown file, to take along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from app.shelf.pages import Row
from app.web.gettext import gettext
from app.web.words import day, words

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#])")
"""What would be read as Markdown in words that are not."""


def markdown(rows: Iterable[Row], address_of: Callable[[Row], str], house: str) -> str:
    """Write notes lesson by lesson: quotation, note, date and the address of the place.

    Args:
        rows: those of one lesson beside each other.
        address_of: gives the full address of a note's place.
        house: the product's name, for the heading.
    """
    parts = [f"# {gettext('My notes')}", house]
    for _, of_lesson in groupby(rows, key=lambda row: row.key):
        notes = list(of_lesson)
        parts.append(f"## {_heading(notes[0])}")
        for row in notes:
            parts.extend(_note(row, address_of))
    return "\n\n".join(parts) + "\n"


def _heading(row: Row) -> str:
    titles = (row.course_title, row.title)
    return " · ".join(_plain(words(title)) for title in titles if title)


def _note(row: Row, address_of: Callable[[Row], str]) -> Iterator[str]:
    if row.quotation:
        yield "\n".join(f"> {_plain(line)}" for line in row.quotation.splitlines())
    if row.text:
        yield row.text
    if row.is_lost:
        yield gettext("The words it marks are no longer in the lesson.")
    made = day(row.changed_at)
    yield f"{made} · {gettext('No longer published')}" if row.is_gone else f"{made} · <{address_of(row)}>"


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
