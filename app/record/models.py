"""What a teacher has shown, what it was worth, and the certificates it earned."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Day, Moment, OptionalDay, PersonKey, PrimaryKey


class Evidence(Base):
    """One thing a person has shown, once: a lesson read, a quiz passed, a scenario debriefed, a course completed."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("person_id", "key"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    key: Mapped[str]
    """`lesson:cri-101/myths`, `quiz:cri-101/first-response`, `simulation:sim-b1`, `course:cri-101`;
    `placement:cri-101`: shown in a placement check, which opens what follows and completes nothing."""
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    """The revision it was shown on."""
    percent: Mapped[int | None]
    """The score of a quiz; nothing else has one here. Scores of scenarios stay with the learner."""
    earned_at: Mapped[Moment]


class CpdEntry(Base):
    """A line of the ledger of hours: append-only, whole minutes; a correction is a new line that reverses one."""

    __tablename__ = "cpd_entry"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        CheckConstraint("minutes > 0 or reverses_id is not null", name="sign"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    key: Mapped[str]
    """What the minutes are for; a scenario that two courses share is credited once. `reversal:<id>` for a correction."""
    minutes: Mapped[int]
    category: Mapped[str]
    """`course` so far; other kinds of learning bring their own."""
    earned_on: Mapped[Day]
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("cpd_entry.id"), unique=True)
    recorded_at: Mapped[Moment]


class Certificate(Base):
    """A certificate as it was issued. What stands on it is frozen; its worth on a day is computed."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("person_id", "programme_id", "period"),)

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    """Twelve characters (`domain.certificate_code`); stable for ever."""
    person_id: Mapped[PersonKey]
    programme_id: Mapped[str] = mapped_column(index=True)
    period: Mapped[int]
    """1 for the first time, 2 for the first renewal …"""
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    """The revision of the programme whose rule was met."""
    issued_at: Mapped[Moment]
    valid_from: Mapped[Day]
    valid_until: Mapped[OptionalDay]
    """The last valid day; None: does not expire."""
    window_days: Mapped[int]
    grace_days: Mapped[int]
    revoked_on: Mapped[OptionalDay]
    snapshot: Mapped[dict[str, Any]]
    """Name, school, titles, minutes and rule as they were: see `record.snapshot`."""


class Revocation(Base):
    """Who took a certificate's worth away, when and why; once."""

    __tablename__ = "revocation"

    id: Mapped[PrimaryKey]
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id", ondelete="CASCADE"), unique=True)
    revoked_by_id: Mapped[PersonKey]
    reason: Mapped[str]
    """For those who administer; never shown on the public page."""
    revoked_at: Mapped[Moment]
