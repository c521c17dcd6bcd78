"""Words and dates in the reader's language: gettext catalogues by Babel, found once for each request."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import cast

import flask_babel
from babel.support import NullTranslations, Translations
from flask import Flask, g
from flask_babel.speaklater import LazyString
from markupsafe import Markup

from app.config import ROOT
from app.web.locale import LOCALES, language
from app.web.templating import PageEnvironment

CATALOGUES = ROOT / "app" / "translations"
UNTRANSLATED = NullTranslations()


def init_gettext(app: Flask) -> None:
    """Let templates translate with the same catalogues; values are escaped, the sentences are trusted."""
    # Not by Jinja's own `install_gettext_callables`: it goes three calls deep for each of a hundred sentences.
    app.jinja_env.globals.update(_=_marked_up, ngettext=_marked_up_count)
    cast(PageEnvironment, app.jinja_env).speak(
        lambda chosen, message: _catalogue(str(LOCALES[chosen])).ugettext(message), language
    )


def gettext(message: str, **values: object) -> str:
    """Translate an English sentence now."""
    words = _translations().ugettext(message)
    return words % values if values else words


def ngettext(singular: str, plural: str, count: int, **values: object) -> str:
    """Translate a sentence that counts; `%(num)s` is the count."""
    return _translations().ungettext(singular, plural, count) % {"num": count, **values}


def lazy_gettext(message: str) -> str:
    """Translate an English sentence when it is shown: for forms and tables built at import."""
    return cast(str, LazyString(gettext, message))  # type: ignore[no-untyped-call]


def format_date(day: date, pattern: str) -> str:
    """Write a day by a Unicode date pattern."""
    return cast(str, flask_babel.format_date(day, pattern))  # type: ignore[no-untyped-call]


def _marked_up(message: str, **values: object) -> Markup:
    words = _sentence(_translations(), message)
    return words % values if values else words


@lru_cache(maxsize=4_096)
def _sentence(translations: NullTranslations, message: str) -> Markup:
    return Markup(translations.ugettext(message))  # noqa: S704 - our own sentence; values are escaped


def _marked_up_count(singular: str, plural: str, count: int, **values: object) -> Markup:
    words = Markup(_translations().ungettext(singular, plural, count))  # noqa: S704 - as above
    return words % {"num": count, **values}


def _translations() -> NullTranslations:
    # Asked a hundred times by a page, so the usual way is the short one.
    try:
        return cast(NullTranslations, g.translations)
    except AttributeError:
        found = g.translations = _catalogue(str(flask_babel.get_locale() or ""))
        return found
    except RuntimeError:  # nobody is asking: a table of words that is built at import
        return UNTRANSLATED


@lru_cache(maxsize=8)
def _catalogue(locale: str) -> NullTranslations:
    return Translations.load(CATALOGUES, [locale])
