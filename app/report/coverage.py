"""How many of a school's people hold a certificate on a day, and the bar that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.certification import Period, Validity, validity

WIDTH = 480


class Holding(StrEnum):
    """The four groups of a school, in the order in which they are shown."""

    VALID = "valid"
    EXPIRING = "expiring"
    LAPSED = "lapsed"
    """Held once: in its days of grace, expired, or revoked."""
    NEVER = "never"


GROUPS = {Validity.VALID: Holding.VALID, Validity.EXPIRING: Holding.EXPIRING, Validity.NOT_YET: Holding.NEVER}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the bar, in units from its left end."""

    holding: Holding
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many people are in each group; together they are everybody."""

    counts: Mapping[Holding, int]

    @property
    def staff(self) -> int:
        """Everybody."""
        return sum(self.counts.values())

    @property
    def holding(self) -> int:
        """Those whose certificate holds on the day, whether or not it is soon to be renewed."""
        return self.counts[Holding.VALID] + self.counts[Holding.EXPIRING]

    @property
    def percent(self) -> int:
        """The share of those who hold it, rounded down so that 100 means everybody; 0 when there is nobody."""
        return self.holding * 100 // self.staff if self.staff else 0

    def bar(self) -> list[Piece]:
        """Divide the bar; a group of nobody has no piece."""
        pieces: list[Piece] = []
        before = 0
        for holding in Holding:
            count = self.counts[holding]
            if count:
                x, end = (round(WIDTH * part / self.staff, 1) for part in (before, before + count))
                pieces.append(Piece(holding, x, round(end - x, 1)))
            before += count
        return pieces


def holding_on(period: Period | None, day: date) -> Holding:
    """Say to which group somebody with this latest certificate belongs on a day."""
    return Holding.NEVER if period is None else GROUPS.get(validity(period, day), Holding.LAPSED)


def coverage(periods: Iterable[Period | None], day: date) -> Coverage:
    """Count a school's people by group."""
    found = Counter(holding_on(period, day) for period in periods)
    return Coverage({holding: found[holding] for holding in Holding})
