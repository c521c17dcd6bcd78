"""Banks of questions written as CSV, one question in a row and both languages beside each other."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from app.content.bank import BankQuestion
from app.content.cells import BYTE_ORDER_MARK, safe_text
from app.content.csv_columns import ALL, in_language, of_option, right
from app.content.kinds import WRITTEN
from app.domain.language import Language

YES = "yes"


def as_csv(banks: Mapping[Language, Sequence[BankQuestion]]) -> bytes:
    """Write a bank in one language or in both, as UTF-8 that Excel opens, with the columns that are needed.

    Args:
        banks: the same questions, in the same order, in each language.
    """
    rows = [
        dict(_cells(dict(zip(banks, questions, strict=True))))
        for questions in zip(*banks.values(), strict=True)
    ]
    always = {"id", "type", *(in_language("question", language) for language in banks)}
    columns = [name for name in ALL if name in always or any(row.get(name) for row in rows)]
    written = StringIO(newline="")
    write = csv.writer(written, lineterminator="\r\n")
    write.writerow(columns)
    write.writerows([safe_text(row.get(name, "")) for name in columns] for row in rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _cells(question: Mapping[Language, BankQuestion]) -> Iterator[tuple[str, str]]:
    """Visit the columns of a question with what they hold."""
    any_language = next(iter(question.values()))
    yield from _logic(any_language)
    for language, here in question.items():
        yield in_language("question", language), here.stem
        yield in_language("note", language), here.note
        yield in_language("left-title", language), here.heads[0]
        yield in_language("right-title", language), here.heads[1]
        for number, accepted in enumerate(here.accepted, 1):
            yield of_option("option", number, language), accepted
        for number, option in enumerate(here.options, 1):
            yield of_option("option", number, language), option.text
            yield of_option("match", number, language), option.partner
            yield of_option("reason", number, language), option.rationale


def _logic(question: BankQuestion) -> Iterator[tuple[str, str]]:
    yield "id", question.id
    yield "type", question.kind
    yield "points", str(question.points)
    yield "scoring", question.scoring if WRITTEN[question.kind].scoring else ""
    yield "must", YES if question.must else ""
    yield "fixed", YES if question.fixed else ""
    yield "lesson", question.lesson
    yield "tag", question.tag
    if question.answer is not None:
        yield "answer", f"{question.answer:f} ± {question.tolerance:f}"
    if WRITTEN[question.kind].choices == "marked":
        for number, option in enumerate(question.options, 1):
            yield right(number), YES if option.right else ""
