"""Grant extra time, and take it back."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accommodation.models import ExtraTime
from app.accommodation.queries import ensure_belongs, school_for_extra_time
from app.account.services import lock_person
from app.domain import time_limit
from app.domain.access import Actor
from app.domain.errors import Denied


def grant(
    session: Session,
    actor: Actor,
    *,
    unit_id: int,
    person_id: int,
    amount: time_limit.ExtraTime,
    now: datetime,
    today: date,
) -> None:
    """Give somebody of a school more time in the attempts they begin from now on; another amount takes its place.

    Raises:
        NotFound: not a place of the actor's, or nobody of this place.
        Denied: one grants nothing to oneself.
    """
    standing = _standing_grant(session, actor, unit_id, person_id, today)
    if standing is not None:
        if standing.amount == amount:
            return
        _end(standing, actor, now)
        session.flush()
    session.add(
        ExtraTime(person_id=person_id, amount=amount.value, granted_at=now, granted_by_id=actor.person_id)
    )
    session.flush()


def withdraw(
    session: Session, actor: Actor, *, unit_id: int, person_id: int, now: datetime, today: date
) -> None:
    """Take somebody's extra time back; attempts under way keep it, and a second time changes nothing.

    Raises:
        NotFound: not a place of the actor's, or nobody of this place.
        Denied: it is the actor's own.
    """
    standing = _standing_grant(session, actor, unit_id, person_id, today)
    if standing is not None:
        _end(standing, actor, now)
        session.flush()


def _standing_grant(
    session: Session, actor: Actor, unit_id: int, person_id: int, today: date
) -> ExtraTime | None:
    place = school_for_extra_time(session, actor, unit_id)
    ensure_belongs(session, place, person_id, today=today)
    if person_id == actor.person_id:
        raise Denied("accommodation.not-for-oneself")
    lock_person(session, person_id)
    return session.scalar(
        select(ExtraTime).where(ExtraTime.person_id == person_id, ExtraTime.withdrawn_at.is_(None))
    )


def _end(standing: ExtraTime, actor: Actor, now: datetime) -> None:
    standing.withdrawn_at = now
    standing.withdrawn_by_id = actor.person_id
