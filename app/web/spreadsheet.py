"""Rows as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from app.content.cells import BYTE_ORDER_MARK


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    """Write rows under their headings as UTF-8 text with commas and CRLF; `cells.safe_text` is for text in them."""
    written = StringIO(newline="")
    write = csv.writer(written, lineterminator="\r\n")
    write.writerow(header)
    write.writerows(rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode("utf-8")
