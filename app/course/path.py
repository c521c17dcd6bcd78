"""Where a learner stands: on the path of all courses, in one course, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from app.content.compiled import CompiledCourse
from app.course.items import ItemStanding, Scenarios, item_standing
from app.course.learner import Learner
from app.domain.errors import Denied
from app.domain.progress import opens_what_follows


class CourseState(StrEnum):
    """What a course is to one person."""

    COMPLETED = "completed"
    ENROLLED = "enrolled"
    CLOSED = "closed"
    """Another course comes first."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ModuleStanding:
    """A titled group of places."""

    title: Mapping[str, str]
    items: tuple[ItemStanding, ...]


@dataclass(frozen=True)
class CourseStanding:
    """A course and what it is to one person; its places are gone through only when somebody asks for them."""

    course: CompiledCourse
    state: CourseState
    completed_at: datetime | None
    missing_courses: tuple[str, ...]
    """Ids of the courses that come first."""
    learner: Learner = field(repr=False)
    scenarios: Scenarios = field(repr=False)

    @cached_property
    def modules(self) -> tuple[ModuleStanding, ...]:
        """The groups of places, in order."""
        return tuple(
            ModuleStanding(
                module.title,
                tuple(
                    item_standing(self.course, item, self.learner, self.scenarios) for item in module.items
                ),
            )
            for module in self.course.modules
        )

    @property
    def shown_at(self) -> datetime | None:
        """When a placement check showed it; None also once it is completed."""
        return self.learner.shown_at(self.course.id)

    @property
    def opened_by(self) -> tuple[str, ...]:
        """Why it is open: ids of the courses before it that were shown in a placement check and not completed."""
        shown = tuple(each for each in self.course.requires if self.learner.shown_at(each))
        return () if self.missing_courses else shown

    @property
    def last_active_at(self) -> datetime | None:
        """When the person last did something in it."""
        return max(_activity(self.course, self.learner), default=None)

    @cached_property
    def items(self) -> tuple[ItemStanding, ...]:
        """All places, in order."""
        return tuple(item for module in self.modules for item in module.items)

    @property
    def lessons(self) -> tuple[ItemStanding, ...]:
        """The lessons, in order."""
        return tuple(each for each in self.items if each.item.kind == "lesson")

    @property
    def lessons_read(self) -> int:
        """How many lessons are complete."""
        return sum(each.complete for each in self.lessons)

    @property
    def done_count(self) -> int:
        """How many places are complete."""
        return sum(each.complete for each in self.items)

    @property
    def kinds_left(self) -> frozenset[str]:
        """Of quiz and simulation, those that are still to do."""
        return frozenset(each.item.kind for each in self.items if not each.complete) - {"lesson"}

    @property
    def next_item(self) -> ItemStanding | None:
        """The first place that is not complete."""
        return next((each for each in self.items if not each.complete), None)


def standing(course: CompiledCourse, learner: Learner, scenarios: Scenarios) -> CourseStanding:
    """Return what a course is to a person, and what they have done in it."""
    missing = missing_courses(course, learner)
    return CourseStanding(
        course=course,
        state=_state(course, learner, missing),
        completed_at=learner.evidence.get(f"course:{course.id}"),
        missing_courses=missing,
        learner=learner,
        scenarios=scenarios,
    )


def missing_courses(course: CompiledCourse, learner: Learner) -> tuple[str, ...]:
    """Return the ids of courses that have to be completed, or shown in a placement check, before this one."""
    return tuple(each for each in course.requires if not opens_what_follows(each, learner.evidence))


def ensure_open(course: CompiledCourse, learner: Learner) -> None:
    """Let somebody pass who may take or read this course; who once enrolled stays in.

    Raises:
        Denied: another course comes first.
    """
    if _state(course, learner, missing_courses(course, learner)) is CourseState.CLOSED:
        raise Denied("course.closed")


def current_course(standings: Mapping[str, CourseStanding]) -> CourseStanding | None:
    """Return the course somebody worked in last and has not completed."""
    begun = [
        (at, each)
        for each in standings.values()
        if each.state is CourseState.ENROLLED and each.next_item and (at := each.last_active_at)
    ]
    return max(begun, key=lambda pair: pair[0])[1] if begun else None


def _state(course: CompiledCourse, learner: Learner, missing: tuple[str, ...]) -> CourseState:
    if f"course:{course.id}" in learner.evidence:
        return CourseState.COMPLETED
    if course.id in learner.enrolments:
        return CourseState.ENROLLED
    return CourseState.CLOSED if missing else CourseState.OPEN


def _activity(course: CompiledCourse, learner: Learner) -> Iterator[datetime]:
    if course.id in learner.enrolments:
        yield learner.enrolments[course.id]
    for lesson_id in course.lessons:
        reading = learner.readings.get(f"lesson:{course.id}/{lesson_id}")
        if reading:
            yield reading.read_at
    for quiz_id in course.quizzes:
        yield from (each.at for each in learner.tries.get(f"quiz:{course.id}/{quiz_id}", ()))
