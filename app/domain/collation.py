"""The order in which a list of words is read: Latin words by letter, Chinese ones by their sound.

The character set GB 2312 has its 3,755 common characters in the order of pinyin, so their codes say where a word
stands and by which letter it begins.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

OTHER: Final = "#"
"""Where words stand that begin with neither a Latin letter nor a common character."""

_INITIALS: Final = "ABCDEFGHJKLMNOPQRSTWXYZ"
_FIRSTS: Final = [each.encode("gb2312") for each in "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"]
"""The first character of each initial; none begins with I, U or V."""
_LAST: Final = "座".encode("gb2312")


def initial(word: str) -> str:
    """Return the letter under which a word stands."""
    first = _letters(word)[:1]
    if first.isascii() and first:
        return first.upper()
    code = first.encode("gb18030")
    if not _FIRSTS[0] <= code <= _LAST:
        return OTHER
    return _INITIALS[bisect_right(_FIRSTS, code) - 1]


def reading_order(word: str) -> tuple[bool, str, bytes]:
    """Return what to sort words by: their letter, then letter by letter or sound by sound."""
    letter = initial(word)
    return letter == OTHER, letter, _letters(word).lower().encode("gb18030")


def _letters(word: str) -> str:
    """Return a word without quotation marks and other signs."""
    return "".join(each for each in word if each.isalnum())
