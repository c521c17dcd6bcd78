"""Template filters that write HTML. Everything else on a page is escaped by Jinja.

Filters and not macros: what a filter makes of a constant Jinja writes into the compiled template.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from flask import Flask
from markupsafe import Markup, escape

from app.domain.language import Language
from app.web import words
from app.web.locale import language

ICON = Markup('<svg class="%s" aria-hidden="true" focusable="false"><use href="%s#i-%s"/></svg>')
NUMBER = Markup('<span class="number">%s</span>')


def init_markup(app: Flask) -> None:
    """Give templates `|icon` and the filters below; after `init_assets`."""
    sprite = app.jinja_env.filters["asset"]("icons.svg")

    @lru_cache
    def icon(name: str, css_class: str = "icon") -> Markup:
        """Draw a picture from static/icons, beside words that say the same; "mark"|icon("mark") is the house's sign."""
        return ICON % (css_class, sprite, name)

    app.add_template_filter(icon, "icon")
    for written in (trusted, date_of, moment_of, iso_date, study_hours):
        app.add_template_filter(written)


def trusted(html: str) -> Markup:
    """Trust HTML: the one place that does. It is what the content room made, in a field whose name ends in `html`."""
    return Markup(html)  # noqa: S704 - see above


def date_of(value: date | datetime) -> Markup:
    """Write a day in words, marked as a date."""
    return _time(value.isoformat(), words.day(value))


def moment_of(value: datetime) -> Markup:
    """Write a day and its time in words, marked as a date."""
    return _moment(value, language())


def iso_date(value: date) -> Markup:
    """Write a day for a table, marked as a date."""
    written = value.isoformat()
    return _time(written, written)


def study_hours(minutes: int) -> Markup:
    """Write hours of study as a figure."""
    return NUMBER % words.study_hours(minutes)


@lru_cache(maxsize=4_096)
def _moment(value: datetime, in_language: Language) -> Markup:
    # A thread shows the same hundred moments to everybody who opens it; in each language others.
    del in_language
    return _time(value.isoformat(), words.moment(value))


def _time(iso: str, written: str) -> Markup:
    # By hand: a thread has a hundred of these, and `Markup.__mod__` is three times as slow.
    return Markup(f'<time datetime="{iso}">{escape(written)}</time>')  # noqa: S704 - escaped
