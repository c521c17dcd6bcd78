"""What the trainer's pages show, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from app.assessment.items import Item
from app.assessment.words import FlagWords, flag_words
from app.content.compiled import CompiledQuestion
from app.content.plain_text import plain_text
from app.domain.item_analysis import Flag, ItemFigures, idle_options
from app.domain.item_options import OptionFigures
from app.library.questions import OptionRow, question_row
from app.web.words import words

FLAGS: Final = tuple(Flag)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A question in the table of its quiz."""

    number: int
    id: str
    stem: str
    must: bool
    figures: ItemFigures | None
    flags: tuple[FlagWords, ...]


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option on the page of its question: its words, and what became of it."""

    words: OptionRow
    figures: OptionFigures | None
    is_idle: bool


@dataclass(frozen=True, slots=True)
class KeyWords:
    """The right answer to a question in words: the right options, the whole order, or what is to be typed."""

    html: tuple[str, ...]
    is_ranked: bool
    typed: str


def item_row(item: Item) -> ItemRow:
    """Return a question for the table of its quiz."""
    return ItemRow(
        number=item.number,
        id=item.question.logic.id,
        stem=stem_of(item.question),
        must=item.question.logic.must,
        figures=item.figures,
        flags=tuple(flag_words(each) for each in item.figures.flags) if item.figures else (),
    )


def stem_of(question: CompiledQuestion) -> str:
    """Return what is asked, as plain text in the reader's language."""
    return plain_text(words(question.words.stem_html))


def in_order(items: Iterable[Item], order: str) -> list[Item]:
    """Return questions in the order asked for: worst first, those without a figure last; nonsense means as in the quiz."""
    worst = ORDERS.get(order, _number)
    return sorted(items, key=lambda item: (worst(item) is None, worst(item) or 0.0, item.number))


def option_lines(item: Item) -> list[OptionLine]:
    """Return the options of a question in the order of the source, with their figures."""
    found = {each.id: each for each in item.figures.options} if item.figures else {}
    idle = idle_options(item.question.logic, item.figures) if item.figures else ()
    return [
        OptionLine(each, found.get(each.id), each.id in idle)
        for each in question_row(item.question, given=()).options
    ]


def key_words(question: CompiledQuestion) -> KeyWords:
    """Return the right answer to a question in the reader's language."""
    logic = question.logic
    is_ranked = logic.kind in {"order", "next-best"}
    shown = [each.id for each in logic.options if each.right or is_ranked]
    answer = " / ".join(logic.accepted) if logic.answer is None else f"{logic.answer}"
    if logic.tolerance:
        answer += f" ± {logic.tolerance}"
    return KeyWords(tuple(words(question.words.options_html[each]) for each in shown), is_ranked, answer)


def _number(item: Item) -> float | None:
    return float(item.number)


def _difficulty(item: Item) -> float | None:
    return item.figures.mean_share if item.figures else None


def _right(item: Item) -> float | None:
    return item.figures.right_share if item.figures else None


def _discrimination(item: Item) -> float | None:
    return item.figures.discrimination if item.figures else None


def _gravest(item: Item) -> float | None:
    return float(FLAGS.index(item.figures.flags[0])) if item.figures and item.figures.flags else None


ORDERS: Final[dict[str, Callable[[Item], float | None]]] = {
    "number": _number,
    "difficulty": _difficulty,
    "right": _right,
    "discrimination": _discrimination,
    "flags": _gravest,
}
