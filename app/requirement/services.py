"""Requiring something, moving its day, taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.domain.access import OVERSEEING, Actor, Permission, Resource, Role, ensure
from app.domain.errors import Conflict, Invalid
from app.library.queries import Catalogue, catalogue
from app.organisation.models import Unit
from app.organisation.queries import get_unit
from app.requirement.models import Requirement, RequirementDay, RequirementPerson, RequirementWithdrawal
from app.requirement.queries import Made, get_requirement, people_of
from app.requirement.shelf import clauses, what_can_be_required


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is required, of whom, by when, and because of what."""

    key: str
    """`course:cri-101`, `programme:crisis-first-responder`."""
    unit_id: int
    role: Role | None
    """Whose holders are asked; None: the people named."""
    person_ids: frozenset[int]
    due_on: date
    reason: str
    clause: str | None


def require(
    session: Session, actor: Actor, *, wanted: Wanted, form_key: str, now: datetime, today: date
) -> int:
    """Require something of the people of a place and return its id; the same form sent again is the same one.

    Raises:
        NotFound: not a place of the actor's.
        Invalid: there is no such course, certificate or clause, the day is past, no reason is given, or nobody is named.
    """
    unit = get_unit(session, actor, Permission.REQUIREMENT_MAKE, wanted.unit_id)
    _ensure_sound(catalogue(session), wanted, today)
    named = _named(session, unit, wanted, today)
    lock_person(session, actor.person_id)  # two clicks are one
    already = session.scalar(
        select(Requirement.id).where(
            Requirement.made_by_id == actor.person_id, Requirement.form_key == form_key
        )
    )
    if already is not None:
        return already
    requirement = Requirement(
        form_key=form_key,
        key=wanted.key,
        unit_id=unit.id,
        by_unit_id=_in_whose_name(actor, unit),
        role=wanted.role.value if wanted.role else None,
        reason=wanted.reason.strip(),
        clause=wanted.clause,
        made_by_id=actor.person_id,
        made_at=now,
    )
    session.add(requirement)
    session.flush()
    session.add_all(
        RequirementPerson(requirement_id=requirement.id, person_id=each) for each in sorted(named)
    )
    _set_day(session, actor, requirement.id, wanted.due_on, now)
    return requirement.id


def change_day(
    session: Session, actor: Actor, *, requirement_id: int, due_on: date, now: datetime, today: date
) -> None:
    """Set another day by which something is required; the one it has changes nothing.

    Raises:
        NotFound: there is no such requirement, or it asks only people of others.
        Denied: it was made for a place that is not the actor's.
        Conflict: it was taken back.
        Invalid: the day is past.
    """
    made = _own(session, actor, requirement_id)
    if made.withdrawn_at is not None:
        raise Conflict("requirement.withdrawn")
    if due_on == made.due_on:
        return
    _ensure_to_come(due_on, today)
    _set_day(session, actor, made.id, due_on, now)


def withdraw(session: Session, actor: Actor, *, requirement_id: int, now: datetime) -> None:
    """Take a requirement back: from now on nobody is asked; a second time changes nothing.

    Raises:
        NotFound: there is no such requirement, or it asks only people of others.
        Denied: it was made for a place that is not the actor's.
    """
    lock_person(session, actor.person_id)  # two clicks are one
    made = _own(session, actor, requirement_id)
    if made.withdrawn_at is not None:
        return
    session.add(
        RequirementWithdrawal(requirement_id=made.id, withdrawn_by_id=actor.person_id, withdrawn_at=now)
    )
    session.flush()


def _own(session: Session, actor: Actor, requirement_id: int) -> Made:
    made = get_requirement(session, actor, requirement_id)
    ensure(actor, Permission.REQUIREMENT_MAKE, Resource(unit_path=made.unit_path))
    return made


def _ensure_sound(live: Catalogue, wanted: Wanted, today: date) -> None:
    if wanted.key not in what_can_be_required(live):
        raise Invalid("requirement.what-unknown", field="what")
    _ensure_to_come(wanted.due_on, today)
    if not wanted.reason.strip():
        raise Invalid("requirement.reason-missing", field="reason")
    if wanted.clause is not None and wanted.clause not in clauses(live):
        raise Invalid("requirement.clause-unknown", field="clause")


def _ensure_to_come(day: date, today: date) -> None:
    if day < today:
        raise Invalid("requirement.day-past", field="due_on")


def _named(session: Session, unit: Unit, wanted: Wanted, today: date) -> frozenset[int]:
    if wanted.role is not None:
        return frozenset()
    if not wanted.person_ids:
        raise Invalid("requirement.nobody-named", field="people")
    if not wanted.person_ids <= {person_id for person_id, _ in people_of(session, unit, today)}:
        raise Invalid("requirement.person-unknown", field="people")
    return wanted.person_ids


def _in_whose_name(actor: Actor, unit: Unit) -> int:
    """Return the actor's own place that is nearest to this one: a school for its lead, a county for its officer."""
    own = [m for m in actor.memberships if m.role in OVERSEEING and unit.path.startswith(m.unit_path)]
    return max(own, key=lambda membership: len(membership.unit_path)).unit_id


def _set_day(session: Session, actor: Actor, requirement_id: int, due_on: date, now: datetime) -> None:
    session.add(
        RequirementDay(requirement_id=requirement_id, due_on=due_on, set_by_id=actor.person_id, set_at=now)
    )
    session.flush()
