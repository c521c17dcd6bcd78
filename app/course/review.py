"""What a reader has to know about the clinical review of a course, and about the age of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from app.content.compiled import Review, SourceEntry

ReviewState = Literal["pending", "due", "done"]

STALE_AFTER: Final = timedelta(days=180)
"""Source: docs/authoring.md, programmes, sources, policies, hotlines."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source at the foot of a lesson, and whether it was looked at long ago."""

    entry: SourceEntry
    is_stale: bool


def review_state(review: Review, today: date) -> ReviewState:
    """Say whether a clinical expert has looked at a course, and whether that is due again."""
    if review.by is None:
        return "pending"
    return "due" if date.fromisoformat(review.next) < today else "done"


def cited(sources: Iterable[SourceEntry], today: date) -> list[CitedSource]:
    """Return the sources with a note on each that was not verified for half a year."""
    return [
        CitedSource(entry, today - date.fromisoformat(entry.last_verified) > STALE_AFTER) for entry in sources
    ]
