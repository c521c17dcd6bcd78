"""Who is signed in, and which places and people somebody may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, or_, select, true
from sqlalchemy.orm import Session

from app.account.models import Person, SignIn
from app.account.tokens import token_hash
from app.db.rows import rows_of
from app.domain.access import OVERSEEING, Actor, Permission, Resource, Role, ensure
from app.domain.access import Membership as Held
from app.domain.errors import Denied, NotFound
from app.organisation.models import Invitation, Membership, Unit


@dataclass(frozen=True, slots=True)
class SignedInPerson:
    """The person behind a request, as plain values that outlive any transaction."""

    actor: Actor
    account: str
    display_name: str
    language: str | None
    token: str
    """The secret of this browser's sign-in."""
    places: tuple[tuple[str, str | None], ...]
    """(name, English name) of the places the person belongs to today, in the order of joining."""


def held_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Return the condition for memberships that hold on a day; both ends are included."""
    return (Membership.since <= day) & or_(Membership.until.is_(None), Membership.until >= day)


def _signed_in() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Person.id,
            Person.account,
            Person.display_name,
            Person.language,
            Membership.role,
            Membership.unit_id,
            Unit.path,
            Unit.name,
            Unit.name_en,
        )
        .select_from(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .outerjoin(Membership, (Membership.person_id == Person.id) & held_on(bindparam("today")))
        .outerjoin(Unit, Unit.id == Membership.unit_id)
        .where(
            SignIn.token_hash == bindparam("token"),
            SignIn.revoked_at.is_(None),
            SignIn.expires_at > bindparam("now"),
            Person.disabled_at.is_(None),
        )
        .order_by(Membership.since, Membership.id)
    )


SIGNED_IN = _signed_in()
"""Asked at every request, so put together once: that takes five times as long as the asking."""


def signed_in_person(session: Session, token: str, *, now: datetime, today: date) -> SignedInPerson | None:
    """Return the person of a sign-in token with what they are today, in one query; None if it is no longer good."""
    rows = rows_of(session, SIGNED_IN, {"token": token_hash(token), "now": now, "today": today}).all()
    if not rows:
        return None
    first = rows[0]
    held = [row for row in rows if row.role is not None]
    return SignedInPerson(
        actor=Actor(first.id, tuple(Held(Role(row.role), row.unit_id, row.path) for row in held)),
        account=first.account,
        display_name=first.display_name,
        language=first.language,
        token=token,
        places=tuple(dict.fromkeys((row.name, row.name_en) for row in held)),
    )


def actor_of(session: Session, person_id: int, *, today: date) -> Actor:
    """Return a person as an actor, for jobs and commands that act on somebody's behalf."""
    rows = session.execute(
        select(Membership.role, Membership.unit_id, Unit.path)
        .join(Unit, Unit.id == Membership.unit_id)
        .where(Membership.person_id == person_id, held_on(today))
    ).all()
    return Actor(person_id, tuple(Held(Role(row.role), row.unit_id, row.path) for row in rows))


def get_unit(session: Session, actor: Actor, permission: Permission, unit_id: int) -> Unit:
    """Return a place the actor may use in this way.

    Raises:
        NotFound: there is no such place, or it is not inside one of the actor's.
    """
    unit = session.get(Unit, unit_id)
    if unit is None:
        raise NotFound("organisation.unit-unknown")
    try:
        ensure(actor, permission, Resource(unit_path=unit.path))
    except Denied as fault:
        raise NotFound("organisation.unit-unknown") from fault
    return unit


def within(paths: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition for places inside any of these places."""
    conditions = [Unit.path.startswith(path, autoescape=True) for path in paths]
    return or_(*conditions) if conditions else ~true()


def schools_of(session: Session, actor: Actor, *roles: Role) -> list[Unit]:
    """List the schools that a person oversees by these roles, by name."""
    return list(
        session.scalars(
            select(Unit)
            .where(Unit.kind == "school", within(actor.paths(*roles)))
            .order_by(Unit.name, Unit.id)
            .limit(2_000)
        )
    )


def places_of(session: Session, actor: Actor) -> list[Unit]:
    """List the places that a person oversees, their own and all below, each after the one it is in."""
    paths = actor.paths(*OVERSEEING)
    return list(session.scalars(select(Unit).where(within(paths)).order_by(Unit.path).limit(2_000)))


def open_invitation(session: Session, token: str, *, now: datetime) -> tuple[Invitation, Unit]:
    """Return an invitation that can still be taken, and its school.

    Raises:
        NotFound: unknown, taken, or out of date.
    """
    row = session.execute(
        select(Invitation, Unit)
        .join(Unit, Unit.id == Invitation.unit_id)
        .where(
            Invitation.token_hash == token_hash(token),
            Invitation.taken_at.is_(None),
            Invitation.expires_at > now,
        )
    ).one_or_none()
    if row is None:
        raise NotFound("organisation.invitation-unknown")
    return row[0], row[1]
