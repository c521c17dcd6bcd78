"""The life of a certificate as a ribbon: where each stretch lies, for a picture 240 units wide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.certification import Period, last_grace_day, renewal_opens

WIDTH = 240


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the ribbon, in units from its left end."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Valid days before the window, the window for renewing, the days of grace, and where today is."""

    valid: Stretch
    window: Stretch
    grace: Stretch
    today: float
    begins_on: date
    ends_on: date
    """The last day of all, with the days of grace."""


def ribbon(period: Period, today: date) -> Ribbon | None:
    """Lay a period out; None when it does not expire."""
    if period.valid_until is None:
        return None
    after = period.valid_until + timedelta(days=1)
    ends = last_grace_day(period) or period.valid_until
    days = (ends - period.valid_from).days + 1

    def place(day: date) -> float:
        return round(WIDTH * min(max((day - period.valid_from).days / days, 0), 1), 1)

    def between(first: date, behind: date) -> Stretch:
        return Stretch(place(first), round(place(behind) - place(first), 1))

    opens = renewal_opens(period) or after
    return Ribbon(
        valid=between(period.valid_from, opens),
        window=between(opens, after),
        grace=between(after, ends + timedelta(days=1)),
        today=place(today),
        begins_on=period.valid_from,
        ends_on=ends,
    )
