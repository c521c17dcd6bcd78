"""Banks of questions read from CSV: the whole file, or every reason why not, each with its row and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, cast

from app.content.bank import BankQuestion
from app.content.csv_answers import with_answers
from app.content.csv_columns import ALL, in_language
from app.content.csv_table import Row, read_table
from app.content.kinds import NUMBER, WRITTEN
from app.content.problems import Refused
from app.content.schema import ID
from app.domain.language import LANGUAGES, Language
from app.domain.quiz import Kind, Scoring

_POINTS: Final = re.compile("[1-9][0-9]?")


def read_csv(file: str, content: bytes) -> dict[Language, list[BankQuestion]]:
    """Read a bank in the languages that its columns name; `file` is its name, for the problems.

    Raises:
        Refused: something in it cannot be taken; then nothing is.
    """
    rows = read_table(file, content)
    languages = [each for each in LANGUAGES if in_language("question", each) in rows[0].columns]
    banks: dict[Language, list[BankQuestion]] = {language: [] for language in languages}
    ids: set[str] = set()
    for row in rows:
        question = _logic(row)
        if question.id in ids:
            row.refuse("I210", "id", found=question.id)
        ids.add(question.id)
        for language in languages:
            banks[language].append(_told(row, question, language, languages))
        for column in sorted(row.unread, key=ALL.index):
            row.refuse("I209", column, type=question.kind)
    problems = [each for row in rows for each in row.problems]
    if problems:
        raise Refused(problems)
    return banks


def _told(
    row: Row, question: BankQuestion, language: Language, languages: Sequence[Language]
) -> BankQuestion:
    """Return the question with its words in one language."""
    has_note = WRITTEN[question.kind].has_closing_note
    told = replace(
        question,
        stem=row.needed(in_language("question", language)),
        note=row.text(in_language("note", language)) if has_note else "",
    )
    return with_answers(row, told, language, languages)


def _logic(row: Row) -> BankQuestion:
    kind = _kind(row)
    written = WRITTEN[kind]
    answer = _answer(row) if kind == "number" else None
    return BankQuestion(
        id=row.fitting("id", ID, "ask-directly") or f"question-{row.number - 1}",
        kind=kind,
        stem="",
        points=int(row.fitting("points", _POINTS, "1–99") or 1),
        scoring=_scoring(row) if written.scoring else "all",
        must=row.is_yes("must"),
        fixed=row.is_yes("fixed") if written.may_be_fixed else False,
        lesson=row.fitting("lesson", ID, "the-direct-question"),
        tag=row.fitting("tag", ID, "asking"),
        answer=answer[0] if answer else None,
        tolerance=answer[1] if answer else Decimal(0),
    )


def _kind(row: Row) -> Kind:
    """Return the type; the first of all where it is not known, so that the rest of the row can be judged."""
    named = row.needed("type")
    if named and named not in WRITTEN:
        row.refuse("I212", "type", found=named, expected=" | ".join(WRITTEN))
    return cast(Kind, named) if named in WRITTEN else next(iter(WRITTEN))


def _scoring(row: Row) -> Scoring:
    named = row.text("scoring")
    if named not in {"", "all", "per-option"}:
        row.refuse("I212", "scoring", found=named, expected="all | per-option")
    return "per-option" if named == "per-option" else "all"


def _answer(row: Row) -> tuple[Decimal, Decimal] | None:
    text = row.needed("answer")
    found = NUMBER.fullmatch(text)
    if text and not found:
        row.refuse("I212", "answer", found=text, expected="19.1 ± 0.1")
    return (Decimal(found[1]), Decimal(found[2] or 0)) if found else None
