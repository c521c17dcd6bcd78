"""Immutable revisions, and which one is live."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, PrimaryKey


class Revision(Base):
    """A package as it was published once: its files and what they compiled to. Never changed."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("kind", "package_id", "digest"),)

    id: Mapped[PrimaryKey]
    kind: Mapped[str]
    """A `content.compiled.PackageKind`."""
    package_id: Mapped[str]
    version: Mapped[str]
    digest: Mapped[str]
    """SHA-256 over the source files; the key of compiled packages in the cache."""
    source: Mapped[bytes] = mapped_column(deferred=True)
    """The files as a zip."""
    compiled: Mapped[bytes] = mapped_column(deferred=True)
    """What `content.compiled.encode` wrote."""
    published_at: Mapped[Moment]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """None: published at deployment from the shipped folders."""


class Publication(Base):
    """The revision of a package that is live; one row per package."""

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("kind", "package_id"),)

    id: Mapped[PrimaryKey]
    kind: Mapped[str]
    package_id: Mapped[str]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
