"""What becomes of each option of a question: how many take it, and whether these are the strong or the weak.

The strong and the weak group are 27 % of the people each (Kelley, "The selection of upper and lower groups for the
validation of test items", Journal of Educational Psychology 30, 1939).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import fsum
from typing import Final

from app.domain.answering import number_typed, paired, placed_options
from app.domain.quiz import Question
from app.domain.short_answer import folded

GROUP_SHARE: Final = 0.27
TYPED: Final = frozenset({"number", "text"})
MOST_VALUES: Final = 8
"""Typed answers that are listed; one that a single person typed is not among them."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One person at one item."""

    share: float
    rest: float | None
    """Share of the points on the other questions; None when there was no other."""
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """What became of one option: how many took it, put it in its place in an order, or matched it as the key does.

    Where answers are typed, it is one that was.
    """

    id: str
    right: bool
    count: int
    share: float
    """Of all people."""
    strong: float | None
    """Share of the strong group that took it; None below `FEWEST_TO_JUDGE`."""
    weak: float | None


def group_weights(rests: Sequence[float], *, strong: bool) -> list[float]:
    """Return how far each person belongs to the strong (or the weak) group; the weights sum to its size.

    People who are level at the edge of the group share its last places, so that no order decides.
    """
    left = GROUP_SHARE * len(rests)
    weight_of: dict[float, float] = {}
    for rest, count in sorted(Counter(rests).items(), reverse=strong):
        weight_of[rest] = min(1.0, left / count)
        left = max(0.0, left - count)
    return [weight_of[rest] for rest in rests]


def taken(question: Question, answer: Sequence[str]) -> frozenset[str]:
    """Return the options an answer counts for: those ticked, in their place or matched as in the key, or what was typed."""
    if question.kind in TYPED:
        return frozenset({_typed(question, "".join(answer))} - {""})
    if question.kind == "match":
        key = {option.id: option.partner for option in question.options if option.right}
        return frozenset(each for each, partner in paired(answer).items() if key.get(each) == partner)
    if question.kind == "order":
        places = {option.id: place for place, option in enumerate(question.options, 1)}
        return frozenset(each for each, place in placed_options(answer).items() if places.get(each) == place)
    return frozenset(answer)


def option_figures(
    question: Question, seen: Sequence[Observation], *, with_groups: bool
) -> tuple[OptionFigures, ...]:
    """Return the figures of a question's options in the order of the source, with groups or without."""
    took = [taken(question, each.answer) for each in seen]
    rests = [each.rest if each.rest is not None else 0.0 for each in seen]
    strong = group_weights(rests, strong=True) if with_groups else None
    weak = group_weights(rests, strong=False) if with_groups else None

    def option(name: str, *, right: bool) -> OptionFigures:
        who = [name in each for each in took]
        count = sum(who)
        return OptionFigures(
            name, right, count, count / len(seen), _group_share(who, strong), _group_share(who, weak)
        )

    if question.kind in TYPED:
        return tuple(option(name, right=right) for name, right in _values(took, seen))
    of_a_match = question.kind == "match"  # where an option that is not right has no left entry
    return tuple(
        option(each.id, right=each.right) for each in question.options if each.right or not of_a_match
    )


def _group_share(who: Sequence[bool], weights: Sequence[float] | None) -> float | None:
    if weights is None:
        return None
    return min(
        1.0, fsum(weight for weight, is_one in zip(weights, who, strict=True) if is_one) / fsum(weights)
    )


def _values(took: Sequence[frozenset[str]], seen: Sequence[Observation]) -> list[tuple[str, bool]]:
    """List the answers that more than one person typed, and whether each is right, the most frequent first."""
    counts = Counter(value for each in took for value in each)
    right = {
        value for each, observed in zip(took, seen, strict=True) if observed.share == 1 for value in each
    }
    common = sorted((-count, value) for value, count in counts.items() if count > 1)
    return [(value, value in right) for _, value in common[:MOST_VALUES]]


def _typed(question: Question, answer: str) -> str:
    if question.kind == "text":
        return folded(answer)
    value = number_typed(answer)
    return "" if value is None else _written(value)


def _written(value: Decimal) -> str:
    # 1e25 is a number too, but not one to write out.
    plain = value.normalize()
    return f"{plain:f}" if abs(plain.adjusted()) < 20 else str(plain)
