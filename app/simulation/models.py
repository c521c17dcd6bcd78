"""Runs of scenarios: a log of moves, and what the learner wrote afterwards."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, OptionalMoment, PersonKey, PrimaryKey


class Run(Base):
    """One way through a scenario, on the revision it began with. Its state is replayed from its moves."""

    __tablename__ = "run"
    __table_args__ = (
        UniqueConstraint("person_id", "scenario_id", "number"),
        Index(
            "uq_run_open",
            "person_id",
            "scenario_id",
            unique=True,
            sqlite_where=text("finished_at is null"),
            postgresql_where=text("finished_at is null"),
        ),
        CheckConstraint("(finished_at is null) = (ending is null)", name="ending"),
        CheckConstraint("debriefed_at is null or finished_at is not null", name="debrief_after_ending"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    scenario_id: Mapped[str]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    number: Mapped[int]
    """1 for a person's first run of this scenario."""
    mode: Mapped[str]
    """`practice`: nothing of it is ever assessed."""
    seed: Mapped[int]
    """Decides every draw of chance, so that a replay comes out the same."""
    started_at: Mapped[Moment]
    finished_at: Mapped[OptionalMoment]
    """When an ending was reached."""
    ending: Mapped[str | None]
    """A `domain.simulation.model.EndClass`."""
    debriefed_at: Mapped[OptionalMoment]
    feeling: Mapped[str | None]
    """How the learner said they were afterwards, or `unsaid`; nobody else reads it."""


class RunMove(Base):
    """One move of a run. Append-only: a step back is a move too."""

    __tablename__ = "run_move"
    __table_args__ = (
        UniqueConstraint("run_id", "sequence"),
        CheckConstraint("(kind = 'chosen') = (choice is not null)", name="choice"),
        CheckConstraint("(kind = 'step-back') = (node is null)", name="node"),
    )

    id: Mapped[PrimaryKey]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    """1 for the first move of a run."""
    kind: Mapped[str]
    """`chosen`, `expired` or `step-back`."""
    node: Mapped[str | None]
    choice: Mapped[str | None]
    made_at: Mapped[Moment]


class Reflection(Base):
    """What the learner wrote to a question of the debrief; nobody else reads it."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("run_id", "question_id"),)

    id: Mapped[PrimaryKey]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"))
    question_id: Mapped[str]
    text: Mapped[str]
    saved_at: Mapped[Moment]
