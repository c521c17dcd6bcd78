"""What a certificate is worth on a day, in words and as a kind of status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.certification import Period, Validity, last_grace_day, validity
from app.web.gettext import gettext, ngettext
from app.web.words import day as in_words


@dataclass(frozen=True, slots=True)
class Standing:
    """A state for people: `kind` is a kind of the `status` macro."""

    validity: Validity
    words: str
    kind: str


KINDS = {Validity.VALID: "good", Validity.NOT_YET: "", Validity.EXPIRING: "soon"}
"""The kind of status that goes with a state; every other one is late."""


def standing(period: Period, today: date) -> Standing:
    """Say what a certificate is worth today."""
    state = validity(period, today)
    return Standing(state, _words(state, period, today), KINDS.get(state, "late"))


def _words(state: Validity, period: Period, today: date) -> str:
    if state == Validity.REVOKED and period.revoked_on is not None:
        return gettext("Revoked on %(day)s", day=in_words(period.revoked_on))
    if state == Validity.NOT_YET:
        return gettext("Valid from %(day)s", day=in_words(period.valid_from))
    if period.valid_until is None:
        return gettext("does not expire")
    return _words_with_last_day(state, period, period.valid_until, today)


def _words_with_last_day(state: Validity, period: Period, last: date, today: date) -> str:
    day = in_words(last)
    if state == Validity.EXPIRING:
        return ngettext(
            "Valid until %(day)s. %(num)s day left.",
            "Valid until %(day)s. %(num)s days left.",
            (last - today).days,
            day=day,
        )
    if state == Validity.VALID:
        return gettext("Valid until %(day)s", day=day)
    grace = last_grace_day(period) if state == Validity.GRACE else None
    if grace is None:
        return gettext("Its last day was %(day)s.", day=day)
    return gettext("Its last day was %(day)s. Days of grace until %(grace)s.", day=day, grace=in_words(grace))
