"""The few words that pages of this room have for values."""

from __future__ import annotations

from typing import Final

from app.domain.simulation.model import Value, Variable
from app.web.gettext import gettext, lazy_gettext

FEELINGS: Final = {
    "steady": lazy_gettext("Steady"),
    "stirred": lazy_gettext("A little stirred"),
    "heavy": lazy_gettext("Heavy"),
    "unsaid": lazy_gettext("I’d rather not say"),
}
"""What one may answer to "how are you?" after a run."""

AMOUNTS: Final = (
    lazy_gettext("very low"),
    lazy_gettext("rather low"),
    lazy_gettext("middling"),
    lazy_gettext("rather high"),
    lazy_gettext("very high"),
)
"""A whole number is said by the fifth of its range that it lies in: a figure would look like a score."""

TOPICS: Final = {
    "suicide": lazy_gettext("suicide"),
    "self-injury": lazy_gettext("self-injury"),
    "abuse": lazy_gettext("abuse"),
    "sexual-harm": lazy_gettext("sexual harm"),
    "bullying": lazy_gettext("bullying"),
    "violence": lazy_gettext("violence"),
    "bereavement": lazy_gettext("the death of somebody close"),
    "psychosis": lazy_gettext("psychosis"),
}
"""What a content warning names."""


def value_in_words(variable: Variable, value: Value) -> str | None:
    """Return the value of a shown variable in words; None for a member of an enum, which has none."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, int):
        fifth = (value - variable.low) * len(AMOUNTS) // (variable.high - variable.low + 1)
        return str(AMOUNTS[fifth])
    return None


def topics_in_words(topics: tuple[str, ...]) -> str:
    """Name the topics of a warning in one line."""
    return gettext(", ").join(str(TOPICS[topic]) for topic in topics)
