"""The people of a requirement as a file that a spreadsheet opens: one row per person."""

from __future__ import annotations

from app.content.cells import safe_text
from app.requirement.pages import RequirementPage, state_name
from app.web.gettext import gettext
from app.web.spreadsheet import as_csv
from app.web.words import words


def people_csv(page: RequirementPage) -> bytes:
    """Write the people a requirement asks, with the same states as its page."""
    header = (
        gettext("What is required"),
        gettext("By which day"),
        gettext("School"),
        gettext("Name"),
        gettext("State"),
        gettext("Done on"),
    )
    return as_csv(
        header,
        (
            (
                safe_text(page.name),
                page.made.due_on.isoformat(),
                safe_text(words(line.place)),
                safe_text(line.name),
                state_name(line.verdict),
                line.verdict.done_on.isoformat() if line.verdict.done_on else "",
            )
            for line in page.people
        ),
    )
