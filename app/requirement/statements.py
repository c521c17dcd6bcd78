"""The statements about requirements: who is asked, by which day, and what they have to show for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from app.account.models import Person
from app.domain.access import OVERSEEING, Actor
from app.organisation.models import Membership, Unit
from app.organisation.queries import held_on, within
from app.record.models import Certificate, Evidence
from app.requirement.models import Requirement, RequirementDay, RequirementPerson, RequirementWithdrawal

Of = aliased(Unit)
"""The place whose people a requirement asks."""
By = aliased(Unit)
"""The place in whose name it is required."""


def _holds() -> ColumnElement[bool]:
    """Return the condition for the day of a requirement that was set last."""
    latest = select(func.max(RequirementDay.id)).where(RequirementDay.requirement_id == Requirement.id)
    return and_(
        RequirementDay.requirement_id == Requirement.id,
        RequirementDay.id == latest.correlate(Requirement).scalar_subquery(),
    )


def _concerns() -> ColumnElement[bool]:
    """Return the condition for a membership whose holder is asked; who came after the day is not."""
    by_name = exists().where(
        RequirementPerson.requirement_id == Requirement.id,
        RequirementPerson.person_id == Membership.person_id,
    )
    return and_(
        or_(Requirement.role == Membership.role, and_(Requirement.role.is_(None), by_name)),
        Membership.since <= RequirementDay.due_on,
    )


def _with_proofs(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Let each row carry the completed course or a certificate of the member, if there is one."""
    return (
        statement.add_columns(
            Evidence.earned_at, Certificate.valid_from, Certificate.valid_until, Certificate.revoked_on
        )
        .outerjoin(
            Evidence, and_(Evidence.person_id == Membership.person_id, Evidence.key == Requirement.key)
        )
        .outerjoin(
            Certificate,
            and_(
                Certificate.person_id == Membership.person_id,
                literal("programme:") + Certificate.programme_id == Requirement.key,
            ),
        )
    )


def _asked() -> Select[*tuple[Any, ...]]:
    return _with_proofs(
        select(
            Requirement.id,
            Requirement.key,
            Requirement.reason,
            Requirement.clause,
            RequirementDay.due_on,
            By.name.label("by_name"),
            By.name_en.label("by_name_en"),
        )
        .select_from(Membership)
        .join(Unit, Unit.id == Membership.unit_id)
        .join(Of, Unit.path.like(Of.path + "%"))
        .join(Requirement, Requirement.unit_id == Of.id)
        .join(By, By.id == Requirement.by_unit_id)
        .join(RequirementDay, _holds())
        .outerjoin(RequirementWithdrawal, RequirementWithdrawal.requirement_id == Requirement.id)
    ).where(
        Membership.person_id == bindparam("person_id"),
        held_on(bindparam("today")),
        _concerns(),
        RequirementWithdrawal.id.is_(None),
    )


# Put together once: that takes several times as long as the asking.
ASKED = _asked()
"""What is required of a person, once for each thing they have to show for it; the first page asks it with others."""


def reached() -> Select[*tuple[Any, ...]]:
    """Ask for the people whom requirements ask, once for each thing they have to show for it."""
    return _with_proofs(
        select(
            Requirement.id.label("requirement_id"),
            Person.id.label("person_id"),
            Person.display_name,
            Unit.id.label("unit_id"),
            Unit.name,
            Unit.name_en,
        )
        .select_from(Requirement)
        .join(Of, Of.id == Requirement.unit_id)
        .join(RequirementDay, _holds())
        .join(Unit, Unit.path.like(Of.path + "%"))
        .join(Membership, Membership.unit_id == Unit.id)
        .join(Person, Person.id == Membership.person_id)
    ).where(_concerns(), Person.disabled_at.is_(None))


def made() -> Select[*tuple[Any, ...]]:
    """Ask for requirements with the day that holds; `Unit` is the place whose people are asked."""
    return (
        select(
            Requirement.id,
            Requirement.key,
            Requirement.reason,
            Requirement.clause,
            Requirement.role,
            Requirement.made_at,
            RequirementDay.due_on,
            Unit.path,
            Unit.name,
            Unit.name_en,
            By.name.label("by_name"),
            By.name_en.label("by_name_en"),
            Person.display_name,
            RequirementWithdrawal.withdrawn_at,
        )
        .join(Unit, Unit.id == Requirement.unit_id)
        .join(By, By.id == Requirement.by_unit_id)
        .join(Person, Person.id == Requirement.made_by_id)
        .join(RequirementDay, _holds())
        .outerjoin(RequirementWithdrawal, RequirementWithdrawal.requirement_id == Requirement.id)
    )


def touches(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for requirements of the actor's places, of those below, and of those above them."""
    paths = actor.paths(*OVERSEEING)
    above = {path[: at + 1] for path in paths for at, sign in enumerate(path) if sign == "/"}
    return or_(within(paths), Unit.path.in_(above))
