"""Short answers in one's own words, made comparable."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST: Final = 64
"""Characters of an answer; what is longer is no short answer."""


def folded(text: str) -> str:
    """Return an answer as it is compared: case, width, white space and a closing full stop do not count."""
    # Folding the case can make new characters that have a plainer form, so they are normalised once more.
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(plain.split()).rstrip(".。")
