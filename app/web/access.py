"""The marks on routes. A route without a mark is a fault that stops the application from starting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.access import Permission, may
from app.domain.errors import Denied
from app.web.identity import signed_in
from app.web.kept_forms import keep_this_form

View = TypeVar("View", bound=Callable[..., Any])

MARK: Final = "access_mark"
PUBLIC: Final = "public"
SIGNED_IN: Final = "signed in"

Mark = Permission | str


def public(view: View) -> View:
    """Mark a view that anybody may use."""
    setattr(view, MARK, PUBLIC)
    return view


def for_everyone_signed_in(view: View) -> View:
    """Mark a view for any signed-in person, whatever their roles."""
    setattr(view, MARK, SIGNED_IN)
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Mark a view for people who have this permission on some record; its loader judges which."""

    def mark(view: View) -> View:
        setattr(view, MARK, permission)
        return view

    return mark


def mark_of(app: Flask, endpoint: str) -> Mark | None:
    """Return the mark of an endpoint's view."""
    return cast("Mark | None", getattr(app.view_functions[endpoint], MARK, None))


def init_access(app: Flask) -> None:
    """Refuse requests that a route's mark does not allow."""
    public(app.view_functions["static"])
    app.before_request(_judge)


def ensure_every_route_is_marked(app: Flask) -> None:
    """Stop a start with an unmarked route.

    Raises:
        RuntimeError: naming the endpoints.
    """
    unmarked = sorted(name for name in app.view_functions if mark_of(app, name) is None)
    if unmarked:
        raise RuntimeError(f"routes without an access mark: {', '.join(unmarked)}")


def _judge() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such page; Flask answers 404
    mark = mark_of(current_app, request.endpoint)
    if mark == PUBLIC:
        return None
    person = signed_in()
    if person is None:
        return _ask_to_sign_in()
    if isinstance(mark, Permission) and not may(person.actor, mark):
        raise Denied("common.not-allowed")
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    if request.headers.get("X-Requested-With") == "fetch":
        return {"sign_in": url_for("account.sign_in")}, 401
    if request.method == "GET":
        return redirect(url_for("account.sign_in", next=request.full_path.rstrip("?")), code=303)
    return render_template("errors/signed_out.html", kept=keep_this_form()), 401
