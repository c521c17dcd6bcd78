"""When something that was checked on a day is too old to be trusted without a second look."""

from __future__ import annotations

from datetime import date

STALE_AFTER_DAYS = 180
"""Telephone numbers, laws and sources are looked at twice a year."""


def days_stale(checked_on: str | None, today: date) -> int:
    """Return how many days ago something was checked if that is too long, else 0.

    Args:
        checked_on: an ISO day, or None when nobody says.
        today: the day to judge from.
    """
    if checked_on is None:
        return 0
    days = (today - date.fromisoformat(checked_on)).days
    return days if days > STALE_AFTER_DAYS else 0
