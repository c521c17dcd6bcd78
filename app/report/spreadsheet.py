"""The school page as a file that a spreadsheet opens: one row per person."""

from __future__ import annotations

from collections.abc import Iterable

from app.content.cells import safe_text
from app.domain.hours import hours
from app.report.pages import PersonLine, SchoolPage, holding_name
from app.web.gettext import gettext
from app.web.spreadsheet import as_csv
from app.web.words import words


def people_csv(page: SchoolPage) -> bytes:
    """Write the people of a school page, with the same figures."""
    return as_csv(_header(), (_cells(page, line) for line in page.people))


def _header() -> Iterable[str]:
    return (
        gettext("School"),
        gettext("On the day"),
        gettext("Name"),
        gettext("Role"),
        gettext("Courses completed"),
        gettext("Courses on offer"),
        gettext("Minutes this year"),
        gettext("Hours this year"),
        gettext("Certificate"),
        gettext("State"),
        gettext("Last day"),
    )


def _cells(page: SchoolPage, line: PersonLine) -> Iterable[str | int]:
    return (
        safe_text(words(page.name)),
        page.day.isoformat(),
        safe_text(line.name),
        line.roles,
        line.courses_completed,
        page.courses,
        line.minutes,
        f"{hours(line.minutes):.1f}",
        safe_text(words(page.programme.title)) if page.programme else "",
        holding_name(line.holding) if page.programme else "",
        line.last_day.isoformat() if line.last_day else "",
    )
