"""People and the ways they prove to be themselves."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Moment, OptionalMoment, PersonKey, PrimaryKey


class Person(Base):
    """Somebody with an account."""

    __tablename__ = "person"

    id: Mapped[PrimaryKey]
    account: Mapped[str] = mapped_column(unique=True)
    """E-mail address or phone number in its canonical form (`domain.account_name`)."""
    display_name: Mapped[str]
    password_hash: Mapped[str]
    language: Mapped[str | None]
    """None: follow the browser."""
    created_at: Mapped[Moment]
    disabled_at: Mapped[OptionalMoment]
    is_demonstration: Mapped[bool] = mapped_column(default=False, index=True)
    """Made by `flask demo create`, taken away by `flask demo remove`."""


class SignIn(Base):
    """One signed-in browser; the cookie holds a token of which only the hash is kept here."""

    __tablename__ = "sign_in"

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    revoked_at: Mapped[OptionalMoment]


class PasswordReset(Base):
    """A link that lets a person choose a new password once."""

    __tablename__ = "password_reset"

    id: Mapped[PrimaryKey]
    person_id: Mapped[PersonKey]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[OptionalMoment]
