"""What figures and flags are called, and what to do about a flag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.item_analysis import Flag
from app.web.gettext import gettext, lazy_gettext

NAMES: Final = {
    Flag.KEY_IN_DOUBT: lazy_gettext("Key in doubt"),
    Flag.WRONG_PREFERRED: lazy_gettext("The strong prefer a wrong answer"),
    Flag.WEAK: lazy_gettext("Separates little"),
    Flag.HARD: lazy_gettext("Very hard"),
    Flag.EASY: lazy_gettext("Very easy"),
    Flag.SKIPPED: lazy_gettext("Often left out"),
    Flag.IDLE_OPTION: lazy_gettext("An option nobody takes"),
}
ADVICE: Final = {
    Flag.KEY_IN_DOUBT: lazy_gettext(
        "Those who did worse on the rest are right more often. Check first whether the right option is marked as right."
    ),
    Flag.WRONG_PREFERRED: lazy_gettext(
        "Those who did best on the rest take an option that counts as wrong. Either it is defensible, or the lesson misleads."
    ),
    Flag.WEAK: lazy_gettext(
        "Right and wrong answers hardly go with how people did on the rest (below 0.20). Look for a stem that can be read in two ways."
    ),
    Flag.HARD: lazy_gettext(
        "On average it earned less than 40 percent of its points. Is what it asks taught in its lesson?"
    ),
    Flag.EASY: lazy_gettext(
        "On average it earned at least 95 percent of its points. That is fine for what everybody must know; otherwise the options give it away."
    ),
    Flag.SKIPPED: lazy_gettext(
        "More than one in ten gave no answer. It may be too long, or unclear what is asked."
    ),
    Flag.IDLE_OPTION: lazy_gettext(
        "Fewer than 5 percent take at least one wrong option. Replace it by a mistake that people really make, or leave it out."
    ),
}
KINDS: Final = {
    Flag.KEY_IN_DOUBT: ("late", "error"),
    Flag.WRONG_PREFERRED: ("late", "warning"),
    Flag.WEAK: ("soon", "half"),
    Flag.HARD: ("soon", "warning"),
    Flag.EASY: ("", "thumb"),
    Flag.SKIPPED: ("", "later"),
    Flag.IDLE_OPTION: ("", "open"),
}
"""Kind and picture for the macro `status`."""


@dataclass(frozen=True, slots=True)
class FlagWords:
    """A flag as a page shows it."""

    name: str
    advice: str
    kind: str
    icon: str


def flag_words(flag: Flag) -> FlagWords:
    """Write a flag in the reader's language."""
    kind, icon = KINDS[flag]
    return FlagWords(str(NAMES[flag]), str(ADVICE[flag]), kind, icon)


def percent(share: float) -> str:
    """Write a share as whole percent; what is not quite everybody is never 100, what is not nobody never 0."""
    whole = round(share * 100)
    if share < 1 and whole == 100:
        whole = 99
    if share > 0 and whole == 0:
        whole = 1
    return gettext("%(percent)s %%", percent=whole)


def correlation_words(value: float) -> str:
    """Write a correlation with two digits and a true minus sign."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")
