"""Rows as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes the file for a legacy encoding and Chinese turns to noise."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    """Write rows under their headings as UTF-8 text with commas and CRLF."""
    written = StringIO(newline="")
    write = csv.writer(written, lineterminator="\r\n")
    write.writerow(header)
    write.writerows(rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode("utf-8")


def safe_text(text: str) -> str:
    """Return a cell's text such that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
