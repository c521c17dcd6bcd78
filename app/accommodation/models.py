"""Extra time in quizzes."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, OptionalMoment, PersonKey, PrimaryKey


class ExtraTime(Base):
    """A grant of more time: to whom, how much, when and by whom. Why is nobody's business here."""

    __tablename__ = "extra_time"
    __table_args__ = (
        Index(
            "uq_extra_time_open",
            "person_id",
            unique=True,
            sqlite_where=text("withdrawn_at is null"),
            postgresql_where=text("withdrawn_at is null"),
        ),
        CheckConstraint("(withdrawn_at is null) = (withdrawn_by_id is null)", name="withdrawn"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    amount: Mapped[str]
    """A `domain.time_limit.ExtraTime`."""
    granted_at: Mapped[Moment]
    granted_by_id: Mapped[PersonKey]
    withdrawn_at: Mapped[OptionalMoment]
    """Also when another amount took its place."""
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
