"""Choices that anybody may make about how pages look: language and theme."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import NotFound

from app.domain.language import LANGUAGES
from app.web.access import public
from app.web.locale import COOKIE as LANGUAGE_COOKIE
from app.web.redirects import page_before

THEME_COOKIE = "theme"
THEMES = ("device", "light", "dark")
ONE_YEAR_S = 31_536_000

bp = Blueprint("web", __name__)


@bp.post("/language/<to>")
@public
def language(to: str) -> Response:
    return _remember(LANGUAGE_COOKIE, to, LANGUAGES)


@bp.post("/theme/<to>")
@public
def theme(to: str) -> Response:
    return _remember(THEME_COOKIE, to, THEMES)


def chosen_theme() -> str:
    """Return the theme of this browser; `device` follows its own setting."""
    theme = request.cookies.get(THEME_COOKIE, "device")
    return theme if theme in THEMES else "device"


def _remember(cookie: str, value: str, allowed: tuple[str, ...]) -> Response:
    if value not in allowed:
        raise NotFound
    response = redirect(page_before("/"), code=303)
    response.set_cookie(
        cookie, value, max_age=ONE_YEAR_S, httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response  # type: ignore[return-value]  # werkzeug's redirect is typed more widely than it answers
