"""Requirements. Nothing is deleted: another day is another row, and taking one back is a row too."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Day, Moment, PersonKey, PrimaryKey


class Requirement(Base):
    """That a course, or the certificate of a programme, is required of the people of a place."""

    __tablename__ = "requirement"
    __table_args__ = (UniqueConstraint("made_by_id", "form_key"),)

    id: Mapped[PrimaryKey]
    form_key: Mapped[str]
    """Of the form it was made with; the same form sent twice makes one requirement."""
    key: Mapped[str]
    """`course:cri-101`, `programme:crisis-first-responder`."""
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    """The place whose people it is required of, and those of every place below."""
    by_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    """The place in whose name it is required."""
    role: Mapped[str | None]
    """A `domain.access.Role`: whose holders are asked; None: the people of `requirement_person`."""
    reason: Mapped[str]
    """In the words of who requires it; those who are asked read them."""
    clause: Mapped[str | None]
    """Key of the entry of the shelf on which it rests."""
    made_by_id: Mapped[PersonKey]
    made_at: Mapped[Moment]


class RequirementPerson(Base):
    """Somebody who is asked by name; only while they belong to the place."""

    __tablename__ = "requirement_person"
    __table_args__ = (UniqueConstraint("requirement_id", "person_id"),)

    id: Mapped[PrimaryKey]
    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id", ondelete="CASCADE"))
    person_id: Mapped[PersonKey]


class RequirementDay(Base):
    """The day by which it is required, as it was set once; the one set last holds."""

    __tablename__ = "requirement_day"
    __table_args__ = (Index("ix_requirement_day_requirement_id_id", "requirement_id", "id"),)

    id: Mapped[PrimaryKey]
    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id", ondelete="CASCADE"))
    due_on: Mapped[Day]
    set_by_id: Mapped[PersonKey]
    set_at: Mapped[Moment]


class RequirementWithdrawal(Base):
    """That it is no longer required, since when, and who said so; once."""

    __tablename__ = "requirement_withdrawal"

    id: Mapped[PrimaryKey]
    requirement_id: Mapped[int] = mapped_column(ForeignKey("requirement.id", ondelete="CASCADE"), unique=True)
    withdrawn_by_id: Mapped[PersonKey]
    withdrawn_at: Mapped[Moment]
