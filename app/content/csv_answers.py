"""The answers in a row of a CSV file: options, pairs, or short answers, in each language."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from app.content.bank import BankOption, BankQuestion
from app.content.csv_columns import MOST_OPTIONS, in_language, of_option, right
from app.content.csv_table import Row
from app.content.kinds import WRITTEN
from app.domain.language import Language
from app.domain.quiz import Kind


def with_answers(
    row: Row, question: BankQuestion, language: Language, languages: Collection[Language]
) -> BankQuestion:
    """Return the question with what is offered, matched or accepted in one of the file's languages.

    What is missing, or does not fit, is noted in the row.
    """
    written = WRITTEN[question.kind]
    if written.answers_are_words:
        return replace(question, accepted=tuple(_accepted(row, language)))
    numbers = range(1, _count(row, languages) + 1)
    if written.choices == "table":
        heads = (
            row.text(in_language("left-title", language)),
            row.text(in_language("right-title", language)),
        )
        pairs = tuple(_pair(row, number, language, languages) for number in numbers)
        return replace(question, options=pairs, heads=heads)
    if written.choices:
        options = tuple(_option(row, number, language, question.kind) for number in numbers)
        return replace(question, options=options)
    return question


def _accepted(row: Row, language: Language) -> Iterator[str]:
    columns = [of_option("option", number, language) for number in range(1, MOST_OPTIONS + 1)]
    if not any(map(row.text, columns)):
        row.refuse("I208", columns[0])
    for column in columns:
        text = row.text(column)
        if "`" in text or "\n" in text:
            row.refuse("I212", column, found=text, expected="12356")
        elif text:
            yield text


def _option(row: Row, number: int, language: Language, kind: Kind) -> BankOption:
    is_right = kind == "order" or number == 1
    if WRITTEN[kind].choices == "marked":
        is_right = row.is_yes(right(number))
    return BankOption(
        text=row.needed(of_option("option", number, language)),
        right=is_right,
        rationale=row.text(of_option("reason", number, language)),
    )


def _pair(row: Row, number: int, language: Language, languages: Collection[Language]) -> BankOption:
    """Return a pair; without a left entry in any language it is a right entry that belongs to none."""
    has_left = any(row.text(of_option("option", number, each)) for each in languages)
    read = row.needed if has_left else row.text
    left = read(of_option("option", number, language))
    return BankOption(left, right=has_left, partner=row.needed(of_option("match", number, language)))


def _count(row: Row, languages: Collection[Language]) -> int:
    """Return the number of the last option of which anything is there; at least one, to be missed."""
    filled = [
        number
        for number in range(1, MOST_OPTIONS + 1)
        if row.cells.get(right(number))
        or any(
            row.cells.get(of_option(name, number, each)) for name in ("option", "match") for each in languages
        )
    ]
    return max(filled, default=1)
