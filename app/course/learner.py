"""All that a person has done in the courses, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.progress import placement_key


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a lesson was read."""

    furthest: int
    last: int
    read_at: datetime
    revision_id: int
    """Of the course, when the lesson was read last."""


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt at a quiz, in short."""

    attempt_id: int
    percent: int | None
    """None while it is open."""
    at: datetime
    """When it was handed in; while it is open, when it began."""


@dataclass(frozen=True, slots=True)
class Learner:
    """One person's evidence and work. Keys are evidence keys: `lesson:cri-101/myths`, `quiz:cri-101/first-response`."""

    evidence: Mapping[str, datetime] = field(default_factory=dict)
    """Key -> when it was earned."""
    enrolments: Mapping[str, datetime] = field(default_factory=dict)
    """Course id -> when the person enrolled."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    answered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lesson key -> ids of its quick checks that were answered."""
    tries: Mapping[str, tuple[Try, ...]] = field(default_factory=dict)
    """Quiz key -> attempts, oldest first."""
    open_checks: Mapping[str, int] = field(default_factory=dict)
    """Track -> id of the placement check that was begun and not handed in."""

    def shown_at(self, course_id: str) -> datetime | None:
        """Return when a placement check showed a course; None also once it is completed."""
        is_completed = f"course:{course_id}" in self.evidence
        return None if is_completed else self.evidence.get(placement_key(course_id))
