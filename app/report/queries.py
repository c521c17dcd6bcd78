"""The people of a school on a day, with what each has completed: the one query behind screen and file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.account.models import Person
from app.domain.access import Actor, Permission, Role
from app.domain.certification import Period
from app.domain.errors import NotFound
from app.organisation.models import Membership, Unit
from app.organisation.queries import get_unit, held_on
from app.record.models import Certificate, CpdEntry, Evidence
from app.web.clock import ZONE


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A person who belongs to a school on a day, as they stood at the end of that day."""

    person_id: int
    name: str
    roles: tuple[Role, ...]
    courses_completed: int
    minutes: int
    """Credited from 1 January to the day, whole minutes."""
    period: Period | None
    """Of the latest certificate of the programme asked for; None: never held one."""


def school_of(session: Session, actor: Actor, unit_id: int) -> Unit:
    """Return a school whose people the actor may see.

    Raises:
        NotFound: there is no such school, or it is not one of the actor's.
    """
    unit = get_unit(session, actor, Permission.SCHOOL_REPORT_READ, unit_id)
    if unit.kind != "school":
        raise NotFound("organisation.unit-unknown")
    return unit


def staff_of(
    session: Session, school: Unit, *, day: date, programme_id: str, course_ids: Collection[str]
) -> list[StaffRow]:
    """List everybody who belongs to a school on a day, once each, by name; one query for all of them.

    `school` comes from `school_of`, which judged whether the actor may see it. `programme_id` says whose
    certificates are asked for (an unknown one is held by nobody), `course_ids` which courses count.
    """
    rows = session.execute(_staff(school.id, day, programme_id, course_ids))
    return [_row(row) for row in rows]


def _staff(
    school_id: int, day: date, programme_id: str, course_ids: Collection[str]
) -> Select[*tuple[Any, ...]]:
    members = (
        select(
            Membership.person_id,
            func.aggregate_strings(Membership.role, ",").label("roles"),
        )
        .where(Membership.unit_id == school_id, held_on(day))
        .group_by(Membership.person_id)
        .subquery()
    )
    return (
        select(
            Person.id,
            Person.display_name,
            members.c.roles,
            _courses_completed(day, course_ids).label("courses_completed"),
            _minutes_of_the_year(day).label("minutes"),
            Certificate.valid_from,
            Certificate.valid_until,
            Certificate.window_days,
            Certificate.grace_days,
            Certificate.revoked_on,
        )
        .join(members, members.c.person_id == Person.id)
        .outerjoin(Certificate, _is_latest_certificate(day, programme_id))
        .where(or_(Person.disabled_at.is_(None), Person.disabled_at >= _end_of(day)))
        .order_by(Person.display_name, Person.id)
    )


def _courses_completed(day: date, course_ids: Collection[str]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .where(
            Evidence.person_id == Person.id,
            Evidence.key.in_([f"course:{each}" for each in course_ids]),
            Evidence.earned_at < _end_of(day),
        )
        .scalar_subquery()
    )


def _minutes_of_the_year(day: date) -> ScalarSelect[int]:
    return (
        select(func.coalesce(func.sum(CpdEntry.minutes), 0))
        .where(CpdEntry.person_id == Person.id, CpdEntry.earned_on.between(date(day.year, 1, 1), day))
        .scalar_subquery()
    )


def _is_latest_certificate(day: date, programme_id: str) -> ColumnElement[bool]:
    earlier = aliased(Certificate)
    latest = (
        select(func.max(earlier.period))
        .where(
            earlier.person_id == Person.id, earlier.programme_id == programme_id, earlier.valid_from <= day
        )
        .scalar_subquery()
    )
    return and_(
        Certificate.person_id == Person.id,
        Certificate.programme_id == programme_id,
        Certificate.period == latest,
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, ZONE)


def _row(row: Any) -> StaffRow:
    held = {Role(each) for each in row.roles.split(",")}
    period = None
    if row.valid_from is not None:
        period = Period(row.valid_from, row.valid_until, row.window_days, row.grace_days, row.revoked_on)
    return StaffRow(
        person_id=row.id,
        name=row.display_name,
        roles=tuple(role for role in Role if role in held),
        courses_completed=row.courses_completed,
        minutes=int(row.minutes),
        period=period,
    )
