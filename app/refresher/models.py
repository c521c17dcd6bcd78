"""The decks of a person, what is remembered of each card, and what came of every sitting."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Day, Moment, OptionalDay, OptionalMoment, PersonKey, PrimaryKey


class RefresherDeck(Base):
    """The questions of a completed course that a person is asked again."""

    __tablename__ = "refresher_deck"
    __table_args__ = (UniqueConstraint("person_id", "course_id"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    course_id: Mapped[str]
    paused_until: Mapped[OptionalDay]
    """The day on which it asks again after a pause."""
    stopped_at: Mapped[OptionalMoment]
    """When the person had enough of it; None: it asks."""


class RefresherCard(Base):
    """One question of a deck and how well it is remembered: see `refresher.schedule`."""

    __tablename__ = "refresher_card"
    __table_args__ = (
        UniqueConstraint("deck_id", "quiz_id", "question_id"),
        CheckConstraint(
            "(reviewed_on is null) = (stability is null) and (reviewed_on is null) = (difficulty is null)"
            " and (reviewed_on is null) = (begun_on is null)",
            name="memory",
        ),
        CheckConstraint("due_on > reviewed_on", name="due_after_review"),
    )

    id: Mapped[PrimaryKey]
    deck_id: Mapped[int] = mapped_column(ForeignKey("refresher_deck.id", ondelete="CASCADE"))
    quiz_id: Mapped[str]
    question_id: Mapped[str]
    """The question is asked as it is live; a card whose question is gone is passed over."""
    due_on: Mapped[Day]
    begun_on: Mapped[OptionalDay]
    """The day of the first review; None: new."""
    reviewed_on: Mapped[OptionalDay]
    """The day of the last review."""
    stability: Mapped[float | None]
    """In days: after so many, nine in ten such questions are still answered rightly."""
    difficulty: Mapped[float | None]
    """1 to 10."""


class RefresherSitting(Base):
    """A few questions that were taken up together."""

    __tablename__ = "refresher_sitting"

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    began_at: Mapped[Moment]


class RefresherReview(Base):
    """A card drawn for a sitting, and what came of it. Once answered it never changes; put back, it is deleted."""

    __tablename__ = "refresher_review"
    __table_args__ = (
        UniqueConstraint("sitting_id", "number"),
        Index(
            "uq_refresher_review_drawn",
            "card_id",
            unique=True,
            sqlite_where=text("answered_at is null"),
            postgresql_where=text("answered_at is null"),
        ),
        CheckConstraint(
            "(answered_at is null) = (is_right is null) and (answered_at is null) = (sureness is null)",
            name="answered",
        ),
    )

    id: Mapped[PrimaryKey]
    sitting_id: Mapped[int] = mapped_column(ForeignKey("refresher_sitting.id", ondelete="CASCADE"))
    card_id: Mapped[int] = mapped_column(ForeignKey("refresher_card.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    """Its place in the sitting, from 1."""
    sureness: Mapped[str | None]
    """How sure the person was: a `refresher.schedule.Sureness`."""
    answer: Mapped[list[Any]]
    """As in `course.models.QuizResponse`; empty until it is given."""
    is_right: Mapped[bool | None]
    answered_at: Mapped[OptionalMoment]
