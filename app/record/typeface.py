"""The font that certificates are printed with, and what it cannot print."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

FOLDER = Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl" / "notosanssc"
FILE = FOLDER / "NotoSansSC[wght].ttf"
FAMILY = "Noto Sans SC"


@cache
def fonts() -> typst.Fonts:
    """Return the one font, opened once per process; the machine's own fonts never get onto a certificate."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def first_missing(text: str) -> str | None:
    """Return the first character that the font has no sign for."""
    drawable = _drawable()
    return next((letter for letter in text if ord(letter) not in drawable and not letter.isspace()), None)


@cache
def _drawable() -> frozenset[int]:
    with TTFont(FILE, lazy=True) as font:
        return frozenset(font.getBestCmap())
