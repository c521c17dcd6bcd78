"""What comes after an attempt: whose result counts, and when the next one may begin."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from app.content.compiled import CompiledCourse
from app.course.rounds import Attempts, allowance_at, lessons_in_order
from app.domain.attempts import Allowance, Outcome, counted
from app.domain.quiz import Quiz
from app.web.clock import now
from app.web.words import words


@dataclass(frozen=True, slots=True)
class LessonAgain:
    """A lesson to read again before the next round."""

    title: str
    address: str
    done: bool


@dataclass(frozen=True, slots=True)
class After:
    """Where somebody stands with a quiz after their attempts so far."""

    allowance: Allowance
    lessons: tuple[LessonAgain, ...]
    """While the quiz rests: those that open it at once, in the order of the course."""
    counted: Outcome | None
    """The attempt whose result counts."""


def after(course: CompiledCourse, quiz: Quiz, attempts: Attempts) -> After:
    """Say where the reader stands."""
    allowed = allowance_at(course, quiz, attempts, now())
    wanted = {*allowed.to_read, *allowed.read_again}
    return After(
        allowance=allowed,
        lessons=tuple(
            LessonAgain(
                title=words(course.lessons[key].title),
                address=url_for(".lesson", course_id=course.id, lesson_id=key, again=quiz.id, _anchor="main"),
                done=key in allowed.read_again,
            )
            for key in lessons_in_order(course, wanted)
        ),
        counted=counted(quiz.counts, attempts.outcomes),
    )
