"""Drawing the questions of an attempt, and marking it.

Source: quiz rules of docs/authoring.md; a safety-critical question (`must`) decides whatever the score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TypeVar

from app.domain.answering import ANSWERING, Answer
from app.domain.errors import Invalid
from app.domain.quiz import Question, Quiz

T = TypeVar("T")

Answers = Mapping[str, Answer]
"""question id -> its answer."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of an attempt and the order in which its options are shown, or the right entries of a `match`."""

    question_id: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One question's mark; `share` is 0, 1, or between for per-option scoring."""

    question_id: str
    share: Decimal
    must: bool

    @property
    def right(self) -> bool:
        """Whether the answer is wholly right."""
        return self.share == 1


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an attempt."""

    questions: tuple[Marked, ...]
    points: Decimal
    of_points: int
    percent: int
    """Whole percent, rounded down: 79.9 is not 80."""
    missed_must: tuple[str, ...]
    """Safety-critical questions that were not right."""
    passed: bool


def draw(quiz: Quiz, seed: int) -> tuple[Drawn, ...]:
    """Return an attempt's questions in the order in which they are asked, and the order of each one's options."""
    return tuple(Drawn(question.id, option_order(question, seed)) for question in drawn_questions(quiz, seed))


def drawn_questions(quiz: Quiz, seed: int) -> list[Question]:
    """Choose an attempt's questions by its seed: every `must`, then spread over the tags; the same on any machine."""
    musts = [question for question in quiz.questions if question.must]
    others = [question for question in quiz.questions if not question.must]
    chosen = musts + _spread(others, seed)[: max(0, quiz.draw - len(musts))]
    return shuffled(chosen, seed, "order", key=lambda question: question.id)


def mark(quiz: Quiz, drawn: Sequence[Drawn], answers: Answers) -> Mark:
    """Mark one attempt; a question left out is wrong.

    Raises:
        Invalid: an answer names a question that was not drawn or an option the question does not have.
    """
    asked = {each.question_id for each in drawn}
    for question_id in answers:
        if question_id not in asked:
            raise Invalid("course.question-not-drawn")
    questions = [question for question in quiz.questions if question.id in asked]
    marked = tuple(mark_question(question, answers.get(question.id, ())) for question in questions)
    points = sum(
        (each.share * question.points for each, question in zip(marked, questions, strict=True)), Decimal(0)
    )
    of_points = sum(question.points for question in questions)
    missed = tuple(each.question_id for each in marked if each.must and not each.right)
    percent = int(points * 100 / of_points) if of_points else 0
    return Mark(marked, points, of_points, percent, missed, percent >= quiz.pass_percent and not missed)


def mark_question(question: Question, answer: Answer) -> Marked:
    """Mark one answer.

    Raises:
        Invalid: it is no answer to this question.
    """
    ensure_answerable(question, answer)
    return Marked(question.id, ANSWERING[question.kind].share(question, answer), question.must)


def ensure_answerable(question: Question, answer: Answer) -> None:
    """Let an answer pass that can be kept, half done or whole.

    Raises:
        Invalid: it is no answer to this question.
    """
    ANSWERING[question.kind].ensure(question, answer)


def is_whole(question: Question, answer: Answer) -> bool:
    """Tell whether nothing is left open in an answer."""
    return ANSWERING[question.kind].is_whole(question, answer)


def right_answer(question: Question) -> Answer:
    """Return an answer that is wholly right."""
    return ANSWERING[question.kind].right(question)


def _spread(questions: Sequence[Question], seed: int) -> list[Question]:
    """Order questions so that any beginning of the list covers the tags as evenly as it can."""
    by_tag: dict[str, list[Question]] = {}
    for question in shuffled(questions, seed, "bank", key=lambda question: question.id):
        by_tag.setdefault(question.tag, []).append(question)
    rounds = zip_longest(*by_tag.values())
    return [question for turn in rounds for question in turn if question is not None]


def option_order(question: Question, seed: int) -> tuple[str, ...]:
    """Return the ids of a question's options, or of the right entries of a `match`, in the order of this seed."""
    ids = question.partners or tuple(option.id for option in question.options)
    if question.fixed:
        return ids
    return tuple(shuffled(ids, seed, question.id, key=str))


def shuffled(things: Sequence[T], seed: int, salt: str, *, key: Callable[[T], str]) -> list[T]:
    """Return things in an order that follows from the seed; one seed gives another order for each salt."""
    # Sorting by a hash is the same on every machine and version; random.shuffle promises neither.
    return sorted(things, key=lambda thing: hashlib.sha256(f"{seed}/{salt}/{key(thing)}".encode()).digest())
