"""What the things on a shelf are called."""

from __future__ import annotations

from typing import Final

from app.web.gettext import lazy_gettext

NAMES: Final = {
    "note": (lazy_gettext("Note"), "note"),
    "highlight": (lazy_gettext("Highlight"), "highlight"),
    "lesson": (lazy_gettext("Lesson"), "paper"),
    "course": (lazy_gettext("Course"), "learn"),
    "simulation": (lazy_gettext("Scenario"), "practise"),
    "case": (lazy_gettext("Case"), "people"),
    "resource": (lazy_gettext("Sheet"), "print"),
    "question": (lazy_gettext("Question and answers"), "ask"),
}
"""kind -> one of it, and the icon."""

KINDS: Final = {
    "note": lazy_gettext("Notes and highlights"),
    "lesson": lazy_gettext("Lessons"),
    "course": lazy_gettext("Courses"),
    "simulation": lazy_gettext("Scenarios"),
    "case": lazy_gettext("Cases"),
    "resource": lazy_gettext("Sheets"),
    "question": lazy_gettext("Questions and answers"),
}
"""What one can look at alone."""
