"""What the school page and its file show: the same people, counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.content.compiled import CompiledProgramme, Words
from app.domain.certification import Period, Validity, validity
from app.record.standing import KINDS
from app.report.coverage import Coverage, Holding, coverage, holding_on
from app.report.queries import StaffRow
from app.web.gettext import gettext, ngettext
from app.web.words import role_name


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the school."""

    name: str
    roles: str
    courses_completed: int
    minutes: int
    holding: Holding
    state: str
    """What the latest certificate is worth on the day, in a few words."""
    kind: str
    """A kind of the `status` macro."""
    held: bool
    """Whether there is, or was, a certificate at all."""
    last_day: date | None
    """None: never held one, or it does not expire."""


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """A school on a day."""

    school_id: int
    name: Words
    day: date
    programme: CompiledProgramme | None
    """Whose certificate is looked at; None while none is published."""
    courses: int
    """How many courses there are to complete."""
    coverage: Coverage
    people: tuple[PersonLine, ...]
    """Everybody, or those of the one group asked for."""
    only: Holding | None


def school_page(
    *,
    school_id: int,
    name: Words,
    day: date,
    programme: CompiledProgramme | None,
    courses: int,
    staff: Sequence[StaffRow],
    only: Holding | None,
) -> SchoolPage:
    """Put a school's page together; everybody is counted, whichever group is listed."""
    lines = [_line(row, day) for row in staff]
    return SchoolPage(
        school_id=school_id,
        name=name,
        day=day,
        programme=programme,
        courses=courses,
        coverage=coverage((row.period for row in staff), day),
        people=tuple(line for line in lines if only in (None, line.holding)),
        only=only,
    )


def holding_name(holding: Holding) -> str:
    """Write what a group is called."""
    return {
        Holding.VALID: gettext("Valid"),
        Holding.EXPIRING: gettext("Expiring soon"),
        Holding.LAPSED: gettext("Lapsed"),
        Holding.NEVER: gettext("Never held"),
    }[holding]


def _line(row: StaffRow, day: date) -> PersonLine:
    return PersonLine(
        name=row.name,
        roles=gettext(", ").join(role_name(role) for role in row.roles),
        courses_completed=row.courses_completed,
        minutes=row.minutes,
        holding=holding_on(row.period, day),
        state=_state(row.period, day) if row.period else gettext("Never held"),
        kind=KINDS.get(validity(row.period, day), "late") if row.period else "",
        held=row.period is not None,
        last_day=row.period.valid_until if row.period else None,
    )


def _state(period: Period, day: date) -> str:
    state = validity(period, day)
    if state == Validity.EXPIRING and period.valid_until is not None:
        left = (period.valid_until - day).days
        return ngettext("Valid, %(num)s day left", "Valid, %(num)s days left", left)
    return {
        Validity.GRACE: gettext("In its days of grace"),
        Validity.EXPIRED: gettext("Expired"),
        Validity.REVOKED: gettext("Revoked"),
    }.get(state, gettext("Valid"))
