"""What a reader has to know about the clinical review of a text, and about the age of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.content.compiled import Review, SourceEntry
from app.domain.freshness import days_stale

ReviewState = Literal["pending", "due", "done"]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source at the foot of a text, and whether it was looked at long ago."""

    entry: SourceEntry
    is_stale: bool


def review_state(review: Review, today: date) -> ReviewState:
    """Say whether a clinical expert has looked at a text, and whether that is due again."""
    if review.by is None:
        return "pending"
    return "due" if date.fromisoformat(review.next) < today else "done"


def cited(sources: Iterable[SourceEntry], today: date) -> list[CitedSource]:
    """Return the sources with a note on each that was not verified for half a year."""
    return [CitedSource(entry, days_stale(entry.last_verified, today) > 0) for entry in sources]
