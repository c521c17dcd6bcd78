"""Questions as the templates take them, and answers as their fields send them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import get_template_attribute
from werkzeug.datastructures import MultiDict

from app.content.compiled import CompiledQuestion
from app.domain.answering import paired, placed_options
from app.domain.errors import Invalid
from app.domain.marking import mark_question, option_order
from app.domain.quiz import KEYED_BY_PLACE, Question
from app.web.gettext import gettext
from app.web.locale import language
from app.web.words import words

LONGEST_VALUE: Final = 256
"""Far more than any answer: option ids are a letter, the rest is typed by hand."""
MOST_VALUES: Final = 26


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A right entry of a `match`, in words that may stand in a list to choose from."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An offered answer; what is right and why is for after the answer only."""

    id: str
    html: str
    given: bool
    right: bool
    why_html: str
    place: int
    """Where experts put it, from 1: the first is best, or comes first."""
    given_place: int | None
    """Where the learner put it in an order."""
    partner: PartnerRow | None
    """What belongs to it in a `match`."""
    given_partner: PartnerRow | None
    """What the learner matched it with."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the page says to an answer."""

    right: bool
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question for `_parts/question.html`."""

    id: str
    kind: str
    stem_html: str
    options: tuple[OptionRow, ...]
    given: tuple[str, ...]
    must: bool
    note_html: str
    partners: tuple[PartnerRow, ...] = ()
    heads: tuple[str, ...] = ()
    """What the two columns of a `match` are called."""
    short_answer: str = ""
    """The right one in the reader's language, of those that count the first."""
    feedback: Feedback | None = None


def question_row(
    question: CompiledQuestion,
    *,
    given: Sequence[str],
    order: Sequence[str] | None = None,
    feedback: Feedback | None = None,
) -> QuestionRow:
    """Return a question in the reader's language, its options in this order.

    Without an order they stand as they were written; those whose place is the key are shuffled, the same for everybody.
    """
    logic, told = question.logic, question.words
    shown = order or (option_order(logic, seed=0) if logic.kind in KEYED_BY_PLACE else _as_written(logic))
    partners = {each: PartnerRow(each, words(told.partners[each])) for each in logic.partners}
    rows = _option_rows(question, given, partners)
    return QuestionRow(
        id=logic.id,
        kind=logic.kind,
        stem_html=words(told.stem_html),
        options=tuple(rows[each] for each in (rows if partners else shown)),
        given=tuple(given),
        must=logic.must,
        note_html=words(told.note_html),
        partners=tuple(partners[each] for each in shown if each in partners),
        heads=tuple(map(words, told.heads)),
        short_answer=next(iter(told.accepted.get(language(), ())), ""),
        feedback=feedback,
    )


def _option_rows(
    question: CompiledQuestion, given: Sequence[str], partners: Mapping[str, PartnerRow]
) -> dict[str, OptionRow]:
    """Return the options by id; a right entry of a `match` that belongs to none is no option."""
    logic, told = question.logic, question.words
    placed = placed_options(given) if logic.kind == "order" else {}
    matched = paired(given) if logic.kind == "match" else {}
    return {
        option.id: OptionRow(
            id=option.id,
            html=words(told.options_html[option.id]),
            given=option.id in given or option.id in placed,
            right=option.right,
            why_html=words(told.rationales_html.get(option.id, {})),
            place=place,
            given_place=placed.get(option.id),
            partner=partners.get(option.partner),
            given_partner=partners.get(matched.get(option.id, "")),
        )
        for place, option in enumerate(logic.options, 1)
        if option.right or not option.partner
    }


def _as_written(logic: Question) -> Sequence[str]:
    return [option.id for option in logic.options]


def feedback_on(question: CompiledQuestion, given: Sequence[str]) -> Feedback:
    """Return whether an answer is right, with the reason for every option."""
    right = mark_question(question.logic, tuple(given)).right
    rationales = get_template_attribute("_macros/rationales.html", "rationales")
    return Feedback(
        right=right,
        title=gettext("Yes, that is right.") if right else gettext("Not quite. Have another look."),
        html=rationales(question_row(question, given=given), question.logic.answer),
    )


def answer_in(fields: MultiDict[str, str], name: str) -> tuple[str, ...]:
    """Read the answer to a question from the fields of its form, leaving out those that are empty.

    Raises:
        Invalid: it is far longer than any answer.
    """
    values = tuple(value for value in fields.getlist(name) if value)
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
        raise Invalid("course.option-unknown")
    return values
