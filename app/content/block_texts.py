"""The numbered blocks of a lesson: their words, and their HTML without the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.content.compiled import Section
from app.content.plain_text import plain_text

BEGIN: Final = re.compile(r'<[^<>]* id="b([0-9]+)"')
"""Where a block begins: the compiler gives every block at the top of a section its number, and nothing inside one."""
NUMBER: Final = re.compile(r' id="b[0-9]+"')
MARK_UP: Final = re.compile(r"<(?!img\b)[^<>]*>")


def first_block(html: str) -> int | None:
    """Return the number of the first block; None where none is numbered."""
    found = BEGIN.search(html)
    return int(found[1]) if found else None


def without_numbers(html: str) -> str:
    """Return the HTML of blocks without their numbers."""
    return NUMBER.sub("", html)


def words_alone(html: str) -> str:
    """Return the words and pictures of HTML: what stays the same when the compiler writes or marks them otherwise."""
    return MARK_UP.sub("", html)


def block_texts(sections: Iterable[Section], language: str) -> dict[int, str]:
    """Return the text of each block of a lesson in one language, by its number, in the order of the lesson."""
    return {
        number: text
        for section in sections
        for number, text in _texts(section.body_html.get(language, "")).items()
    }


@lru_cache(
    maxsize=2_048
)  # a few lessons are read again and again, and their HTML lives as long as the process
def _texts(html: str) -> Mapping[int, str]:
    begins = [(int(found[1]), found.start()) for found in BEGIN.finditer(html)]
    ends = pairwise([*begins, (0, len(html))])
    return {number: plain_text(html[start:end]).replace("\n", " ") for (number, start), (_, end) in ends}
