"""A bank of questions in one language: what leaves for other systems, and what comes from them.

A quiz package holds two languages and the course around it; other systems know neither. So a bank is the smallest
thing that both sides can speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.content.blocks import join, unquoted
from app.content.question import QuestionText
from app.content.quiz import QuizSource
from app.domain.language import Language
from app.domain.quiz import Kind, Question, Scoring


@dataclass(frozen=True, slots=True)
class BankOption:
    """An offered answer, as Markdown; `right` as in `domain.quiz.Option`."""

    text: str
    right: bool
    rationale: str = ""
    partner: str = ""
    """Of a `match`: the right entry; `text` is the left one, which may be missing."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with everything that a quiz file says of it, as Markdown."""

    id: str
    kind: Kind
    stem: str
    options: tuple[BankOption, ...] = ()
    note: str = ""
    """The reason of a question whose options have none of their own."""
    points: int = 1
    must: bool = False
    tag: str = ""
    lesson: str = ""
    scoring: Scoring = "all"
    fixed: bool = False
    answer: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    accepted: tuple[str, ...] = ()
    """Short answers in this language."""
    heads: tuple[str, str] = ("", "")
    """What the two columns of a `match` are called."""


def bank_of(quiz: QuizSource, language: Language) -> list[BankQuestion]:
    """Return the questions of a quiz in one language; what is not translated is there in the other."""
    is_source = language == quiz.pair.language
    return [
        _question(logic, text if is_source else quiz.text_of(logic) or text) for logic, text in quiz.questions
    ]


def _question(logic: Question, text: QuestionText) -> BankQuestion:
    return BankQuestion(
        id=logic.id,
        kind=logic.kind,
        stem=join(text.stem),
        options=tuple(_options(logic, text)),
        note="\n\n".join(unquoted(note) for note in text.note),
        points=logic.points,
        must=logic.must,
        tag=logic.tag,
        lesson=logic.lesson,
        scoring=logic.scoring,
        fixed=logic.fixed,
        answer=logic.answer,
        tolerance=logic.tolerance,
        accepted=text.accepted,
        heads=(text.heads[0].text, text.heads[1].text) if len(text.heads) == 2 else ("", ""),
    )


def _options(logic: Question, text: QuestionText) -> Iterator[BankOption]:
    for row in text.rows:
        yield BankOption(row.left.text, right=bool(row.left.text), partner=row.right_words)
    for option, item in zip(logic.options, text.options, strict=False):
        rationale = "\n\n".join(unquoted(note) for note in item.notes)
        yield BankOption(join((item.head, *item.body)), option.right, rationale)
