"""Requirements as those see them who are asked, and those who require."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.content.compiled import Words
from app.db.rows import rows_of
from app.domain.access import OVERSEEING, Actor
from app.domain.certification import Period
from app.domain.errors import NotFound
from app.organisation.models import Membership, Unit
from app.organisation.names import names_of
from app.organisation.queries import held_on, within
from app.requirement.models import Requirement, RequirementDay, RequirementWithdrawal
from app.requirement.statements import ASKED, made, reached, touches
from app.web.clock import day_of

MOST_REQUIREMENTS = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement, for somebody it asks."""

    id: int
    key: str
    due_on: date
    reason: str
    clause: str | None
    by: Words
    proofs: tuple[Period, ...]
    """What the person has to show for it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A requirement, for those who may see its people."""

    id: int
    key: str
    due_on: date
    reason: str
    clause: str | None
    role: str | None
    """None: people by name."""
    unit_path: str
    place: Words
    by: Words
    made_by: str
    made_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whom a requirement asks."""

    requirement_id: int
    person_id: int
    name: str
    unit_id: int
    place: Words
    proofs: tuple[Period, ...]


def asked_of(session: Session, person_id: int, today: date) -> list[Asked]:
    """Return what is required of a person, in one query; what is done long ago is among it."""
    return asked_from(rows_of(session, ASKED, {"person_id": person_id, "today": today}))


def asked_from(rows: Iterable[Any]) -> list[Asked]:
    """Put rows of `ASKED` together, the nearest day first."""
    found = []
    for _, of_one in groupby(sorted(rows, key=lambda row: (row.due_on, row.id)), key=lambda row: row.id):
        of_requirement = list(of_one)
        first = of_requirement[0]
        found.append(
            Asked(
                id=first.id,
                key=first.key,
                due_on=first.due_on,
                reason=first.reason,
                clause=first.clause,
                by=names_of(first.by_name, first.by_name_en),
                proofs=_proofs(of_requirement),
            )
        )
    return found


def requirements_of(session: Session, actor: Actor) -> list[Made]:
    """List the requirements that ask people of the actor's places, those that hold first, the latest day first."""
    rows = session.execute(
        made()
        .where(touches(actor))
        .order_by(RequirementWithdrawal.id.is_not(None), RequirementDay.due_on.desc(), Requirement.id.desc())
        .limit(MOST_REQUIREMENTS)
    )
    return [_made_of(row) for row in rows]


def get_requirement(session: Session, actor: Actor, requirement_id: int) -> Made:
    """Return a requirement that asks people of the actor's places.

    Raises:
        NotFound: there is none, or it asks only others.
    """
    row = session.execute(made().where(Requirement.id == requirement_id, touches(actor))).one_or_none()
    if row is None:
        raise NotFound("requirement.unknown")
    return _made_of(row)


def days_of(session: Session, requirement_id: int) -> list[tuple[date, datetime]]:
    """List the days by which something was required, each with when it was set, the first one first."""
    rows = session.execute(
        select(RequirementDay.due_on, RequirementDay.set_at)
        .where(RequirementDay.requirement_id == requirement_id)
        .order_by(RequirementDay.id)
    )
    return [(row.due_on, row.set_at) for row in rows]


def reached_by(session: Session, actor: Actor, requirement_ids: Sequence[int], today: date) -> list[Reached]:
    """List whom these requirements ask in the actor's places, once each, by name; one query for all of them."""
    rows = session.execute(
        reached()
        .where(Requirement.id.in_(requirement_ids), held_on(today), within(actor.paths(*OVERSEEING)))
        .order_by(Requirement.id, Person.display_name, Person.id, Unit.path)
    )
    return [
        _reached_of(list(of_one))
        for _, of_one in groupby(rows, key=lambda row: (row.requirement_id, row.person_id))
    ]


def people_of(session: Session, unit: Unit, today: date) -> list[tuple[int, str]]:
    """List the people who belong to a place or to one below, as (id, name), once each, by name."""
    rows = session.execute(
        select(Person.id, Person.display_name)
        .join(Membership, Membership.person_id == Person.id)
        .join(Unit, Unit.id == Membership.unit_id)
        .where(held_on(today), within([unit.path]), Person.disabled_at.is_(None))
        .distinct()
        .order_by(Person.display_name, Person.id)
    )
    return [(row.id, row.display_name) for row in rows]


def _made_of(row: Any) -> Made:
    return Made(
        id=row.id,
        key=row.key,
        due_on=row.due_on,
        reason=row.reason,
        clause=row.clause,
        role=row.role,
        unit_path=row.path,
        place=names_of(row.name, row.name_en),
        by=names_of(row.by_name, row.by_name_en),
        made_by=row.display_name,
        made_at=row.made_at,
        withdrawn_at=row.withdrawn_at,
    )


def _reached_of(rows: Sequence[Any]) -> Reached:
    first = rows[0]
    return Reached(
        requirement_id=first.requirement_id,
        person_id=first.person_id,
        name=first.display_name,
        unit_id=first.unit_id,
        place=names_of(first.name, first.name_en),
        proofs=_proofs(rows),
    )


def _proofs(rows: Iterable[Any]) -> tuple[Period, ...]:
    return tuple(dict.fromkeys(period for row in rows for period in _proof(row)))


def _proof(row: Any) -> Iterator[Period]:
    if row.earned_at is not None:
        yield Period(day_of(row.earned_at), None)
    if row.valid_from is not None:
        yield Period(row.valid_from, row.valid_until, revoked_on=row.revoked_on)
