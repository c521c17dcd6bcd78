"""How long somebody sits over something. It informs; hours for the record come from evidence alone.

A page that is looked at says so every half minute (a beat). Between two beats at most `MOST_BETWEEN_S` counts, however
long the gap was, and a longer gap ends the sitting: a page left open over lunch is not study. A person has one pair of
eyes, so two pages that beat at the same time share the time and do not double it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

EVERY_S: Final = 30
MOST_BETWEEN_S: Final = 60
"""What one gap between beats may count, in seconds: a beat may be late on a slow line."""
ENDS_AFTER_S: Final = 300
"""A longer silence ends a sitting, in seconds."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What a beat does to the person's last sitting."""

    seconds: int
    """To add to the sitting that goes on; 0 for one that begins."""
    begins: bool


def beat(*, last_key: str | None, last_at: datetime | None, key: str, now: datetime) -> Beat:
    """Judge a beat over `key` by the person's last one, over whatever it was."""
    if last_at is None or last_key != key:
        return Beat(0, begins=True)
    gap = int((now - last_at).total_seconds())
    if gap < 0 or gap > ENDS_AFTER_S:
        return Beat(0, begins=True)
    return Beat(min(gap, MOST_BETWEEN_S), begins=False)
