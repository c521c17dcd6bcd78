"""Where a learner stands at one place of a course: a lesson, a quiz, a simulation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from app.content.compiled import CompiledCourse, CompiledScenario, Item, Lesson
from app.course.learner import Learner, Try
from app.domain.attempts import Outcome, counted
from app.domain.progress import LessonReading, LessonState, item_key, lesson_state
from app.domain.quiz import Counts
from app.library.queries import Published

Scenarios = Mapping[str, Published[CompiledScenario]]


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """A place in a course and what a person has done there."""

    item: Item
    key: str
    title: Mapping[str, str]
    complete: bool
    begun: bool
    minutes_left: int
    reading: LessonState | None = None
    """For a lesson: what is missing."""
    check_count: int = 0
    """For a lesson: how many quick checks it has."""
    tries: tuple[Try, ...] = ()
    """For a quiz: attempts, oldest first."""
    counts: Counts = "best"
    """For a quiz: which attempt's result counts."""

    @property
    def result_percent(self) -> int | None:
        """The result so far of a quiz that was not passed yet."""
        percents = (each.percent for each in self.tries if each.percent is not None)
        outcomes = [Outcome(number, percent, passed=False) for number, percent in enumerate(percents, 1)]
        shown = counted(self.counts, outcomes)
        return shown.percent if shown else None

    @property
    def has_open_attempt(self) -> bool:
        """Whether a quiz was begun and not handed in."""
        return any(each.percent is None for each in self.tries)


def item_standing(course: CompiledCourse, item: Item, learner: Learner, scenarios: Scenarios) -> ItemStanding:
    """Return what a person has done at a place."""
    key = item_key(course.id, item.kind, item.id)
    complete = key in learner.evidence
    if item.kind == "lesson":
        return _lesson(course.lessons[item.id], item, key, learner, complete=complete)
    left = 0 if complete else item.minutes
    if item.kind == "quiz":
        quiz, tries = course.quizzes[item.id], learner.tries.get(key, ())
        begun = bool(tries)
        return ItemStanding(
            item, key, quiz.title, complete, begun, left, tries=tries, counts=quiz.logic.counts
        )
    return ItemStanding(item, key, scenarios[item.id].package.title, complete, complete, left)


def reading_state(lesson: Lesson, key: str, learner: Learner) -> LessonState:
    """Return what is missing of a lesson, by its evidence key."""
    reading = learner.readings.get(key)
    return lesson_state(
        LessonReading(
            position=reading.furthest if reading else 0,
            blocks=lesson.block_count,
            checks=tuple(section.id for section in lesson.sections if section.check),
            answered=learner.answered.get(key, frozenset()),
        )
    )


def _lesson(lesson: Lesson, item: Item, key: str, learner: Learner, *, complete: bool) -> ItemStanding:
    state = reading_state(lesson, key, learner)
    return ItemStanding(
        item,
        key,
        lesson.title,
        complete,
        begun=key in learner.readings or key in learner.answered,
        minutes_left=0 if complete else _minutes(lesson, state.blocks_left),
        reading=state,
        check_count=sum(section.check is not None for section in lesson.sections),
    )


def _minutes(lesson: Lesson, blocks: int) -> int:
    """Return how long reading so many blocks takes; at least a minute, because the checks are there too."""
    return max(1, ceil(lesson.minutes * blocks / max(1, lesson.block_count)))
