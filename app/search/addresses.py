"""Where the things that can be found are on the web."""

from __future__ import annotations

from typing import Any, Final

from flask import url_for

PAGES: Final = {
    "course": ("course.course", ("course_id",)),
    "lesson": ("course.lesson", ("course_id", "lesson_id")),
    "simulation": ("simulation.briefing", ("scenario_id",)),
    "case": ("library.case", ("case_id",)),
    "resource": ("library.resource", ("resource_id",)),
    "question": ("forum.question", ("question_id",)),
    "term": ("library.glossary", ("_anchor",)),
    "source": ("library.source", ("key",)),
}
"""kind -> the endpoint of its page, and what the parts of a key are called there."""


def address_of(key: str) -> str:
    """Return the address of the page of a key: `lesson:cri-101/myths`."""
    kind, _, rest = key.partition(":")
    endpoint, names = PAGES[kind]
    parts: dict[str, Any] = dict(zip(names, rest.split("/"), strict=True))
    return url_for(endpoint, **parts)
