"""An attempt as it lies before a person: the questions it drew, and what was answered so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, CompiledQuestion, CompiledQuiz
from app.content.wording import corrections
from app.course.models import QuizAttempt, QuizResponse, Regrade, RegradeChange
from app.db.rows import Together
from app.domain.errors import Invalid, NotFound
from app.domain.marking import Drawn, Mark, draw
from app.domain.regrading import Result, mark_again
from app.library.queries import at_revisions

LAID_OUT = Together(
    responses=select(
        QuizResponse.id,
        QuizResponse.question_id,
        QuizResponse.answer,
        QuizResponse.is_for_later,
        QuizResponse.answered_at,
        QuizResponse.saved_at,
        QuizResponse.is_late,
    ).where(QuizResponse.attempt_id == bindparam("attempt_id")),
    applied=select(
        Regrade.id,
        Regrade.to_revision_id,
        Regrade.applied_at,
        Regrade.reason,
        RegradeChange.percent_before,
        RegradeChange.passed_before,
        RegradeChange.percent_after,
        RegradeChange.passed_after,
    )
    .join(RegradeChange, RegradeChange.regrade_id == Regrade.id)
    .where(RegradeChange.attempt_id == bindparam("attempt_id")),
)


@dataclass(frozen=True, slots=True)
class Response:
    """What counts of the answers to one question: the one given last."""

    answer: tuple[str, ...]
    is_for_later: bool
    answered_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """That an attempt was marked again, by a key that was put right after it had been handed in."""

    at: datetime
    reason: str
    before: Result
    after: Result
    questions: Mapping[str, CompiledQuestion]
    """Those whose key another edition corrects, as they were asked, by id; drawn or not."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One attempt with its quiz, as both were when it began."""

    course: CompiledCourse
    quiz: CompiledQuiz
    drawn: tuple[Drawn, ...]
    responses: Mapping[str, Response]
    """Question id -> what counts."""
    late: Mapping[str, datetime]
    """Question id -> when an answer came that was too late to count."""
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The answers to mark, by question id."""
        return {key: response.answer for key, response in self.responses.items() if response.answer}

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Numbers of the questions without an answer, from 1."""
        return tuple(n for n, each in enumerate(self.drawn, 1) if each.question_id not in self.answers)

    @property
    def for_later(self) -> tuple[int, ...]:
        """Numbers of the questions marked to be looked at again, from 1."""
        return tuple(
            n
            for n, each in enumerate(self.drawn, 1)
            if (response := self.responses.get(each.question_id)) and response.is_for_later
        )

    @property
    def late_numbers(self) -> list[tuple[int, datetime]]:
        """Numbers of the questions with an answer that was too late, from 1, and when it came."""
        return sorted((self.number_of(question_id), at) for question_id, at in self.late.items())

    @property
    def saved_at(self) -> datetime | None:
        """When the last answer was saved."""
        return max((response.saved_at for response in self.responses.values()), default=None)

    @property
    def mark(self) -> Mark:
        """What the attempt comes to, by its own key and all that were applied to it since."""
        keys = [{name: each.logic for name, each in one.questions.items()} for one in self.corrections]
        return mark_again(self.quiz.logic, self.drawn, self.answers, keys)

    @property
    def corrected(self) -> frozenset[str]:
        """Ids of the drawn questions whose right answer is another one by now."""
        latest = self.corrections[-1].questions if self.corrections else {}
        return frozenset(each.question_id for each in self.drawn if each.question_id in latest)

    def question(self, question_id: str) -> CompiledQuestion:
        """Return a drawn question, with the key that was applied last.

        Raises:
            Invalid: it was not drawn.
        """
        if all(each.question_id != question_id for each in self.drawn):
            raise Invalid("course.question-not-drawn")
        if question_id in self.corrected:
            return self.corrections[-1].questions[question_id]
        logic = next(each for each in self.quiz.logic.questions if each.id == question_id)
        return CompiledQuestion(logic, self.quiz.words[question_id])

    def number_of(self, question_id: str) -> int:
        """Return the number of a drawn question, from 1."""
        return [each.question_id for each in self.drawn].index(question_id) + 1

    def at(self, number: int) -> tuple[Drawn, CompiledQuestion]:
        """Return the question with this number, from 1.

        Raises:
            NotFound: there are fewer.
        """
        if not 1 <= number <= len(self.drawn):
            raise NotFound("course.question-unknown")
        drawn = self.drawn[number - 1]
        return drawn, self.question(drawn.question_id)


def paper_of(session: Session, attempt: QuizAttempt) -> Paper:
    """Lay an attempt out: two queries, and one more for a revision this process has not seen yet."""
    rows = LAID_OUT.rows_of(session, {"attempt_id": attempt.id})
    applied = sorted(rows["applied"], key=lambda row: row.id)
    editions = at_revisions(session, {attempt.revision_id, *(row.to_revision_id for row in applied)})
    course = cast(CompiledCourse, editions[attempt.revision_id])
    quiz = course.quizzes[attempt.quiz_id]
    return Paper(
        course,
        quiz,
        draw(quiz.logic, attempt.seed),
        last_given(row for row in rows["responses"] if not row.is_late),
        {row.question_id: row.saved_at for row in rows["responses"] if row.is_late},
        tuple(
            Correction(
                at=row.applied_at,
                reason=row.reason,
                before=Result(row.percent_before, row.passed_before),
                after=Result(row.percent_after, row.passed_after),
                questions=corrections(
                    quiz, cast(CompiledCourse, editions[row.to_revision_id]).quizzes[attempt.quiz_id]
                ),
            )
            for row in applied
        ),
    )


def last_given(rows: Iterable[Any]) -> dict[str, Response]:
    """Return what counts of answers, by question id: of each question the one given last."""
    return {
        row.question_id: Response(tuple(row.answer), row.is_for_later, row.answered_at, row.saved_at)
        for row in sorted(rows, key=lambda row: (row.answered_at, row.id))
    }
