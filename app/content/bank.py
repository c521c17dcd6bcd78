"""A bank of questions in one language: what leaves for other systems, and what comes from them.

A quiz package holds two languages and the course around it; other systems know neither. So a bank is the smallest
thing that both sides can speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from textwrap import indent

from app.content.blocks import join, unquoted
from app.content.question import LETTERS, QuestionText
from app.content.quiz import QuizSource
from app.domain.language import Language
from app.domain.quiz import RANKED, Kind, Question, Scoring


@dataclass(frozen=True, slots=True)
class BankOption:
    """An offered answer, as Markdown; `right` as in `domain.quiz.Option`."""

    text: str
    right: bool
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with everything that a quiz file says of it, as Markdown."""

    id: str
    kind: Kind
    stem: str
    options: tuple[BankOption, ...] = ()
    note: str = ""
    """The reason of a question without options."""
    points: int = 1
    must: bool = False
    tag: str = ""
    lesson: str = ""
    scoring: Scoring = "all"
    fixed: bool = False
    answer: Decimal | None = None
    tolerance: Decimal = Decimal(0)


def bank_of(quiz: QuizSource, language: Language) -> list[BankQuestion]:
    """Return the questions of a quiz in one language; what is not translated is there in the other."""
    is_source = language == quiz.pair.language
    return [
        _question(logic, text if is_source else quiz.text_of(logic) or text) for logic, text in quiz.questions
    ]


def as_quiz_units(questions: Iterable[BankQuestion]) -> str:
    """Write questions as the units of a quiz file, in its source language."""
    return "\n".join("\n".join(_unit(question)) for question in questions)


def _question(logic: Question, text: QuestionText) -> BankQuestion:
    return BankQuestion(
        id=logic.id,
        kind=logic.kind,
        stem=join(text.stem),
        options=tuple(
            BankOption(
                text=join((item.head, *item.body)),
                right=option.right,
                rationale="\n\n".join(unquoted(note) for note in item.notes),
            )
            for option, item in zip(logic.options, text.options, strict=False)
        ),
        note="\n\n".join(unquoted(note) for note in text.note),
        points=logic.points,
        must=logic.must,
        tag=logic.tag,
        lesson=logic.lesson,
        scoring=logic.scoring,
        fixed=logic.fixed,
        answer=logic.answer,
        tolerance=logic.tolerance,
    )


def _unit(question: BankQuestion) -> Iterator[str]:
    yield f"## {question.id}\n"
    yield " ".join(f"`{directive}`" for directive in _directives(question)) + "\n"
    yield f"{question.stem}\n"
    for letter, option in zip(LETTERS, question.options, strict=False):
        yield from _option(question, letter, option)
    if question.note:
        yield f"{_quoted(question.note)}\n"


def _option(question: BankQuestion, letter: str, option: BankOption) -> Iterator[str]:
    sign = f"{LETTERS.index(letter) + 1}.  " if question.kind in RANKED else "-   "
    mark = "" if question.kind in RANKED else "[x] " if option.right else "[ ] "
    first, *rest = option.text.split("\n\n", 1)
    yield f"{sign}{mark}{first.replace(chr(10), ' ')}\n"
    for paragraph in (*rest, _quoted(option.rationale) if option.rationale else ""):
        if paragraph:
            yield indent(paragraph, "    ") + "\n"


def _directives(question: BankQuestion) -> Iterator[str]:
    yield f"type: {question.kind}"
    yield f"points: {question.points}"
    if question.kind == "multiple" or question.scoring == "per-option":
        yield f"scoring: {question.scoring}"
    if question.answer is not None:
        yield f"answer: {question.answer} ± {question.tolerance}"
    if question.lesson:
        yield f"lesson: {question.lesson}"
    if question.tag:
        yield f"tag: {question.tag}"
    if question.must:
        yield "must"
    if question.fixed:
        yield "fixed"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
