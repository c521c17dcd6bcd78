"""What the pages of the refreshers show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import url_for

from app.content.compiled import CompiledCourse
from app.domain.marking import mark_question, option_order
from app.library.questions import QuestionRow, question_row
from app.refresher.decks import MOST_IN_A_SITTING, Deck, due_on, minutes_for, next_days
from app.refresher.queries import Asked, SureAndRight, calibration
from app.web.words import words


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck in the list."""

    course: CompiledCourse
    card_count: int
    due_count: int
    next_on: date | None
    """None: stopped, or its new questions wait for those of other decks."""
    paused_until: date | None
    """None: not paused today."""
    stopped: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All decks of a person on a day."""

    rows: tuple[DeckRow, ...]
    due_count: int
    next_on: date | None

    @property
    def sitting_count(self) -> int:
        """How many questions the next sitting holds."""
        return min(self.due_count, MOST_IN_A_SITTING)

    @property
    def minutes(self) -> int:
        """About how long the next sitting takes."""
        return minutes_for(self.sitting_count)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A question of a sitting, before or after its answer."""

    number: int
    question: QuestionRow
    course: CompiledCourse
    sureness: str | None
    """None: not answered yet."""
    right: bool
    partly: bool
    answer: Decimal | None
    """The right number of a question for one."""
    lesson_title: str
    lesson_address: str
    """Where it is taught; empty when the lesson is no longer there."""
    due_on: date


@dataclass(frozen=True, slots=True)
class SittingPage:
    """A sitting as it stands."""

    rows: tuple[AskedRow, ...]
    calibration: tuple[SureAndRight, ...]

    @property
    def answered(self) -> tuple[AskedRow, ...]:
        """What was answered so far."""
        return tuple(row for row in self.rows if row.sureness)

    @property
    def right_count(self) -> int:
        """How many of the answers were right."""
        return sum(row.right for row in self.answered)

    @property
    def next_number(self) -> int | None:
        """The first question that is open; None when the sitting is over."""
        return next((row.number for row in self.rows if not row.sureness), None)


def overview_of(decks: Sequence[Deck], today: date) -> Overview:
    """Return a person's decks by course, and what is due over all of them."""
    due = due_on(decks, today)
    counts = Counter(each.deck.course.id for each in due)
    days = next_days(decks, today)
    return Overview(
        rows=tuple(
            DeckRow(
                course=deck.course,
                card_count=len(deck.cards),
                due_count=counts[deck.course.id],
                next_on=days.get(deck.course.id),
                paused_until=deck.paused_until if deck.paused_until and deck.paused_until > today else None,
                stopped=deck.stopped,
            )
            for deck in decks
        ),
        due_count=len(due),
        next_on=min(days.values(), default=None),
    )


def sitting_page(asked: Sequence[Asked]) -> SittingPage:
    """Return the questions of a sitting, and how sure and how right the person was in it."""
    counts = Counter((each.sureness, bool(each.is_right)) for each in asked if each.sureness)
    return SittingPage(tuple(map(asked_row, asked)), tuple(calibration(counts)))


def asked_row(asked: Asked, typed: tuple[str, ...] | None = None) -> AskedRow:
    """Return a question of a sitting; `typed`: an answer that could not be taken."""
    logic = asked.question.logic
    lesson = asked.course.lessons.get(logic.lesson)
    share = mark_question(logic, asked.answer).share if asked.sureness and not asked.is_right else 0
    return AskedRow(
        number=asked.number,
        question=question_row(
            asked.question,
            given=asked.answer if typed is None else typed,
            order=option_order(logic, asked.review_id),
        ),
        course=asked.course,
        sureness=asked.sureness,
        right=bool(asked.is_right),
        partly=share > 0,
        answer=logic.answer,
        lesson_title=words(lesson.title) if lesson else "",
        lesson_address=url_for("course.lesson", course_id=asked.course.id, lesson_id=lesson.id)
        if lesson
        else "",
        due_on=asked.due_on,
    )
