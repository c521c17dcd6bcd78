"""Where the places of a course are on the web."""

from __future__ import annotations

from functools import lru_cache

from flask import url_for

from app.content.compiled import Item


@lru_cache(maxsize=4_096)  # the same in every request, and a lesson's contents ask for all of a course
def item_address(course_id: str, item: Item) -> str:
    """Return the address of a lesson, a quiz, or the briefing of a simulation."""
    if item.kind == "simulation":
        return url_for("simulation.briefing", scenario_id=item.id)
    if item.kind == "quiz":
        return url_for("course.quiz", course_id=course_id, quiz_id=item.id)
    return url_for("course.lesson", course_id=course_id, lesson_id=item.id)
