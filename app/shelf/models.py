"""Bookmarks, and notes on lessons."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from app.db.base import Base, Moment, PersonKey, PrimaryKey


class Bookmark(Base):
    """Something a person wants to find again."""

    __tablename__ = "bookmark"
    __table_args__ = (UniqueConstraint("person_id", "key"),)

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    key: Mapped[str]
    """`lesson:cri-101/myths`, `course:cri-101`, `simulation:sim-b1`, `case:…`, `resource:…`, `question:12`."""
    title: Mapped[dict[str, Any]]
    """By language, as it was when the bookmark was made; it stays when the thing goes."""
    folded: Mapped[str]
    """What is searched: the title, made comparable."""
    made_at: Mapped[Moment]


class Note(Base):
    """What a person wrote about a lesson or marked in it. Without text it is a highlight only."""

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("person_id", "form_key"),
        Index("ix_note_person_id_key", "person_id", "key"),
        CheckConstraint("block >= 0", name="block"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    form_key: Mapped[str]
    """The key of the form it came from, so that the same form sent twice is one note."""
    key: Mapped[str]
    """The lesson: `lesson:cri-101/myths`."""
    title: Mapped[dict[str, Any]]
    """Of the lesson by language, as it was."""
    language: Mapped[str]
    """Of the lesson's text in which it was made."""
    block: Mapped[int]
    """The numbered block it is about; 0 is the whole lesson."""
    quotation: Mapped[str]
    """The marked words, or empty."""
    before: Mapped[str]
    """A little of what stood before the marked words, to find them again."""
    after: Mapped[str]
    text: Mapped[str]
    folded: Mapped[str]
    """What is searched: title, quotation and text, made comparable."""
    made_at: Mapped[Moment]
    changed_at: Mapped[Moment]
