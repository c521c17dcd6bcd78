"""What a placement check of a track would ask, and what it could open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.content.compiled import CompiledCourse, Tier, Track
from app.content.compiled_parts import TIERS, TRACKS
from app.course.path import CourseStanding, CourseState
from app.domain.placement import Step, courses_to_ask, opened_by

Standings = Mapping[str, CourseStanding]


@dataclass(frozen=True, slots=True)
class Plan:
    """A check that could begin now."""

    track: Track
    courses: tuple[CompiledCourse, ...]
    """Asked one after the other, each by all its quizzes; at least one."""
    opens: tuple[CompiledCourse, ...]
    """What opens at once when all of them are shown."""

    @property
    def tier(self) -> Tier:
        """The tier of its courses: they are all of one."""
        return self.courses[0].tier

    @property
    def minutes(self) -> int:
        """How long it takes: as long as the quizzes."""
        return sum(quiz.minutes for course in self.courses for quiz in course.quizzes.values())

    @property
    def question_count(self) -> int:
        """How many questions it asks: as many as the quizzes draw."""
        logics = [quiz.logic for course in self.courses for quiz in course.quizzes.values()]
        return sum(
            min(len(each.questions), max(each.draw, sum(one.must for one in each.questions)))
            for each in logics
        )


def plans_of(standings: Standings) -> list[Plan]:
    """List the checks that could open something for somebody who stands so."""
    steps = [_step(standing) for standing in standings.values()]
    return [plan for track in TRACKS if (plan := _plan(track, steps, standings))]


def plan_of(track: Track, standings: Standings) -> Plan | None:
    """Return what a check of a track would ask somebody who stands so; None when it could open nothing."""
    return _plan(track, [_step(standing) for standing in standings.values()], standings)


def opened_courses(standings: Standings, shown: str) -> tuple[CompiledCourse, ...]:
    """Return the courses that are open because this one was shown, beside other reasons."""
    return tuple(each.course for each in standings.values() if shown in each.opened_by)


def _plan(track: Track, steps: Sequence[Step], standings: Standings) -> Plan | None:
    asked = courses_to_ask(steps, track)
    if not asked:
        return None
    return Plan(track, _courses(asked, standings), _courses(opened_by(steps, asked), standings))


def _step(standing: CourseStanding) -> Step:
    course = standing.course
    return Step(
        course_id=course.id,
        track=course.track,
        tier=TIERS.index(course.tier),
        is_open=standing.state is not CourseState.CLOSED,
        has_quiz=bool(course.quizzes),
        missing=standing.missing_courses,
    )


def _courses(course_ids: tuple[str, ...], standings: Standings) -> tuple[CompiledCourse, ...]:
    return tuple(standings[each].course for each in course_ids)
