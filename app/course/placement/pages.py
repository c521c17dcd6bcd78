"""The page of the checks: what each track's would ask, and what became of the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.content.compiled import Track
from app.content.compiled_parts import TRACKS
from app.course.placement.plan import Plan, Standings, plan_of
from app.course.placement.queries import EarlierCheck, ended
from app.domain.placement import opens_again


@dataclass(frozen=True, slots=True)
class TrackRow:
    """The check of a track."""

    track: Track
    plan: Plan | None
    """What it would ask; None when it could open nothing."""
    open_check_id: int | None
    """One that was begun and not handed in."""
    opens_at: datetime | None
    """When the next one may begin, while the track rests."""
    last: EarlierCheck | None
    """The last one that was handed in."""


def track_rows(checks: Sequence[EarlierCheck], standings: Standings, now: datetime) -> list[TrackRow]:
    """List the tracks that have courses, in order."""
    tracks = {each.course.track for each in standings.values()}
    return [_row(track, checks, standings, now) for track in TRACKS if track in tracks]


def _row(track: Track, checks: Sequence[EarlierCheck], standings: Standings, now: datetime) -> TrackRow:
    of_track = [each for each in checks if each.track == track]
    handed_in = [each for each in of_track if each.submitted_at is not None]
    return TrackRow(
        track=track,
        plan=plan_of(track, standings),
        open_check_id=next((each.check_id for each in of_track if each.submitted_at is None), None),
        opens_at=opens_again(ended(checks, track), now),
        last=handed_in[-1] if handed_in else None,
    )
