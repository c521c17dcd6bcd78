"""Words quoted from a text, found again after the text was edited.

Blanks do not count, neither in what is quoted nor in the text: a page breaks its lines as it likes. Places are counted
in characters of `squeezed` text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

ENOUGH: Final = 8
"""How many characters must agree, of the words and what stood around them, to say that a place is the one. A word of
two characters that is left alone in another sentence is not."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, and a little of what stood before and after them."""

    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a squeezed text: from `start` to before `end`."""

    start: int
    end: int


def squeezed(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


def find(text: str, quotation: Quotation, *, near: int = 0) -> Span | None:
    """Return where a quotation stands in a squeezed text, or None when it cannot be told.

    Of several places, the one whose surroundings agree most; of those, the one closest to `near`.
    """
    exact, before, after = (squeezed(each) for each in (quotation.exact, quotation.before, quotation.after))
    best, agreement = None, -1
    for span in sorted(_places(text, exact), key=lambda span: abs(span.start - near)):
        agreeing = _same_end(text[max(0, span.start - len(before)) : span.start], before)
        agreeing += _same_start(text[span.end : span.end + len(after)], after)
        if agreeing > agreement:
            best, agreement = span, agreeing
    wanted = min(ENOUGH, len(exact) + len(before) + len(after))
    return best if len(exact) + agreement >= wanted else None


def _places(text: str, exact: str) -> Iterator[Span]:
    at = text.find(exact) if exact else -1
    while at >= 0:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + 1)


def _same_start(one: str, other: str) -> int:
    """Return how many characters two texts share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _same_end(one: str, other: str) -> int:
    return _same_start(one[::-1], other[::-1])
