"""Taking evidence in; what follows from it follows here, at once and in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.content.compiled import CompiledCourse
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Invalid, NotFound
from app.domain.progress import item_key, progress
from app.library.queries import Published, catalogue
from app.record.certificates import issue_what_is_earned
from app.record.credit import course_credit
from app.record.models import Certificate, CpdEntry, Evidence, Revocation


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that was shown, on a revision."""

    key: str
    revision_id: int
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """What evidence brought about."""

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
    piece = Piece(key, revision_id, percent)
    return hand_down_together(session, person_id=person_id, pieces=[piece], now=now, today=today)


def hand_down_together(
    session: Session, *, person_id: int, pieces: Sequence[Piece], now: datetime, today: date
) -> Handed:
    """Record several things that a person has shown at once, as `hand_down` does one."""
    # Two last pieces of evidence handed down at once would not see each other, and neither would complete anything.
    lock_person(session, person_id)
    earned = evidence_keys(session, person_id)
    fresh = [piece for piece in pieces if piece.key not in earned]
    if not fresh:
        return Handed(is_new=False)
    session.execute(
        insert(Evidence),
        [
            {
                "person_id": person_id,
                "key": piece.key,
                "revision_id": piece.revision_id,
                "percent": piece.percent,
                "earned_at": now,
            }
            for piece in fresh
        ],
    )
    earned |= {piece.key for piece in fresh}
    completed, codes = _grant(session, person_id, earned, now=now, today=today)
    return Handed(True, completed, codes)


def collect(session: Session, actor: Actor, *, now: datetime, today: date) -> Handed:
    """Grant the actor what older evidence completes: a programme, say, that was published after its course was done.

    Raises:
        Denied: the actor has no record.
    """
    ensure(actor, Permission.RECORD_READ)
    lock_person(session, actor.person_id)
    earned = evidence_keys(session, actor.person_id)
    completed, codes = _grant(session, actor.person_id, earned, now=now, today=today)
    return Handed(False, completed, codes)


def revoke(session: Session, actor: Actor, *, code: str, reason: str, now: datetime, today: date) -> None:
    """Take a certificate's worth away from today on; a second time changes nothing.

    Raises:
        Denied: the actor does not administer the platform.
        Invalid: no reason is given.
        NotFound: there is no such certificate.
    """
    ensure(actor, Permission.CERTIFICATE_REVOKE)
    if not reason.strip():
        raise Invalid("record.reason-missing", field="reason")
    certificate = session.scalar(select(Certificate).where(Certificate.code == code).with_for_update())
    if certificate is None:
        raise NotFound("record.certificate-unknown")
    if certificate.revoked_on is not None:
        return
    certificate.revoked_on = today
    session.add(
        Revocation(
            certificate_id=certificate.id,
            revoked_by_id=actor.person_id,
            reason=reason.strip(),
            revoked_at=now,
        )
    )
    session.flush()


def evidence_keys(session: Session, person_id: int) -> set[str]:
    """Return the keys of everything a person has shown."""
    return set(session.scalars(select(Evidence.key).where(Evidence.person_id == person_id)))


def course_item_keys(course: CompiledCourse) -> list[str]:
    """Return the evidence keys of a course's items, in order."""
    return [item_key(course.id, item.kind, item.id) for module in course.modules for item in module.items]


def _grant(
    session: Session, person_id: int, earned: set[str], *, now: datetime, today: date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    live = catalogue(session)
    done = [course for course in live.courses.values() if _is_newly_complete(course.package, earned)]
    if done:
        _complete(session, person_id, done, now=now, today=today)
    completed = tuple(_course_key(course.package) for course in done)
    codes = issue_what_is_earned(
        session, person_id=person_id, live=live, earned=earned | set(completed), now=now, today=today
    )
    return completed, tuple(codes)


def _course_key(course: CompiledCourse) -> str:
    return f"course:{course.id}"


def _is_newly_complete(course: CompiledCourse, earned: set[str]) -> bool:
    return _course_key(course) not in earned and progress(course_item_keys(course), earned).complete


def _complete(
    session: Session,
    person_id: int,
    courses: list[Published[CompiledCourse]],
    *,
    now: datetime,
    today: date,
) -> None:
    credited = set(session.scalars(select(CpdEntry.key).where(CpdEntry.person_id == person_id)))
    for course in courses:
        evidence = Evidence(
            person_id=person_id,
            key=_course_key(course.package),
            revision_id=course.revision_id,
            percent=None,
            earned_at=now,
        )
        session.add(evidence)
        session.flush()
        for key, minutes in course_credit(course.package).items():
            if key not in credited:
                credited.add(key)
                session.add(
                    CpdEntry(
                        person_id=person_id,
                        key=key,
                        minutes=minutes,
                        category="course",
                        earned_on=today,
                        evidence_id=evidence.id,
                        recorded_at=now,
                    )
                )
    session.flush()
