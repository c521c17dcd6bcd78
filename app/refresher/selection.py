"""Which questions of a completed course come back, and on which day each is asked first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import Final

from app.content.compiled import CompiledCourse
from app.domain.marking import shuffled
from app.domain.quiz import Question

MOST_CARDS: Final = 16
MOST_PER_LESSON: Final = 2
"""Beside those that are safety-critical."""
FIRST_DAYS: Final = (3, 4, 6, 8)
"""Days after completion; the same again each week, so that no seven days hold more than four new questions."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question that comes back."""

    quiz_id: str
    question: Question
    first_on: date


def chosen_questions(course: CompiledCourse, seed: int, completed_on: date) -> list[Chosen]:
    """Choose a person's questions by their seed: the safety-critical first, then a few of every lesson in turn."""
    bank = [
        (quiz_id, question)
        for quiz_id, quiz in course.quizzes.items()
        for question in shuffled(
            quiz.logic.questions, seed, f"{course.id}/{quiz_id}", key=lambda question: question.id
        )
    ]
    musts = [each for each in bank if each[1].must]
    others = [each for each in bank if not each[1].must]
    by_lesson: dict[str, list[tuple[str, Question]]] = {}
    for each in others:
        by_lesson.setdefault(each[1].lesson, []).append(each)
    turns = zip_longest(*(questions[:MOST_PER_LESSON] for questions in by_lesson.values()))
    spread = (each for turn in turns for each in turn if each is not None)
    # The days go on for ever; the questions end.
    days = zip(chain(musts, spread), _first_days(completed_on), strict=False)
    return [Chosen(quiz_id, question, day) for (quiz_id, question), day in days][:MOST_CARDS]


def _first_days(completed_on: date) -> Iterator[date]:
    week = 0
    while True:
        for days in FIRST_DAYS:
            yield completed_on + timedelta(days=7 * week + days)
        week += 1
