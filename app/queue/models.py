"""The outbox."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from app.db.base import Base, Moment, OptionalMoment, PrimaryKey


class PlannedJob(Base):
    """A job that a service asked for in its own transaction; it exists exactly when the service's work does."""

    __tablename__ = "planned_job"

    id: Mapped[PrimaryKey]
    name: Mapped[str]
    """Dotted name of a function in some room's `jobs` module."""
    arguments: Mapped[list[Any]]
    planned_at: Mapped[Moment]
    handed_at: Mapped[Moment]
    """When it was last handed to the queue; at first, when it was planned, or when it is to be handed over."""
    hand_overs: Mapped[int]
    """0: it waits for its time."""
    done_at: Mapped[OptionalMoment]


Index(
    "ix_planned_job_open",
    PlannedJob.handed_at,
    postgresql_where=PlannedJob.done_at.is_(None),
    sqlite_where=PlannedJob.done_at.is_(None),
)
