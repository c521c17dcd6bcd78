"""Build the tree, invite people into it, let them in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.account.models import Person
from app.account.services import create_person
from app.account.tokens import new_token, token_hash
from app.domain.access import Actor, Permission, Role
from app.domain.errors import Conflict, Denied
from app.organisation.models import Invitation, Membership, Unit
from app.organisation.queries import get_unit, open_invitation

INVITATION_DAYS = 14
INVITABLE = (Role.TEACHER, Role.SCHOOL_LEAD)
"""Roles a link may give away; the others are named by an administrator."""


def add_unit(
    session: Session, *, parent: Unit | None, kind: str, name: str, name_en: str | None = None
) -> Unit:
    """Add a place below another, or a root."""
    unit = Unit(parent_id=parent.id if parent else None, kind=kind, path="", name=name, name_en=name_en)
    session.add(unit)
    session.flush()
    unit.path = f"{parent.path if parent else '/'}{unit.id}/"
    session.flush()
    return unit


def add_membership(session: Session, *, person_id: int, unit: Unit, role: Role, since: date) -> None:
    """Give a person a role in a place from a day on; already having it changes nothing."""
    already = select(Membership.id).where(
        Membership.person_id == person_id,
        Membership.unit_id == unit.id,
        Membership.role == role.value,
        Membership.until.is_(None),
    )
    if session.scalar(already) is None:
        session.add(Membership(person_id=person_id, unit_id=unit.id, role=role.value, since=since))
        session.flush()


def end_membership(session: Session, *, person_id: int, unit_id: int, role: Role, until: date) -> None:
    """End a role in a place after a day; what the person earned stays theirs."""
    session.execute(
        update(Membership)
        .where(
            Membership.person_id == person_id,
            Membership.unit_id == unit_id,
            Membership.role == role.value,
            Membership.until.is_(None),
        )
        .values(until=until)
    )


def invite(session: Session, actor: Actor, *, unit_id: int, role: Role, now: datetime) -> str:
    """Create an invitation into a school and return its token, which is shown once.

    Raises:
        NotFound: not a place of the actor's.
        Denied: this role is not given away by a link.
    """
    unit = get_unit(session, actor, Permission.INVITE, unit_id)
    if role not in INVITABLE:
        raise Denied("organisation.role-not-invitable")
    token = new_token()
    session.add(
        Invitation(
            unit_id=unit.id,
            role=role.value,
            token_hash=token_hash(token),
            created_at=now,
            created_by_id=actor.person_id,
            expires_at=now + timedelta(days=INVITATION_DAYS),
        )
    )
    session.flush()
    return token


def join(
    session: Session,
    *,
    token: str,
    account: str,
    display_name: str,
    password: str,
    now: datetime,
    today: date,
) -> Person:
    """Register with an invitation: an account, a membership, and the invitation is used up.

    Raises:
        NotFound: the invitation cannot be taken any more.
        Invalid: the account name or password will not do.
        Conflict: the account exists already, or the invitation was taken a moment ago.
    """
    invitation, unit = open_invitation(session, token, now=now)
    person = create_person(session, account=account, display_name=display_name, password=password, now=now)
    taken = session.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.taken_at.is_(None))
        .values(taken_at=now, taken_by_id=person.id)
        .returning(Invitation.id)
    )
    if taken.one_or_none() is None:
        raise Conflict("organisation.invitation-taken")
    add_membership(session, person_id=person.id, unit=unit, role=Role(invitation.role), since=today)
    return person
