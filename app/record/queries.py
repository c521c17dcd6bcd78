"""A person's own record, and the little that a certificate's code tells anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Row, Select, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from app.content.compiled import Words
from app.db.rows import rows_of
from app.domain.access import Actor
from app.domain.certification import Period
from app.domain.errors import NotFound
from app.record.models import Certificate, CpdEntry, Evidence
from app.record.snapshot import Statement, thaw


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence."""

    key: str
    revision_id: int
    percent: int | None
    earned_at: datetime


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger of hours."""

    title: Words | None
    """What the minutes are for; None when it is no longer on offer."""
    minutes: int
    """Whole minutes, negative for a reversal."""
    category: str
    earned_on: date
    reverses_on: date | None
    """The day of the entry that this one reverses."""


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A certificate of a person."""

    code: str
    programme_id: str
    issued_at: datetime
    period: Period
    says: Statement


@dataclass(frozen=True, slots=True)
class PublicCertificate:
    """What anybody who has the code may know."""

    code: str
    holder: str
    title: Words
    minutes: int
    period: Period


def evidence_of(session: Session, person_id: int) -> dict[str, Shown]:
    """Return everything a person has shown, by evidence key."""
    rows = session.execute(
        select(Evidence.key, Evidence.revision_id, Evidence.percent, Evidence.earned_at).where(
            Evidence.person_id == person_id
        )
    )
    return {row.key: Shown(row.key, row.revision_id, row.percent, row.earned_at) for row in rows}


def ledger_of(session: Session, person_id: int, titles: Mapping[str, Words]) -> list[LedgerEntry]:
    """List a person's ledger, newest first; `titles` is key of the ledger -> title, as `catalogue(…).titles`."""
    reversed_entry = aliased(CpdEntry)
    rows = session.execute(
        select(
            func.coalesce(reversed_entry.key, CpdEntry.key).label("subject"),
            CpdEntry.minutes,
            CpdEntry.category,
            CpdEntry.earned_on,
            reversed_entry.earned_on.label("reverses_on"),
        )
        .outerjoin(reversed_entry, reversed_entry.id == CpdEntry.reverses_id)
        .where(CpdEntry.person_id == person_id)
        .order_by(CpdEntry.earned_on.desc(), CpdEntry.id.desc())
    )
    return [
        LedgerEntry(titles.get(row.subject), row.minutes, row.category, row.earned_on, row.reverses_on)
        for row in rows
    ]


def in_brief(session: Session, person_id: int, year: int) -> tuple[int, frozenset[str]]:
    """Return the minutes of a calendar year (reversals count negative) and the programmes held, in one query."""
    asked = {"person_id": person_id, "first": date(year, 1, 1), "last": date(year, 12, 31)}
    rows = rows_of(session, BRIEF, asked).all()
    return (
        sum(int(count) for kind, _, count in rows if kind == "minutes"),
        frozenset(programme for kind, programme, _ in rows if kind == "held"),
    )


def certificates_of(session: Session, person_id: int) -> list[HeldCertificate]:
    """List a person's certificates, newest first."""
    rows = session.execute(
        _certificates()
        .where(Certificate.person_id == person_id)
        .order_by(Certificate.valid_from.desc(), Certificate.id.desc())
    )
    return [_held(row) for row in rows]


def get_certificate(session: Session, actor: Actor, code: str) -> HeldCertificate:
    """Return a certificate of the actor's own.

    Raises:
        NotFound: there is none with this code, or it is somebody else's.
    """
    row = session.execute(
        _certificates().where(Certificate.code == code, Certificate.person_id == actor.person_id)
    ).one_or_none()
    if row is None:
        raise NotFound("record.certificate-unknown")
    return _held(row)


def certificate_by_code(session: Session, code: str) -> PublicCertificate | None:
    """Return what anybody may know of the certificate with this canonical code; None if there is none."""
    row = session.execute(_certificates().where(Certificate.code == code)).one_or_none()
    if row is None:
        return None
    says = thaw(row.snapshot)
    return PublicCertificate(row.code, says.holder, says.title, says.minutes, _period(row))


def _brief() -> CompoundSelect[*tuple[Any, ...]]:
    person_id: BindParameter[int] = bindparam("person_id")
    minutes = select(literal("minutes"), literal(""), func.coalesce(func.sum(CpdEntry.minutes), 0)).where(
        CpdEntry.person_id == person_id,
        CpdEntry.earned_on.between(bindparam("first"), bindparam("last")),
    )
    held = select(literal("held"), Certificate.programme_id, literal(0)).where(
        Certificate.person_id == person_id
    )
    return union_all(minutes, held)


# Put together once: that takes several times as long as the asking.
BRIEF = _brief()


def _certificates() -> Select[*tuple[Any, ...]]:
    return select(
        Certificate.code,
        Certificate.programme_id,
        Certificate.issued_at,
        Certificate.valid_from,
        Certificate.valid_until,
        Certificate.window_days,
        Certificate.grace_days,
        Certificate.revoked_on,
        Certificate.snapshot,
    )


def _held(row: Row[*tuple[Any, ...]]) -> HeldCertificate:
    return HeldCertificate(row.code, row.programme_id, row.issued_at, _period(row), thaw(row.snapshot))


def _period(row: Row[*tuple[Any, ...]]) -> Period:
    return Period(row.valid_from, row.valid_until, row.window_days, row.grace_days, row.revoked_on)
