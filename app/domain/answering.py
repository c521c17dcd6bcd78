"""How each kind of question is answered: what can be kept, what is whole, what is right, what it is worth.

To add a kind: its name in `quiz.Kind`, a line in `ANSWERING`, and one in `content/kinds.py`, which says how it is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Final

from app.domain.errors import Invalid
from app.domain.quiz import Kind, Question
from app.domain.short_answer import LONGEST, folded

MOST_DIGITS: Final = 30
"""Before or after the point, of a number that somebody types."""

Answer = tuple[str, ...]
"""Ids of the ticked options; or what was typed, alone; or pairs: `b:1` in an order says that b comes first, in a
`match` `b:c` that c belongs to b."""


@dataclass(frozen=True, slots=True)
class Answering:
    """What marking needs to know of a kind."""

    ensure: Callable[[Question, Answer], None]
    """Raise `Invalid` for what is no answer to this question; what is half done may be kept."""
    share: Callable[[Question, Answer], Decimal]
    """Of the points, 0–1."""
    right: Callable[[Question], Answer]
    is_whole: Callable[[Question, Answer], bool] = lambda _, answer: bool(answer)


def paired(answer: Iterable[str]) -> dict[str, str]:
    """Return the first part -> the second of an answer that is made of pairs."""
    return {first: second for first, _, second in (each.partition(":") for each in answer)}


def placed_options(answer: Iterable[str]) -> dict[str, int]:
    """Return option id -> place of the answer to an order."""
    return {option: int(place) for option, place in paired(answer).items() if place.isdecimal()}


def _ensure_options(question: Question, answer: Answer) -> None:
    if not set(answer) <= {option.id for option in question.options}:
        raise Invalid("course.option-unknown")


def _ensure_one_option(question: Question, answer: Answer) -> None:
    _ensure_options(question, answer)
    if len(answer) > 1:
        raise Invalid("course.one-option-only")


def _ensure_places(question: Question, answer: Answer) -> None:
    """Let two options stand in one place, but no option in two."""
    ids = [option.id for option in question.options]
    _ensure_pairs_of(answer, ids, map(str, range(1, len(ids) + 1)))


def _ensure_partners(question: Question, answer: Answer) -> None:
    """Let one right entry belong to several left ones, as it may, but no left entry have two."""
    _ensure_pairs_of(answer, _left_entries(question), question.partners)


def _ensure_pairs_of(answer: Answer, firsts: Sequence[str], seconds: Iterable[str]) -> None:
    known = {f"{first}:{second}" for second in seconds for first in firsts}
    if not set(answer) <= known:
        raise Invalid("course.option-unknown")
    if len(paired(answer)) < len(answer):
        raise Invalid("course.one-option-only")


def _ensure_number(question: Question, answer: Answer) -> None:
    if len(answer) > 1 or (answer and number_typed(answer[0]) is None):
        raise Invalid("course.answer-not-a-number", field=question.id)


def _ensure_short(question: Question, answer: Answer) -> None:
    if len(answer) > 1 or len("".join(answer)) > LONGEST:
        raise Invalid("course.answer-too-long", field=question.id)


def _choice_share(question: Question, answer: Answer) -> Decimal:
    return Decimal({*answer} == {*_right_options(question)})


def _ticked_share(question: Question, answer: Answer) -> Decimal:
    """Return 1 for the very ticks; where parts count, what is above the half that guessing would give."""
    all_of = len(question.options)
    hits = sum((option.id in answer) == option.right for option in question.options)
    if hits == all_of or question.scoring != "per-option" or not answer:
        return Decimal(hits == all_of)
    return max(Decimal(0), Decimal(2 * hits - all_of) / all_of)


def _rank_share(question: Question, answer: Answer) -> Decimal:
    """Return 1 for what experts do first, 0 for what they do last, and even steps between."""
    ranks = [option.id for option in question.options]
    if not answer or len(ranks) == 1:
        return Decimal(bool(answer))
    return 1 - Decimal(ranks.index(answer[0])) / (len(ranks) - 1)


def _order_share(question: Question, answer: Answer) -> Decimal:
    """Return 1 for the very order; where parts count, what is above a coin's share of the pairs that stand right."""
    placed = placed_options(answer)
    places = [placed.get(option.id) for option in question.options]
    if places == [*range(1, len(places) + 1)]:
        return Decimal(1)
    if question.scoring != "per-option":
        return Decimal(0)
    pairs = list(combinations(places, 2))
    right = sum(before is not None and after is not None and before < after for before, after in pairs)
    return max(Decimal(0), Decimal(2 * right - len(pairs)) / len(pairs))


def _match_share(question: Question, answer: Answer) -> Decimal:
    """Return 1 when all is matched; where parts count, what is above what blind matching would give."""
    given, of_rows, of_partners = paired(answer), len(_left_entries(question)), len(question.partners)
    hits = sum(given.get(option.id) == option.partner for option in question.options if option.right)
    if hits == of_rows or question.scoring != "per-option":
        return Decimal(hits == of_rows)
    # Blindly, one row in as many as there are right entries is hit.
    return max(Decimal(0), Decimal(hits * of_partners - of_rows) / (of_rows * (of_partners - 1)))


def _number_share(question: Question, answer: Answer) -> Decimal:
    value = number_typed(answer[0]) if answer else None
    if value is None or question.answer is None:
        return Decimal(0)
    return Decimal(abs(value - question.answer) <= question.tolerance)


def _short_share(question: Question, answer: Answer) -> Decimal:
    given = folded("".join(answer))
    return Decimal(bool(given) and given in map(folded, question.accepted))


def number_typed(typed: str) -> Decimal | None:
    """Read a number as people type it: full width, a decimal comma, a percent sign, blanks."""
    plain = typed.translate(_FULL_WIDTH).replace("，", ".").replace(",", ".").strip(" %％")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    # No decimal can hold the difference from 1e999999999, and nobody means it.
    return value if value.is_finite() and abs(value.adjusted()) <= MOST_DIGITS else None


_FULL_WIDTH: Final = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord("．"): ".",
    ord("－"): "-",
    ord("　"): " ",
}


def _all_placed(question: Question, answer: Answer) -> bool:
    return len(set(placed_options(answer).values())) == len(question.options)


def _all_matched(question: Question, answer: Answer) -> bool:
    return len(answer) == len(_left_entries(question))


def _right_options(question: Question) -> Answer:
    return tuple(option.id for option in question.options if option.right)


def _right_order(question: Question) -> Answer:
    return tuple(f"{option.id}:{place}" for place, option in enumerate(question.options, 1))


def _right_partners(question: Question) -> Answer:
    return tuple(f"{option.id}:{option.partner}" for option in question.options if option.right)


_left_entries = _right_options
"""An option of a `match` that is not right has no left entry."""

ANSWERING: Final[Mapping[Kind, Answering]] = {
    "single": Answering(_ensure_one_option, _choice_share, _right_options),
    "multiple": Answering(_ensure_options, _ticked_share, _right_options),
    "true-false": Answering(_ensure_one_option, _choice_share, _right_options),
    "number": Answering(_ensure_number, _number_share, lambda question: (str(question.answer),)),
    "next-best": Answering(_ensure_one_option, _rank_share, _right_options),
    "order": Answering(_ensure_places, _order_share, _right_order, _all_placed),
    "match": Answering(_ensure_partners, _match_share, _right_partners, _all_matched),
    "text": Answering(_ensure_short, _short_share, lambda question: question.accepted[:1]),
}
