"""The only place that asks what time it is; everything below takes `now` and `today`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
"""Days begin and end here: certificates, memberships and dates on pages."""


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the calendar day in China."""
    return datetime.now(ZONE).date()


def day_of(moment: datetime) -> date:
    """Return the calendar day in China on which a moment falls."""
    return moment.astimezone(ZONE).date()
