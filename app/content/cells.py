"""Cells of files that a spreadsheet opens: text that no spreadsheet takes for a formula, and what a column is called."""

from __future__ import annotations

import re
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes the file for a legacy encoding and Chinese turns to noise."""

FORMULA_STARTS: Final = "=+-@\t\r\n＝＋－＠"

_FORMULA: Final = re.compile(f"[{re.escape(FORMULA_STARTS)}]")
_MADE_SAFE: Final = re.compile(f"'+[{re.escape(FORMULA_STARTS)}]")


def safe_text(text: str) -> str:
    """Return a cell's text such that no spreadsheet takes it for a formula, and `read_text` finds the text again."""
    return f"'{text}" if _FORMULA.match(text) or _MADE_SAFE.match(text) else text


def read_text(cell: str) -> str:
    """Return the text of a cell that was made safe, or typed by hand."""
    return cell[1:] if _MADE_SAFE.match(cell) else cell


def letters(place: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    above, here = divmod(place, 26)
    return (letters(above - 1) if above else "") + chr(ord("A") + here)
