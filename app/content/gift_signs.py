"""The signs of GIFT: how text is written so that it has no meaning there, and how it is read again.

Source: the format as Moodle documents it (docs.moodle.org, "GIFT format"). What GIFT has no word for stands in a
comment before the question, `// heart-research: points=2 must …`, which other systems skip.
"""

from __future__ import annotations

import re
from typing import Final

OWN: Final = "// heart-research:"
WEIGHT: Final = re.compile(r"%(?P<weight>-?[0-9]{1,3}(?:\.[0-9]{1,5})?)%")
ARROW: Final = "->"
ANYTHING: Final = "*"
"""In a short answer, Moodle's sign for any further words."""
TOKEN: Final = re.compile(r"\\.|[^\\]", re.DOTALL)
"""A sign, or a backslash with the sign that it takes the meaning from."""

_SPECIAL: Final = re.compile(r"([~=#{}:\\])")


def escaped(text: str) -> str:
    """Write text so that it has no meaning to GIFT; lines end in a written sign, for an empty one ends a question."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", r"\n")


def plain(text: str) -> str:
    """Read text that was written so."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL)


def split(text: str) -> list[str]:
    """Split answers at `=` and `~`; what stands before the first is no answer."""
    pieces: list[str] = []
    for found in TOKEN.finditer(text):
        if found[0] in "=~":
            pieces.append(found[0])
        elif pieces:
            pieces[-1] += found[0]
    return pieces


def cut(text: str, sign: str) -> tuple[str, str, str]:
    """Cut at the first `sign` that no backslash precedes."""
    place = 0
    while place < len(text):
        if text.startswith(sign, place):
            return text[:place], sign, text[place + len(sign) :]
        place += 2 if text[place] == "\\" else 1
    return text, "", ""
