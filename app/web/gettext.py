"""The typed face of Flask-Babel: words and dates in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import flask_babel


def gettext(message: str, **values: object) -> str:
    """Translate an English sentence now."""
    return flask_babel.gettext(message, **values)


def ngettext(singular: str, plural: str, count: int, **values: object) -> str:
    """Translate a sentence that counts; `%(num)s` is the count."""
    return flask_babel.ngettext(singular, plural, count, **values)


def lazy_gettext(message: str) -> str:
    """Translate an English sentence when it is shown: for forms and tables built at import."""
    return cast(str, flask_babel.lazy_gettext(message))


def format_date(day: date, pattern: str) -> str:
    """Write a day by a Unicode date pattern."""
    return cast(str, flask_babel.format_date(day, pattern))  # type: ignore[no-untyped-call]


def format_datetime(moment: datetime, pattern: str) -> str:
    """Write a moment by a pattern, in the zone of China."""
    return cast(str, flask_babel.format_datetime(moment, pattern))  # type: ignore[no-untyped-call]
