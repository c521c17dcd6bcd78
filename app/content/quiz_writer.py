"""Banks of questions written as quiz files: a source, and the overlay beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent

from app.content.bank import BankOption, BankQuestion
from app.content.blocks import FULL_WIDTH
from app.content.kinds import WRITTEN
from app.domain.language import Language


def as_quiz_file(name: str, questions: Iterable[BankQuestion]) -> str:
    """Write a quiz in its source language, with the head that a quiz needs at least."""
    head = f"---\nquiz: {name}\ntitle: {name}\nminutes: 10\npass: 80\n---\n\n"
    return head + "\n".join("\n".join(_unit(question, is_source=True)) for question in questions)


def as_overlay_file(name: str, questions: Iterable[BankQuestion], language: Language) -> str:
    """Write the translation of a quiz, with words only."""
    head = f"---\nof: {name}\nlang: {language}\ntitle: {name}\nstamps: {{}}\n---\n\n"
    return head + "\n".join("\n".join(_unit(question, is_source=False)) for question in questions)


def _unit(question: BankQuestion, *, is_source: bool) -> Iterator[str]:
    yield f"## {question.id}\n"
    directives = [*(_logic(question) if is_source else ()), *_answers(question)]
    if directives:
        yield " ".join(f"`{directive}`" for directive in directives) + "\n"
    yield f"{question.stem}\n"
    if WRITTEN[question.kind].choices == "table":
        yield from _table(question)
    else:
        for number, option in enumerate(question.options, 1):
            yield from _option(question, number, option, is_source=is_source)
    if question.note:
        yield f"{_quoted(question.note)}\n"


def _option(question: BankQuestion, number: int, option: BankOption, *, is_source: bool) -> Iterator[str]:
    is_numbered = WRITTEN[question.kind].choices == "numbered"
    sign = f"{number}.".ljust(4) if is_numbered else "-   "
    mark = "" if is_numbered or not is_source else "[x] " if option.right else "[ ] "
    first, *rest = option.text.split("\n\n", 1)
    yield f"{sign}{mark}{first.replace(chr(10), ' ')}\n"
    for paragraph in (*rest, _quoted(option.rationale) if option.rationale else ""):
        if paragraph:
            yield indent(paragraph, "    ") + "\n"


def _table(question: BankQuestion) -> Iterator[str]:
    rows = [f"| {_cell(option.text)} | {_cell(option.partner)} |" for option in question.options]
    left, right = map(_cell, question.heads)
    yield "\n".join([f"| {left} | {right} |", "|---|---|", *rows]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _logic(question: BankQuestion) -> Iterator[str]:
    yield f"type: {question.kind}"
    yield f"points: {question.points}"
    if WRITTEN[question.kind].scoring == "required" or question.scoring == "per-option":
        yield f"scoring: {question.scoring}"
    if question.answer is not None:
        yield f"answer: {question.answer:f} ± {question.tolerance:f}"
    if question.lesson:
        yield f"lesson: {question.lesson}"
    if question.tag:
        yield f"tag: {question.tag}"
    if question.must:
        yield "must"
    if question.fixed:
        yield "fixed"


def _answers(question: BankQuestion) -> Iterator[str]:
    """Write short answers with half-width signs, which directives need and marking does not tell apart."""
    return (f"answer: {' '.join(each.translate(FULL_WIDTH).split())}" for each in question.accepted)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
