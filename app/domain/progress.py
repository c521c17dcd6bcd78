"""Completion of anything: one place, only forwards.

Evidence is a set of keys that were earned: `lesson:cri-101/warning-signs`, `quiz:cri-101/first-response`,
`simulation:sim-b1`, `course:cri-101`. A course is complete when the evidence of all its items is there; which
revision each was earned on does not matter, so that an edited course never takes anything back. `placement:cri-101`
says that what the course teaches was shown in a placement check: it opens what follows and completes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LessonReading:
    """How far somebody has read one lesson."""

    position: int
    """The furthest block seen, 0 to `blocks`."""
    blocks: int
    checks: tuple[str, ...]
    """Ids of the lesson's quick checks."""
    answered: frozenset[str]
    """Ids of those that were answered, rightly or not."""


@dataclass(frozen=True, slots=True)
class LessonState:
    """Whether a lesson is complete, and what is missing if not."""

    blocks_left: int
    checks_left: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Read to the end, and every quick check answered."""
        return not self.blocks_left and not self.checks_left


def lesson_state(reading: LessonReading) -> LessonState:
    """Decide whether a lesson is complete: read to the end and its checks answered."""
    return LessonState(
        blocks_left=max(0, reading.blocks - reading.position),
        checks_left=tuple(check for check in reading.checks if check not in reading.answered),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a list of required evidence is there."""

    earned: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Nothing is missing; an empty list of requirements is never complete."""
        return bool(self.earned) and not self.missing

    @property
    def total(self) -> int:
        """How many pieces of evidence are required in all."""
        return len(self.earned) + len(self.missing)


def progress(required: Sequence[str], evidence: Collection[str]) -> Progress:
    """Compare required evidence with what was earned, in the order of the requirements."""
    unique = tuple(dict.fromkeys(required))
    return Progress(
        earned=tuple(key for key in unique if key in evidence),
        missing=tuple(key for key in unique if key not in evidence),
    )


def opens_what_follows(course_id: str, evidence: Collection[str]) -> bool:
    """Decide whether a course keeps those after it closed no longer: it was completed, or shown in a placement check."""
    return f"course:{course_id}" in evidence or placement_key(course_id) in evidence


def placement_key(course_id: str) -> str:
    """Return the evidence key of having shown a course in a placement check."""
    return f"placement:{course_id}"


def item_key(course_id: str, kind: str, item_id: str) -> str:
    """Return the evidence key of a course's item; a simulation is the same in every course."""
    return f"simulation:{item_id}" if kind == "simulation" else f"{kind}:{course_id}/{item_id}"
