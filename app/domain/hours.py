"""Hours of professional development (学时), from whole minutes."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

MINUTES_PER_HOUR = 45
"""One 学时 is 45 minutes of study. A convention, not a national rule; regions may say otherwise."""


def hours(minutes: int) -> Decimal:
    """Return hours rounded down to half an hour, so that nobody is credited what was not studied.

    A reversal, in negative minutes, is rounded to what its entry was.
    """
    halves = (Decimal(minutes) * 2 / MINUTES_PER_HOUR).to_integral_value(ROUND_DOWN)
    return halves / 2
