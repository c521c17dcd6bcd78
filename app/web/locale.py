"""Which language a page is in: the person's choice, then the browser's, Chinese when in doubt."""

from __future__ import annotations

from typing import cast

from babel import Locale
from flask import Flask, g, request
from flask_babel import Babel

from app.domain.language import DEFAULT, LANGUAGES, Language
from app.web.clock import ZONE
from app.web.identity import signed_in

COOKIE = "language"
LOCALES: dict[Language, Locale] = {"en": Locale.parse("en"), "zh-CN": Locale.parse("zh_Hans_CN")}


def init_locale(app: Flask) -> None:
    """Make gettext, dates and numbers follow the reader."""
    Babel(  # type: ignore[no-untyped-call]
        app,
        default_locale=str(LOCALES[DEFAULT]),
        default_timezone=str(ZONE),
        locale_selector=lambda: LOCALES[language()],
    )


def language() -> Language:
    """Return the language of this request's page.

    A choice in the cookie wins over the profile, because it is the one made on this very screen.
    """
    try:
        return cast(Language, g.language)
    except AttributeError:
        chosen = g.language = _asked_for()
        return chosen


def _asked_for() -> Language:
    person = signed_in()
    for choice in (request.cookies.get(COOKIE), person.language if person else None):
        if choice in LANGUAGES:
            return choice
    wanted = request.accept_languages.best_match(["zh-CN", "zh", "en"], default=DEFAULT)
    return "en" if wanted == "en" else "zh-CN"
