"""A person's own placement checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.course.papers import Response, last_given
from app.course.placement.models import PlacementCheck, PlacementPart, PlacementResponse
from app.db.rows import rows_of
from app.domain.errors import NotFound
from app.domain.placement import Ended

OWN_CHECK = (
    select(PlacementCheck, PlacementPart)
    .join(PlacementPart, PlacementPart.check_id == PlacementCheck.id)
    .where(PlacementCheck.id == bindparam("check_id"), PlacementCheck.person_id == bindparam("person_id"))
    .order_by(PlacementPart.place)
)

OWN_CHECKS = (
    select(
        PlacementCheck.id,
        PlacementCheck.track,
        PlacementCheck.submitted_at,
        PlacementPart.course_id,
        PlacementPart.passed,
    )
    .join(PlacementPart, PlacementPart.check_id == PlacementCheck.id)
    .where(PlacementCheck.person_id == bindparam("person_id"))
    .order_by(PlacementCheck.id, PlacementPart.place)
)

RESPONSES = (
    select(
        PlacementResponse.id,
        PlacementResponse.part_id,
        PlacementResponse.question_id,
        PlacementResponse.answer,
        PlacementResponse.is_for_later,
        PlacementResponse.answered_at,
        PlacementResponse.saved_at,
    )
    .join(PlacementPart, PlacementPart.id == PlacementResponse.part_id)
    .where(PlacementPart.check_id == bindparam("check_id"))
    .order_by(PlacementResponse.part_id)
)


@dataclass(frozen=True, slots=True)
class EarlierCheck:
    """A check of a person, in short."""

    check_id: int
    track: str
    submitted_at: datetime | None
    shown: tuple[str, ...]
    """Ids of the courses whose quizzes were all passed in it."""
    not_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """A check with its quizzes, in the order in which it asks."""

    check: PlacementCheck
    parts: tuple[PlacementPart, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the ids of the courses whose quizzes were all passed."""
        return shown_courses((part.course_id, part.passed) for part in self.parts)

    @property
    def ended(self) -> list[Ended]:
        """Return what the rule about trying again has to know of it alone."""
        if self.check.submitted_at is None:
            return []
        return [Ended(self.check.submitted_at, all_shown=all(part.passed for part in self.parts))]


def get_check(session: Session, person_id: int, check_id: int, *, for_change: bool = False) -> Begun:
    """Return a person's own check; for a change it is locked until the transaction ends.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    wanted = OWN_CHECK.with_for_update(of=PlacementCheck) if for_change else OWN_CHECK
    rows = session.execute(wanted, {"check_id": check_id, "person_id": person_id}).all()
    if not rows:
        raise NotFound("course.placement-unknown")
    return Begun(rows[0][0], tuple(row[1] for row in rows))


def checks_of(session: Session, person_id: int) -> list[EarlierCheck]:
    """List a person's checks, oldest first."""
    rows = rows_of(session, OWN_CHECKS, {"person_id": person_id})
    checks = []
    for _, of_check in groupby(rows, key=lambda row: row.id):
        parts = list(of_check)
        shown = shown_courses((part.course_id, part.passed) for part in parts)
        asked = dict.fromkeys(part.course_id for part in parts)
        first = parts[0]
        checks.append(
            EarlierCheck(
                first.id,
                first.track,
                first.submitted_at,
                shown,
                tuple(each for each in asked if each not in shown),
            )
        )
    return checks


def shown_courses(judged: Iterable[tuple[str, bool | None]]) -> tuple[str, ...]:
    """Return the courses of which every quiz was passed; `judged` is (course id, whether passed) per quiz."""
    passed: dict[str, bool] = {}
    for course_id, was_passed in judged:
        passed[course_id] = passed.get(course_id, True) and bool(was_passed)
    return tuple(course_id for course_id, is_shown in passed.items() if is_shown)


def ended(checks: Iterable[EarlierCheck], track: str) -> list[Ended]:
    """Return the checks of a track that were handed in, for the rule about trying again."""
    return [
        Ended(each.submitted_at, all_shown=not each.not_shown)
        for each in checks
        if each.track == track and each.submitted_at is not None
    ]


def responses_of(session: Session, check_id: int) -> dict[int, dict[str, Response]]:
    """Return what counts of the answers of a check: id of the part -> question id -> the answer given last."""
    rows = rows_of(session, RESPONSES, {"check_id": check_id})
    return {part_id: last_given(of_part) for part_id, of_part in groupby(rows, key=lambda row: row.part_id)}
