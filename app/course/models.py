"""Who studies what, how far they have read, what they answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, OptionalMoment, PersonKey, PrimaryKey


class Enrolment(Base):
    """A person's decision to take a course."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("person_id", "course_id"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    course_id: Mapped[str]
    enrolled_at: Mapped[Moment]


class LessonReading(Base):
    """How far a person has read a lesson, and where they stopped."""

    __tablename__ = "lesson_reading"
    __table_args__ = (
        UniqueConstraint("person_id", "course_id", "lesson_id"),
        CheckConstraint("last_block between 0 and furthest_block", name="order"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    course_id: Mapped[str]
    lesson_id: Mapped[str]
    furthest_block: Mapped[int]
    """Only ever grows."""
    last_block: Mapped[int]
    """Where reading goes on, on any device."""
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    """The revision that was read last."""
    read_at: Mapped[Moment]
    finished_at: Mapped[OptionalMoment]
    """When the end was reached last; a lesson that is read again is read to its end again."""


class CheckAnswer(Base):
    """The last answer to a quick check; it gives feedback and does not count."""

    __tablename__ = "check_answer"
    __table_args__ = (UniqueConstraint("person_id", "course_id", "lesson_id", "check_id"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    course_id: Mapped[str]
    lesson_id: Mapped[str]
    check_id: Mapped[str]
    answer: Mapped[list[Any]]
    """Ids of the ticked options, or the one number as it was typed."""
    answered_at: Mapped[Moment]


class QuizAttempt(Base):
    """One try at a quiz, on the revision it began with; its questions follow from the seed."""

    __tablename__ = "quiz_attempt"
    __table_args__ = (
        UniqueConstraint("person_id", "course_id", "quiz_id", "number"),
        Index(
            "uq_quiz_attempt_open",
            "person_id",
            "course_id",
            "quiz_id",
            unique=True,
            sqlite_where=text("submitted_at is null"),
            postgresql_where=text("submitted_at is null"),
        ),
        Index("ix_quiz_attempt_course_id_quiz_id", "course_id", "quiz_id"),
        CheckConstraint("percent between 0 and 100", name="percent"),
        CheckConstraint("(submitted_at is null) = (passed is null)", name="marked"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    course_id: Mapped[str]
    quiz_id: Mapped[str]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    number: Mapped[int]
    """1 for a person's first attempt at this quiz."""
    seed: Mapped[int]
    started_at: Mapped[Moment]
    deadline: Mapped[OptionalMoment]
    """When its time is up, as it was decided when it began; none: there is no limit."""
    submitted_at: Mapped[OptionalMoment]
    percent: Mapped[int | None]
    """What it came to, by the best of its own key and those of `RegradeChange`; `Paper.mark` replays it."""
    passed: Mapped[bool | None]
    missed_lessons: Mapped[list[Any] | None]
    """Ids of the lessons of the questions that were not right; empty until it is handed in."""


class QuizResponse(Base):
    """An answer as it was given once. Append-only; of each question the one given last counts."""

    __tablename__ = "quiz_response"

    id: Mapped[PrimaryKey]
    attempt_id: Mapped[int] = mapped_column(ForeignKey("quiz_attempt.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[str]
    answer: Mapped[list[Any]]
    """Ids of the ticked options, or the one number as it was typed; empty: taken back."""
    is_late: Mapped[bool] = mapped_column(default=False)
    """It came when the attempt was over, and does not count; kept once per question, so that this can be said."""
    is_for_later: Mapped[bool]
    """Marked to be looked at again."""
    answered_at: Mapped[Moment]
    """When the person gave it; an answer kept on a device without a connection arrives later."""
    saved_at: Mapped[Moment]


class Regrade(Base):
    """That the results of a quiz were marked again by the key of a later revision: who did it, when and why."""

    __tablename__ = "regrade"
    __table_args__ = (Index("ix_regrade_course_id_quiz_id", "course_id", "quiz_id"),)

    id: Mapped[PrimaryKey]
    course_id: Mapped[str]
    quiz_id: Mapped[str]
    from_revision_ids: Mapped[list[Any]]
    """The revisions on which the attempts were made."""
    to_revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    """The one whose key was applied."""
    reason: Mapped[str]
    """For those whose results it touches."""
    preview: Mapped[str] = mapped_column(unique=True)
    """Digest of what was looked at before, and of nothing else: so a second click finds the first."""
    applied_at: Mapped[Moment]
    applied_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """None: somebody who is no longer here."""


class RegradeChange(Base):
    """What being marked again made of one attempt; also where only the right answer to a question changed."""

    __tablename__ = "regrade_change"
    __table_args__ = (
        UniqueConstraint("regrade_id", "attempt_id"),
        CheckConstraint("percent_after >= percent_before", name="percent"),
        CheckConstraint("passed_after or not passed_before", name="passed"),
    )

    id: Mapped[PrimaryKey]
    regrade_id: Mapped[int] = mapped_column(ForeignKey("regrade.id", ondelete="CASCADE"))
    attempt_id: Mapped[int] = mapped_column(ForeignKey("quiz_attempt.id", ondelete="CASCADE"), index=True)
    percent_before: Mapped[int]
    percent_after: Mapped[int]
    passed_before: Mapped[bool]
    passed_after: Mapped[bool]
