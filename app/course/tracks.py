"""The courses as paths: each track from its basic tier to its advanced one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.content.compiled import Tier, Track
from app.content.compiled_parts import TIERS, TRACKS
from app.course.path import CourseStanding, CourseState

TierMark = Literal["walked", "here", ""]


@dataclass(frozen=True, slots=True)
class TierRow:
    """A place on a path: the courses of one tier."""

    tier: Tier
    mark: TierMark
    """Walked once all its courses are completed; here where the person is at work."""
    courses: tuple[CourseStanding, ...]


@dataclass(frozen=True, slots=True)
class TrackPath:
    """A track's tiers that have courses, in order."""

    track: Track
    tiers: tuple[TierRow, ...]


def track_paths(standings: Iterable[CourseStanding], current: CourseStanding | None) -> list[TrackPath]:
    """Lay the courses out; tracks and tiers without a course are left out."""
    courses = sorted(standings, key=lambda each: each.course.id)
    paths = []
    for track in TRACKS:
        tiers = tuple(_tiers([each for each in courses if each.course.track == track], current))
        if tiers:
            paths.append(TrackPath(track, tiers))
    return paths


def _tiers(courses: list[CourseStanding], current: CourseStanding | None) -> Iterable[TierRow]:
    for tier in TIERS:
        here = tuple(each for each in courses if each.course.tier == tier)
        if here:
            yield TierRow(tier, _mark(here, current), here)


def _mark(courses: tuple[CourseStanding, ...], current: CourseStanding | None) -> TierMark:
    if all(each.state is CourseState.COMPLETED for each in courses):
        return "walked"
    return "here" if current in courses else ""
