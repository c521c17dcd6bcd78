"""The tree of places and the dated memberships in it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Day, Moment, OptionalDay, OptionalMoment, PersonKey, PrimaryKey
from app.organisation.names import names_of


class Unit(Base):
    """A place: province, city, county or school."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint("kind in ('province', 'city', 'county', 'school')", name="kind"),
        Index("ix_unit_path", "path", postgresql_ops={"path": "text_pattern_ops"}),
    )

    id: Mapped[PrimaryKey]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str]
    path: Mapped[str]
    """The ids from the root to here: `/1/4/9/`. A place is inside another when its path begins with the other's."""
    name: Mapped[str]
    name_en: Mapped[str | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def name_in(self, language: str) -> str:
        """Return the name to show to readers of this language."""
        return self.names[language]

    @property
    def names(self) -> dict[str, str]:
        """The name by language."""
        return names_of(self.name, self.name_en)


class Membership(Base):
    """A person's role in a place between two days, both included; no end means until further notice."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_open",
            "person_id",
            "unit_id",
            "role",
            unique=True,
            sqlite_where=text("until is null"),
            postgresql_where=text("until is null"),
        ),
        CheckConstraint("until is null or until >= since", name="order"),
    )

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[str]
    """A `domain.access.Role`."""
    since: Mapped[Day]
    until: Mapped[OptionalDay]


class Invitation(Base):
    """A link that lets one person register into a school with a role."""

    __tablename__ = "invitation"

    id: Mapped[PrimaryKey]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[Moment]
    created_by_id: Mapped[PersonKey]
    expires_at: Mapped[Moment]
    taken_at: Mapped[OptionalMoment]
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
