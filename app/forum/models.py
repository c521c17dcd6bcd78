"""Questions, answers, and the two marks an answer can carry."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, PersonKey, PrimaryKey


class Question(Base):
    """What a teacher asks, perhaps about a lesson, a scenario, a case or a resource."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("author_id", "form_key"),)

    id: Mapped[PrimaryKey]
    author_id: Mapped[PersonKey]
    form_key: Mapped[str]
    """The key of the form it came from, so that the same form sent twice is one question."""
    about: Mapped[str | None] = mapped_column(index=True)
    """An evidence key: `lesson:cri-101/myths`, `simulation:sim-b1`; content is no row, so this is no foreign key."""
    title: Mapped[str]
    body: Mapped[str]
    """Markdown as it was typed."""
    body_html: Mapped[str]
    asked_at: Mapped[Moment] = mapped_column(index=True)


class Answer(Base):
    """What somebody answers."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("author_id", "form_key"),)

    id: Mapped[PrimaryKey]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[PersonKey]
    form_key: Mapped[str]
    body: Mapped[str]
    body_html: Mapped[str]
    answered_at: Mapped[Moment]


class Acceptance(Base):
    """The asker says that this answer helped; several answers of a question may."""

    __tablename__ = "acceptance"

    id: Mapped[PrimaryKey]
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), unique=True)
    accepted_by_id: Mapped[PersonKey]
    accepted_at: Mapped[Moment]


class Endorsement(Base):
    """An expert vouches for this answer, with a note; one per expert."""

    __tablename__ = "endorsement"
    __table_args__ = (UniqueConstraint("answer_id", "expert_id"),)

    id: Mapped[PrimaryKey]
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    expert_id: Mapped[PersonKey]
    note: Mapped[str]
    endorsed_at: Mapped[Moment]
