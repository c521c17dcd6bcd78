"""How long somebody sat over something."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from app.db.base import Base, Moment, PersonKey, PrimaryKey


class Sitting(Base):
    """A stretch of time over one lesson, quiz or simulation, without a longer pause."""

    __tablename__ = "sitting"
    __table_args__ = (
        Index("ix_sitting_person_id_last_at", "person_id", "last_at"),
        CheckConstraint("seconds >= 0", name="seconds"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    key: Mapped[str]
    """`lesson:cri-101/myths`, `quiz:cri-101/first-response`, `simulation:sim-b1`."""
    began_at: Mapped[Moment]
    last_at: Mapped[Moment]
    """The last beat."""
    seconds: Mapped[int]
    """What counts; see `domain.study_time`."""
