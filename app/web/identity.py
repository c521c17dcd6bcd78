"""Who is behind this request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from flask import Flask, session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user, logout_user

from app.domain.access import Actor


class KnownPerson(Protocol):
    """What the web room needs of a signed-in person."""

    @property
    def actor(self) -> Actor: ...
    @property
    def display_name(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def token(self) -> str: ...
    @property
    def places(self) -> tuple[tuple[str, str | None], ...]: ...


class SignedIn(UserMixin):  # type: ignore[misc]  # flask-login ships no types
    """The current user of Flask-Login: plain values, valid for this request."""

    def __init__(self, person: KnownPerson) -> None:
        self.person = person
        self.actor = person.actor
        self.display_name = person.display_name
        self.language = person.language
        self.places = person.places

    def get_id(self) -> str:
        """Return the token of this browser's sign-in; Flask-Login keeps it in the signed cookie."""
        return self.person.token


class Stranger(AnonymousUserMixin):  # type: ignore[misc]  # flask-login ships no types
    """Nobody signed in."""

    language: str | None = None


Loader = Callable[[str], KnownPerson | None]


def init_identity(app: Flask, load_person: Loader) -> None:
    """Teach the app to find its current user by the token in the cookie."""
    manager = LoginManager(app)
    manager.anonymous_user = Stranger
    manager.session_protection = (
        None  # the token is revocable and bound to one browser; addresses of phones change
    )

    @manager.user_loader  # type: ignore[untyped-decorator]  # flask-login ships no types
    def _load(token: str) -> SignedIn | None:
        person = load_person(token)
        return SignedIn(person) if person else None


def begin_session(person: KnownPerson) -> None:
    """Sign in on this browser with a fresh cookie, so that one planted before is worth nothing."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(person))


def end_session() -> None:
    """Forget the current user and everything else in the cookie."""
    logout_user()
    session.clear()


def signed_in() -> SignedIn | None:
    """Return the current user, or None for a stranger."""
    # Not the proxy: what is handed on is asked again and again, and each time it would look for the request.
    person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's own way
    return person if isinstance(person, SignedIn) else None


def current_actor() -> Actor:
    """Return the person acting in this request; only for routes that require a permission."""
    return cast(SignedIn, current_user).actor
