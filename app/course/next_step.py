"""The one thing to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.content.block_texts import first_block
from app.content.compiled import Lesson
from app.course.items import ItemStanding
from app.course.learner import Learner
from app.course.path import CourseStanding, current_course
from app.domain.language import DEFAULT


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where somebody goes on, and how far they are."""

    course: CourseStanding
    step: ItemStanding
    lesson_number: int | None
    """The place among the course's lessons, from 1; None for a quiz or a simulation."""
    stopped_at: Mapping[str, str] | None
    """The heading above the place where reading stopped; None at the beginning, or where there is no heading."""


def next_step(standings: Mapping[str, CourseStanding], learner: Learner) -> NextStep | None:
    """Return what to go on with: in the course worked in last, what was left open, else the first open place."""
    course = current_course(standings)
    step = course and (_left_open(course, learner) or course.next_item)
    if not course or not step:
        return None
    reading = learner.readings.get(step.key)
    lesson = course.course.lessons[step.item.id] if step.item.kind == "lesson" else None
    return NextStep(
        course=course,
        step=step,
        lesson_number=course.lessons.index(step) + 1 if lesson else None,
        stopped_at=heading_above(lesson, reading.last) if lesson and reading else None,
    )


def heading_above(lesson: Lesson, block: int) -> Mapping[str, str] | None:
    """Return the title of the section in which a block stands."""
    found = None
    for section in lesson.sections:
        first = first_block(section.body_html.get(DEFAULT, ""))
        if first is not None and first > block:
            break
        if first is not None:
            found = section.title
    return found if found and any(found.values()) else None


def _left_open(course: CourseStanding, learner: Learner) -> ItemStanding | None:
    """Return the place that was touched last, if it is not complete."""
    touched = [
        (at, each) for each in course.items if (at := _touched_at(each, learner)) and not each.complete
    ]
    return max(touched, key=lambda pair: pair[0])[1] if touched else None


def _touched_at(step: ItemStanding, learner: Learner) -> datetime | None:
    if step.tries:
        return step.tries[-1].at if step.has_open_attempt else None
    reading = learner.readings.get(step.key)
    return reading.read_at if reading else None
