"""Amounts of extra time in words."""

from __future__ import annotations

from app.domain.time_limit import ExtraTime
from app.web.gettext import lazy_gettext

AMOUNTS = {
    ExtraTime.QUARTER: lazy_gettext("a quarter more time"),
    ExtraTime.HALF: lazy_gettext("half as much time again"),
    ExtraTime.DOUBLE: lazy_gettext("twice the time"),
    ExtraTime.NO_LIMIT: lazy_gettext("no time limit"),
}


def amount_words(amount: ExtraTime) -> str:
    """Write an amount of extra time, as in "you have twice the time"."""
    return str(AMOUNTS[amount])
