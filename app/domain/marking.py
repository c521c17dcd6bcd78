"""Drawing the questions of an attempt, and marking it.

Source: quiz rules of docs/authoring.md; a safety-critical question (`must`) decides whatever the score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations, zip_longest
from typing import TypeVar

from app.domain.errors import Invalid
from app.domain.quiz import Question, Quiz

T = TypeVar("T")

Answers = Mapping[str, tuple[str, ...]]
"""question id -> the ids of the ticked options, or the one number as it was typed, or for an order `b:1`: b comes first."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of an attempt and the order in which its options are shown."""

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


def mark_question(question: Question, answer: tuple[str, ...]) -> Marked:
    """Mark one answer.

    Raises:
        Invalid: the answer names an option the question does not have.
    """
    ensure_answerable(question, answer)
    shares = {"number": _number_share, "next-best": _rank_share, "order": _order_share}
    return Marked(question.id, shares.get(question.kind, _choice_share)(question, answer), question.must)


def ensure_answerable(question: Question, answer: tuple[str, ...]) -> None:
    """Let an answer pass that can be kept: known options, at most one where one is asked for, a number as a number.

    An order may be kept half done, with two options in one place; each option stands in one place at most.

    Raises:
        Invalid: it cannot.
    """
    if question.kind == "number":
        if len(answer) > 1 or (answer and number_typed(answer[0]) is None):
            raise Invalid("course.answer-not-a-number", field=question.id)
        return
    known = {option.id for option in question.options}
    if question.kind == "order":
        known = {f"{option}:{place}" for option in known for place in range(1, len(known) + 1)}
        if len(placed_options(answer)) < len(answer):
            raise Invalid("course.one-option-only")
    if not set(answer) <= known:
        raise Invalid("course.option-unknown")
    if question.kind == "order":
        return
    if question.kind != "multiple" and len(answer) > 1:
        raise Invalid("course.one-option-only")


def _choice_share(question: Question, answer: tuple[str, ...]) -> Decimal:
    ticked = set(answer)
    if not ticked:
        return Decimal(0)
    hits = sum((option.id in ticked) == option.right for option in question.options)
    if hits == len(question.options):
        return Decimal(1)
    if question.kind == "multiple" and question.scoring == "per-option":
        # Guessing half of the options right is worth nothing; each one above that counts.
        return max(Decimal(0), Decimal(2 * hits - len(question.options)) / len(question.options))
    return Decimal(0)


def _rank_share(question: Question, answer: tuple[str, ...]) -> Decimal:
    """Return 1 for what experts do first, 0 for what they do last, and even steps between."""
    ranks = [option.id for option in question.options]
    if not answer or len(ranks) == 1:
        return Decimal(bool(answer))
    return 1 - Decimal(ranks.index(answer[0])) / (len(ranks) - 1)


def _order_share(question: Question, answer: tuple[str, ...]) -> Decimal:
    """Return 1 for the very order; where parts count, what is above a coin's share of the pairs that stand right."""
    placed = placed_options(answer)
    places = [placed.get(option.id) for option in question.options]
    if places == [*range(1, len(places) + 1)]:
        return Decimal(1)
    if question.scoring != "per-option":
        return Decimal(0)
    pairs = list(combinations(places, 2))
    right = sum(before is not None and after is not None and before < after for before, after in pairs)
    return max(Decimal(0), Decimal(2 * right - len(pairs)) / len(pairs))


def placed_options(answer: Sequence[str]) -> dict[str, int]:
    """Return option id -> place of the answer to an order."""
    parts = (each.partition(":") for each in answer)
    return {option: int(place) for option, _, place in parts if place.isdecimal()}


def _number_share(question: Question, answer: tuple[str, ...]) -> Decimal:
    value = number_typed(answer[0]) if len(answer) == 1 else None
    if value is None or question.answer is None:
        return Decimal(0)
    return Decimal(abs(value - question.answer) <= question.tolerance)


def number_typed(typed: str) -> Decimal | None:
    """Read a number as people type it: full width, a decimal comma, a percent sign, blanks."""
    folded = typed.translate(FULL_WIDTH).replace("，", ".").replace(",", ".").strip(" %％")
    try:
        value = Decimal(folded)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord("．"): ".",
    ord("－"): "-",
    ord("　"): " ",
}


def _spread(questions: Sequence[Question], seed: int) -> list[Question]:
    """Order questions so that any beginning of the list covers the tags as evenly as it can."""
    by_tag: dict[str, list[Question]] = {}
    for question in shuffled(questions, seed, "bank", key=lambda question: question.id):
        by_tag.setdefault(question.tag, []).append(question)
    rounds = zip_longest(*by_tag.values())
    return [question for turn in rounds for question in turn if question is not None]


def option_order(question: Question, seed: int) -> tuple[str, ...]:
    """Return the ids of a question's options in the order in which this seed shows them."""
    ids = [option.id for option in question.options]
    if question.fixed:
        return tuple(ids)
    return tuple(shuffled(ids, seed, question.id, key=str))


def shuffled(things: Sequence[T], seed: int, salt: str, *, key: Callable[[T], str]) -> list[T]:
    """Return things in an order that follows from the seed; one seed gives another order for each salt."""
    # Sorting by a hash is the same on every machine and version; random.shuffle promises neither.
    return sorted(things, key=lambda thing: hashlib.sha256(f"{seed}/{salt}/{key(thing)}".encode()).digest())
