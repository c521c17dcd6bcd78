"""The four ways the house says no.

A refusal carries a stable code and the values its sentence needs. The web room turns the code into a status
and a sentence in the reader's language, so nothing below it speaks any language.
"""

from __future__ import annotations


class Refusal(Exception):
    """Something a person asked for that will not be done, with a reason that can be said."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        """Stable, dotted, lower case: `quiz.attempt-closed`."""
        self.values = values
        """What the sentence mentions: numbers, dates, field names. Never a person's words."""


class NotFound(Refusal):
    """There is no such thing, or this person may not know that there is."""


class Denied(Refusal):
    """It can be seen, but not used in this way by this person."""


class Conflict(Refusal):
    """Somebody, or an earlier click, was faster; the state no longer allows it."""


class Invalid(Refusal):
    """What was sent does not fit; `field` in `values` names where, when there is one place."""
