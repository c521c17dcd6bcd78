"""Taking evidence in; what follows from it follows here, at once and in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse
from app.domain.progress import item_key, progress
from app.library.queries import Catalogue, Published, catalogue
from app.record.certificates import issue_what_is_earned
from app.record.models import CpdEntry, Evidence


@dataclass(frozen=True, slots=True)
class Handed:
    """What a piece of evidence brought about."""

    is_new: bool
    completed_courses: tuple[str, ...] = ()
    certificate_codes: tuple[str, ...] = ()


def hand_down(
    session: Session,
    *,
    person_id: int,
    key: str,
    revision_id: int,
    percent: int | None = None,
    now: datetime,
    today: date,
) -> Handed:
    """Record that a person has shown something, and decide what that completes.

    Called by the rooms in which things are shown. The same evidence a second time changes nothing, and nothing
    is ever taken back: completing is decided against the items a course has today, granted once, and kept.
    """
    if not _add(session, person_id, key, revision_id, percent, now):
        return Handed(is_new=False)
    live = catalogue(session)
    earned = evidence_keys(session, person_id)
    completed = _complete_courses(session, person_id, live, earned, now=now, today=today)
    codes = issue_what_is_earned(
        session, person_id=person_id, live=live, earned=earned | set(completed), now=now, today=today
    )
    return Handed(True, tuple(completed), tuple(codes))


def evidence_keys(session: Session, person_id: int) -> set[str]:
    """Return the keys of everything a person has shown."""
    return set(session.scalars(select(Evidence.key).where(Evidence.person_id == person_id)))


def course_item_keys(course: CompiledCourse) -> list[str]:
    """Return the evidence keys of a course's items, in order."""
    return [item_key(course.id, item.kind, item.id) for module in course.modules for item in module.items]


def _add(
    session: Session, person_id: int, key: str, revision_id: int, percent: int | None, now: datetime
) -> bool:
    already = select(Evidence.id).where(Evidence.person_id == person_id, Evidence.key == key)
    if session.scalar(already) is not None:
        return False
    session.add(
        Evidence(person_id=person_id, key=key, revision_id=revision_id, percent=percent, earned_at=now)
    )
    session.flush()
    return True


def _complete_courses(
    session: Session, person_id: int, live: Catalogue, earned: set[str], *, now: datetime, today: date
) -> list[str]:
    completed = []
    for course in live.courses.values():
        key = f"course:{course.package.id}"
        if key not in earned and progress(course_item_keys(course.package), earned).complete:
            _complete(session, person_id, course, now=now, today=today)
            completed.append(key)
    return completed


def _complete(
    session: Session, person_id: int, course: Published[CompiledCourse], *, now: datetime, today: date
) -> None:
    key = f"course:{course.package.id}"
    evidence = Evidence(
        person_id=person_id, key=key, revision_id=course.revision_id, percent=None, earned_at=now
    )
    session.add(evidence)
    session.flush()
    credited = set(session.scalars(select(CpdEntry.key).where(CpdEntry.person_id == person_id)))
    for entry_key, minutes in _credits(course.package).items():
        if entry_key not in credited:
            session.add(
                CpdEntry(
                    person_id=person_id,
                    key=entry_key,
                    minutes=minutes,
                    category="course",
                    earned_on=today,
                    evidence_id=evidence.id,
                    recorded_at=now,
                )
            )
    session.flush()


def _credits(course: CompiledCourse) -> dict[str, int]:
    """Split a course's minutes into what is its own and what its scenarios bring, which other courses may share."""
    items = [item for module in course.modules for item in module.items]
    scenarios = {
        item_key(course.id, item.kind, item.id): item.minutes for item in items if item.kind == "simulation"
    }
    own = sum(item.minutes for item in items if item.kind != "simulation")
    return {f"course:{course.id}": own, **scenarios}
