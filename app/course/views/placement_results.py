"""What a placement check came to, course by course."""

from __future__ import annotations

from dataclasses import dataclass

from app.content.compiled import CompiledCourse, Lesson
from app.course.path import CourseState
from app.course.placement.plan import Standings, opened_courses
from app.course.placement.queries import Begun
from app.course.placement.sheet import Sheet
from app.course.rounds import lessons_in_order
from app.course.views.results import Result, result_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A course that this one does not open alone."""

    course: CompiledCourse
    missing: tuple[str, ...]
    """Ids of the courses that it waits for besides."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """One quiz of a check after handing in."""

    course: CompiledCourse
    """As it was asked."""
    result: Result
    is_shown: bool
    """Whether every quiz of the course was passed in the check."""
    read_first: tuple[Lesson, ...]
    """Lessons of what was not right, in the order of the course."""
    opened: tuple[CompiledCourse, ...]
    """What is open because of it."""
    waiting: tuple[Waiting, ...]


def part_results(begun: Begun, sheet: Sheet, standings: Standings) -> list[PartResult]:
    """Return the result of each quiz, in the order in which the check asked."""
    rows = []
    for part, paper in zip(begun.parts, sheet.papers, strict=True):
        result = result_of(part, paper)
        missed = {paper.question(row.question.id).logic.lesson for row in result.rows if not row.right}
        is_shown = part.course_id in begun.shown
        rows.append(
            PartResult(
                course=paper.course,
                result=result,
                is_shown=is_shown,
                read_first=tuple(
                    paper.course.lessons[each] for each in lessons_in_order(paper.course, missed)
                ),
                opened=opened_courses(standings, part.course_id),
                waiting=_waiting(part.course_id, standings) if is_shown else (),
            )
        )
    return rows


def _waiting(course_id: str, standings: Standings) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(each.course, each.missing_courses)
        for each in standings.values()
        if each.state is CourseState.CLOSED and course_id in each.course.requires
    )
