"""Making the demonstration, and saying who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.account.passwords import hash_password
from app.demonstration.activity import act
from app.demonstration.cast import PASSWORD, PEOPLE, PLACES
from app.organisation.models import Membership, Unit
from app.organisation.services import add_membership, add_unit


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """How to sign in as somebody of the demonstration."""

    account: str
    display_name: str
    role: str
    password: str


def create(session: Session, *, now: datetime, today: date) -> bool:
    """Make the demonstration unless there is one; say whether it was made."""
    if session.scalar(select(Person.id).where(Person.is_demonstration).limit(1)) is not None:
        return False
    units = _places(session)
    people = _people(session, units, now=now, since=today - timedelta(days=1_000))
    act(session, people, now=now)
    return True


def accounts(session: Session) -> list[DemonstrationAccount]:
    """List the demonstration's people in the order of the cast; empty when there is none."""
    rows = session.execute(
        select(Person.account, Person.display_name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.is_demonstration, Membership.until.is_(None))
        .order_by(Person.id)
    )
    return [DemonstrationAccount(row.account, row.display_name, row.role, PASSWORD) for row in rows]


def _places(session: Session) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for place in PLACES:
        parent = units[place.parent] if place.parent else None
        unit = add_unit(session, parent=parent, kind=place.kind, name=place.name, name_en=place.name_en)
        unit.is_demonstration = True
        units[place.key] = unit
    return units


def _people(session: Session, units: dict[str, Unit], *, now: datetime, since: date) -> dict[str, int]:
    # One hash for all: they share a password, and hashing thirteen times would slow the first start.
    password_hash = hash_password(PASSWORD)
    ids = {}
    for somebody in PEOPLE:
        person = Person(
            account=somebody.account,
            display_name=somebody.name,
            password_hash=password_hash,
            created_at=now,
            is_demonstration=True,
        )
        session.add(person)
        session.flush()
        add_membership(
            session, person_id=person.id, unit=units[somebody.place], role=somebody.role, since=since
        )
        ids[somebody.account.split("@")[0]] = person.id
    return ids
