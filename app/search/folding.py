"""Text made comparable: width, case and accents do not count; traditional characters stay as they are.

Folding works character by character, so what is folded in two parts is the same as what is folded at once.
Every place in folded text therefore has a place in the text as it was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


class _Folding(dict[int, str]):
    """What each character becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        folded = self[code] = "".join(each for each in decomposed if unicodedata.category(each) != "Mn")
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text as it is compared: `ＰＨＱ－９` and `PHQ-9` are both `phq-9`."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows where each of its characters comes from."""

    text: str
    places: Sequence[int]
    """The place in the raw text of each folded character, and of the end."""


def fold_with_places(raw: str) -> Folded:
    """Fold a text and remember the places."""
    folded = fold(raw)
    if all(len(_FOLDING[ord(each)]) == 1 for each in set(raw)):
        return Folded(folded, range(len(raw) + 1))
    lengths = [len(_FOLDING[ord(each)]) for each in raw]
    places = [place for place, length in enumerate(lengths) for _ in range(length)]
    return Folded(folded, [*places, len(raw)])
