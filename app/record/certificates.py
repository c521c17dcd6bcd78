"""Issuing certificates: when a programme's rule is met, once per period, frozen as it was."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.content.compiled import CompiledProgramme
from app.domain.certificate_code import new_code
from app.domain.certification import last_day
from app.domain.progress import progress
from app.library.queries import Catalogue, Published
from app.organisation.models import Membership, Unit
from app.organisation.names import names_of
from app.organisation.queries import held_on
from app.record.models import Certificate
from app.record.snapshot import freeze

RANDOM_BITS = 64


def issue_what_is_earned(
    session: Session,
    *,
    person_id: int,
    live: Catalogue,
    earned: Collection[str],
    now: datetime,
    today: date,
) -> list[str]:
    """Issue a first certificate for every programme whose rule is met and that has none yet; return the codes."""
    open_programmes = [
        programme
        for programme in live.programmes.values()
        if progress(programme.package.requires, earned).complete
    ]
    if not open_programmes:
        return []
    held = set(session.scalars(select(Certificate.programme_id).where(Certificate.person_id == person_id)))
    return [
        _issue(session, person_id, programme, live, now=now, today=today)
        for programme in open_programmes
        if programme.package.id not in held
    ]


def _issue(
    session: Session,
    person_id: int,
    programme: Published[CompiledProgramme],
    live: Catalogue,
    *,
    now: datetime,
    today: date,
) -> str:
    rule = programme.package
    certificate = Certificate(
        code=new_code(secrets.randbits(RANDOM_BITS)),
        person_id=person_id,
        programme_id=rule.id,
        period=1,
        revision_id=programme.revision_id,
        issued_at=now,
        valid_from=today,
        valid_until=last_day(today, rule.valid_months),
        window_days=rule.window_days,
        grace_days=rule.grace_days,
        snapshot=_snapshot(session, person_id, rule, live, today),
    )
    session.add(certificate)
    session.flush()
    return certificate.code


def _snapshot(
    session: Session, person_id: int, rule: CompiledProgramme, live: Catalogue, today: date
) -> dict[str, Any]:
    schools = session.execute(
        select(Person.display_name, Unit.name, Unit.name_en)
        .outerjoin(Membership, (Membership.person_id == Person.id) & held_on(today))
        .outerjoin(Unit, (Unit.id == Membership.unit_id) & (Unit.kind == "school"))
        .where(Person.id == person_id)
        .order_by(Unit.id.is_(None), Membership.since, Membership.id)
    ).all()
    first = schools[0]
    places = [names_of(first.name, first.name_en)] if first.name else []
    return freeze(first.display_name, places, rule, live)
