"""Placement checks, the quizzes each one asks, and the answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, OptionalMoment, PersonKey, PrimaryKey


class PlacementCheck(Base):
    """One try to show courses of a track; what it asks is decided when it begins."""

    __tablename__ = "placement_check"
    __table_args__ = (
        Index(
            "uq_placement_check_open",
            "person_id",
            "track",
            unique=True,
            sqlite_where=text("submitted_at is null"),
            postgresql_where=text("submitted_at is null"),
        ),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    track: Mapped[str]
    seed: Mapped[int]
    started_at: Mapped[Moment]
    submitted_at: Mapped[OptionalMoment]


class PlacementPart(Base):
    """One quiz of a check, on the revision of its course that was live when the check began."""

    __tablename__ = "placement_part"
    __table_args__ = (
        UniqueConstraint("check_id", "place"),
        CheckConstraint("percent between 0 and 100", name="percent"),
        CheckConstraint("(percent is null) = (passed is null)", name="marked"),
    )

    id: Mapped[PrimaryKey]
    check_id: Mapped[int] = mapped_column(ForeignKey("placement_check.id", ondelete="CASCADE"))
    place: Mapped[int]
    """From 1, in the order in which the check asks."""
    course_id: Mapped[str]
    quiz_id: Mapped[str]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    percent: Mapped[int | None]
    passed: Mapped[bool | None]
    """By the rule of the quiz; None until the check is handed in."""


class PlacementResponse(Base):
    """An answer as it was given once. Append-only; of each question the one given last counts."""

    __tablename__ = "placement_response"

    id: Mapped[PrimaryKey]
    part_id: Mapped[int] = mapped_column(ForeignKey("placement_part.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[str]
    answer: Mapped[list[Any]]
    """Ids of the ticked options, or the one number as it was typed; empty: taken back."""
    is_for_later: Mapped[bool]
    answered_at: Mapped[Moment]
    saved_at: Mapped[Moment]
