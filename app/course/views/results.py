"""The result of an attempt: why it was passed or not, and what may be learned from each question."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from flask import url_for

from app.course.papers import Paper
from app.domain.marking import Drawn
from app.library.questions import QuestionRow, question_row
from app.web.words import words


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A question after marking."""

    number: int
    question: QuestionRow
    right: bool
    partly: bool
    corrected: bool
    """Whether its right answer is another one than when the attempt was handed in."""
    answer: Decimal | None
    """The right number of a question for one."""
    lesson_title: str
    lesson_address: str
    """Where it is taught; empty when the lesson is no longer there."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an attempt came to."""

    percent: int
    pass_percent: int
    passed: bool
    right_count: int
    shows_reasons: bool
    """Whether right answers and rationales may be seen, by the quiz's `show` rule."""
    missed_must: tuple[MarkedRow, ...]
    rows: tuple[MarkedRow, ...]


class Judged(Protocol):
    """An attempt, or a quiz of a placement check, that was handed in."""

    @property
    def course_id(self) -> str: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def passed(self) -> bool | None: ...


def result_of(attempt: Judged, paper: Paper) -> Result:
    """Return the result of what was handed in; percent and pass are as they are stored."""
    logic, mark = paper.quiz.logic, paper.mark
    shares = {each.question_id: each.share for each in mark.questions}
    # A safety question that the corrected key calls wrong is to be looked at again, whatever it was worth.
    shares |= {name: Decimal(0) for name in mark.missed_must if shares[name] == 1}
    rows = tuple(
        _row(attempt, paper, number, drawn, shares[drawn.question_id])
        for number, drawn in enumerate(paper.drawn, 1)
    )
    return Result(
        percent=attempt.percent or 0,
        pass_percent=logic.pass_percent,
        passed=bool(attempt.passed),
        right_count=sum(row.right for row in rows),
        shows_reasons=logic.show != "after-pass" or bool(attempt.passed),
        missed_must=tuple(row for row in rows if row.question.id in mark.missed_must),
        rows=rows,
    )


def _row(attempt: Judged, paper: Paper, number: int, drawn: Drawn, share: Decimal) -> MarkedRow:
    question = paper.question(drawn.question_id)
    lesson = paper.course.lessons.get(question.logic.lesson)
    return MarkedRow(
        number=number,
        question=question_row(question, given=paper.answers.get(drawn.question_id, ()), order=drawn.options),
        right=share == 1,
        partly=0 < share < 1,
        corrected=drawn.question_id in paper.corrected,
        answer=question.logic.answer,
        lesson_title=words(lesson.title) if lesson else "",
        lesson_address=url_for(".lesson", course_id=attempt.course_id, lesson_id=lesson.id) if lesson else "",
    )
