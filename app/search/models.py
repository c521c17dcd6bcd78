"""Everything that can be found."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, PrimaryKey


class SearchDocument(Base):
    """A text in one language. Its terms are in `search_index`, which each database keeps in its own way."""

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("key", "language"),)

    id: Mapped[PrimaryKey]
    key: Mapped[str]
    language: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    """Whose documents are replaced together: `course:cri-101`, `question:12`."""
    kind: Mapped[str]
    permission: Mapped[str]
    """A `domain.access.Permission`: whoever has it may find the document."""
    form: Mapped[int]
    """Which form of `search.terms` its terms were made by; those of an older one are made anew at deployment."""
    title: Mapped[str]
    place: Mapped[str]
    body: Mapped[str]
