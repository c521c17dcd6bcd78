"""How long a certificate holds, and what it is worth on a given day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Validity(StrEnum):
    """What a certificate is on one day."""

    NOT_YET = "not-yet"
    VALID = "valid"
    EXPIRING = "expiring"
    """Valid, and the window for renewing it is open."""
    GRACE = "grace"
    """Its last day has passed, but renewing still keeps the chain whole."""
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a certificate holds, both included; no end means it does not expire."""

    valid_from: date
    valid_until: date | None
    window_days: int = 0
    grace_days: int = 0
    revoked_on: date | None = None


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that has no such day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day(completed_on: date, months: int | None) -> date | None:
    """Return the last valid day, inclusive: completed on 1 April 2026 for 12 months holds to 31 March 2027.

    Where the month has no such day nothing is lost: from 29 February 2028 it holds to 28 February 2029.
    """
    if months is None:
        return None
    same_day = add_months(completed_on, months)
    return same_day - timedelta(days=1) if same_day.day == completed_on.day else same_day


def validity(period: Period, day: date) -> Validity:
    """Decide what a certificate is worth on a day; the only place that does."""
    if period.revoked_on is not None and day >= period.revoked_on:
        return Validity.REVOKED
    if day < period.valid_from:
        return Validity.NOT_YET
    if period.valid_until is None or day <= period.valid_until:
        return _while_valid(period, day)
    grace_ends = last_grace_day(period)
    return Validity.GRACE if grace_ends is not None and day <= grace_ends else Validity.EXPIRED


def renewal_opens(period: Period) -> date | None:
    """Return the first day on which renewing counts; None when there is no window."""
    if period.valid_until is None or not period.window_days:
        return None
    return max(period.valid_from, period.valid_until - timedelta(days=period.window_days - 1))


def last_grace_day(period: Period) -> date | None:
    """Return the last day of grace; None when there is none."""
    if period.valid_until is None or not period.grace_days:
        return None
    return period.valid_until + timedelta(days=period.grace_days)


def _while_valid(period: Period, day: date) -> Validity:
    opens = renewal_opens(period)
    return Validity.EXPIRING if opens is not None and day >= opens else Validity.VALID
