"""A month of sittings, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from app.content.compiled import Words
from app.study.queries import SittingRow
from app.web.clock import ZONE, day_of

MONTH: Final = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Row:
    """One sitting; `title` is None once the thing is no longer published."""

    title: Words | None
    began_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A day with its sittings, the last first."""

    day: date
    rows: tuple[Row, ...]

    @property
    def minutes(self) -> int:
        """What the lines below add up to."""
        return sum(row.minutes for row in self.rows)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month in China."""

    first: date

    @property
    def begins_at(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.first, time(), ZONE)

    @property
    def before(self) -> Month:
        """The month before."""
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def after(self) -> Month:
        """The month after."""
        return Month((self.first + timedelta(days=31)).replace(day=1))

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


def month_of(text: str, today: date) -> Month:
    """Read 2026-11; anything else, and what lies ahead, is the month of `today`."""
    found = MONTH.fullmatch(text)
    this = Month(today.replace(day=1))
    wanted = Month(date(int(found[1]), int(found[2]), 1)) if found else this
    return min(wanted, this, key=lambda month: month.first)


def study_days(sittings: Iterable[SittingRow], titles: Mapping[str, Words]) -> tuple[StudyDay, ...]:
    """Put sittings under their days; each counts in whole minutes, so that every sum is the sum of its lines."""
    days = groupby(sittings, key=lambda sitting: day_of(sitting.began_at))
    return tuple(
        StudyDay(
            day, tuple(Row(titles.get(each.key), each.began_at, round(each.seconds / 60)) for each in rows)
        )
        for day, rows in days
    )
