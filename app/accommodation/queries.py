"""Who has extra time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.accommodation.models import ExtraTime
from app.account.models import Person
from app.domain import time_limit
from app.domain.access import Actor, Permission
from app.domain.errors import NotFound
from app.organisation.models import Membership, Unit
from app.organisation.queries import get_unit, held_on


@dataclass(frozen=True, slots=True)
class Granted:
    """The extra time that somebody has."""

    grant_id: int
    amount: time_limit.ExtraTime
    granted_at: datetime
    granted_by: str
    """The name of whoever granted it."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of a school, and the extra time they have."""

    person_id: int
    name: str
    granted: Granted | None


GRANTER = aliased(Person)
GRANT = (ExtraTime.id, ExtraTime.amount, ExtraTime.granted_at, GRANTER.display_name.label("granted_by"))
"""The columns of `Granted`, in its order."""


def extra_time_of(session: Session, person_id: int) -> Granted | None:
    """Return the extra time a person has today."""
    row = session.execute(
        select(*GRANT)
        .join(GRANTER, GRANTER.id == ExtraTime.granted_by_id)
        .where(ExtraTime.person_id == person_id, ExtraTime.withdrawn_at.is_(None))
    ).one_or_none()
    return _granted(*row) if row else None


def school_for_extra_time(session: Session, actor: Actor, unit_id: int) -> Unit:
    """Return a place to whose people the actor may grant extra time.

    Raises:
        NotFound: there is no such place, or it is not one of the actor's.
    """
    return get_unit(session, actor, Permission.EXTRA_TIME_GRANT, unit_id)


def colleagues(session: Session, place: Unit, *, today: date) -> list[Colleague]:
    """List everybody who belongs to a place today, once each, by name, with their extra time; one query.

    `place` comes from `school_for_extra_time`, which judged whether the actor may see it.
    """
    members = select(Membership.person_id).where(Membership.unit_id == place.id, held_on(today))
    rows = session.execute(
        select(Person.id.label("person_id"), Person.display_name, *GRANT)
        .outerjoin(ExtraTime, (ExtraTime.person_id == Person.id) & ExtraTime.withdrawn_at.is_(None))
        .outerjoin(GRANTER, GRANTER.id == ExtraTime.granted_by_id)
        .where(Person.id.in_(members), Person.disabled_at.is_(None))
        .order_by(Person.display_name, Person.id)
    )
    return [
        Colleague(person_id, name, _granted(grant_id, amount, at, by) if grant_id is not None else None)
        for person_id, name, grant_id, amount, at, by in rows
    ]


def ensure_belongs(session: Session, place: Unit, person_id: int, *, today: date) -> None:
    """Let somebody pass who belongs to a place today.

    Raises:
        NotFound: they do not.
    """
    membership = select(Membership.id).where(
        Membership.unit_id == place.id, Membership.person_id == person_id, held_on(today)
    )
    if session.scalar(membership.limit(1)) is None:
        raise NotFound("accommodation.person-unknown")


def _granted(grant_id: int, amount: str, granted_at: datetime, granted_by: str) -> Granted:
    return Granted(grant_id, time_limit.ExtraTime(amount), granted_at, granted_by)
