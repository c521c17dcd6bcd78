"""The questions of a quiz and how they do: from everybody's first attempt to the figures of each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.assessment.queries import Answered, Edition
from app.content.compiled import CompiledCourse, CompiledQuestion, CompiledQuiz
from app.content.wording import questions_of, wording_of
from app.domain.errors import NotFound
from app.domain.item_analysis import FEWEST_PEOPLE, ItemFigures, Reply, Sitting, figures, observe
from app.domain.marking import drawn_questions, mark_question

Packages = Mapping[int, CompiledCourse]
"""Revision id -> the course as it was."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it was, or is, asked."""

    version: str
    """Of the first revision that asked it so and on which somebody met it."""
    since: datetime | None
    """When that was published; None for a live wording that nobody has met yet."""
    figures: ItemFigures | None
    """None: too few people have met it."""
    is_live: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the live quiz."""

    number: int
    """Its place in the quiz, from 1."""
    question: CompiledQuestion
    wordings: tuple[Wording, ...]
    """As it is asked now, then earlier ones, newest first."""

    @property
    def figures(self) -> ItemFigures | None:
        """How it does as it is asked now; None: too few people have met it."""
        return self.wordings[0].figures


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """A live quiz and how its questions do."""

    quiz: CompiledQuiz
    people: int
    """How many have handed it in at least once."""
    passed: int
    """How many of them passed at the first attempt."""
    items: tuple[Item, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether too few people have handed it in for anything to be said."""
        return self.people < FEWEST_PEOPLE

    @property
    def flagged(self) -> tuple[Item, ...]:
        """The questions that have a flag."""
        return tuple(each for each in self.items if each.figures and each.figures.flags)

    def item(self, question_id: str) -> Item:
        """Return a question.

        Raises:
            NotFound: the live quiz has none with this id.
        """
        found = next((each for each in self.items if each.question.logic.id == question_id), None)
        if found is None:
            raise NotFound("assessment.question-unknown")
        return found


def measure(
    live: CompiledCourse, editions: Sequence[Edition], packages: Packages, attempts: Iterable[Answered]
) -> dict[str, QuizAnalysis]:
    """Return how the questions of each quiz of a course do.

    Args:
        live: the course as it is asked now.
        editions: the revisions on which people handed quizzes in, oldest first.
        packages: at least those revisions.
        attempts: everybody's first one at each quiz.
    """
    items: dict[tuple[int, str], Mapping[str, str]] = {}
    sittings: dict[str, list[Sitting]] = {}
    for attempt in attempts:
        edition = (attempt.revision_id, attempt.quiz_id)
        quiz = packages[attempt.revision_id].quizzes[attempt.quiz_id]
        if edition not in items:
            items[edition] = {name: _item(each) for name, each in questions_of(quiz).items()}
        sittings.setdefault(attempt.quiz_id, []).append(sitting_of(quiz, items[edition], attempt))
    return {
        quiz_id: _quiz(quiz, live.version, editions, packages, sittings.get(quiz_id, []))
        for quiz_id, quiz in live.quizzes.items()
    }


def sitting_of(quiz: CompiledQuiz, items: Mapping[str, str], attempt: Answered) -> Sitting:
    """Return what somebody did with each question, marked by the key that was live when they began.

    Args:
        quiz: as it was when the attempt began.
        items: question id -> the question in this wording.
        attempt: what was answered.
    """
    answers = attempt.answers
    return [
        Reply(
            item=items[question.id],
            share=float(mark_question(question, answers.get(question.id, ())).share),
            points=question.points,
            answer=answers.get(question.id, ()),
        )
        for question in drawn_questions(quiz.logic, attempt.seed)
    ]


def _quiz(
    quiz: CompiledQuiz,
    version: str,
    editions: Sequence[Edition],
    packages: Packages,
    sittings: Sequence[Sitting],
) -> QuizAnalysis:
    here = [each for each in editions if each.quiz_id == quiz.logic.id]
    seen = observe(sittings)
    met: dict[str, dict[str, Wording]] = {}
    for edition in here:
        for name, question in questions_of(packages[edition.revision_id].quizzes[edition.quiz_id]).items():
            item = _item(question)
            if item in seen and item not in met.setdefault(name, {}):
                found = figures(question.logic, seen[item])
                met[name][item] = Wording(edition.version, edition.published_at, found, is_live=False)
    return QuizAnalysis(
        quiz=quiz,
        people=len(sittings),
        passed=sum(each.passed for each in here),
        items=tuple(
            Item(number, question, _wordings(_item(question), version, met.get(name, {})))
            for number, (name, question) in enumerate(questions_of(quiz).items(), 1)
        ),
    )


def _wordings(item: str, version: str, met: Mapping[str, Wording]) -> tuple[Wording, ...]:
    live = replace(met[item], is_live=True) if item in met else Wording(version, None, None, is_live=True)
    earlier = [wording for name, wording in met.items() if name != item]
    return (live, *reversed(earlier))


def _item(question: CompiledQuestion) -> str:
    """Return what names a question in one wording."""
    return f"{question.logic.id}@{wording_of(question)}"
