"""Questions as the templates take them, and answers as their fields send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import get_template_attribute
from werkzeug.datastructures import MultiDict

from app.content.compiled import CompiledQuestion
from app.domain.errors import Invalid
from app.domain.marking import mark_question, placed_options
from app.web.gettext import gettext
from app.web.words import words

LONGEST_VALUE: Final = 64
"""Option ids are a letter; a number is typed by hand."""
MOST_VALUES: Final = 26


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
    feedback: Feedback | None = None


def question_row(
    question: CompiledQuestion,
    *,
    given: Sequence[str],
    order: Sequence[str] | None = None,
    feedback: Feedback | None = None,
) -> QuestionRow:
    """Return a question in the reader's language, its options in this order or as they were written."""
    logic = question.logic
    places = {option.id: place for place, option in enumerate(logic.options, 1)}
    right = {option.id for option in logic.options if option.right}
    placed = placed_options(given) if logic.kind == "order" else {}
    return QuestionRow(
        id=logic.id,
        kind=logic.kind,
        stem_html=words(question.words.stem_html),
        options=tuple(
            OptionRow(
                id=each,
                html=words(question.words.options_html[each]),
                given=each in given or each in placed,
                right=each in right,
                why_html=words(question.words.rationales_html[each]),
                place=places[each],
                given_place=placed.get(each),
            )
            for each in (order or [option.id for option in logic.options])
        ),
        given=tuple(given),
        must=logic.must,
        note_html=words(question.words.note_html),
        feedback=feedback,
    )


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
