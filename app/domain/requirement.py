"""Whether what was required by a day was done by it.

A completed course counts from its day on and for good; a certificate counts on the days on which it is valid.
Source: docs/decisions/0022-placement-and-requirements.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.domain.certification import Period, Validity, validity

STAYS: Final = timedelta(days=14)
"""How long a thing that is done is still shown to the person, after its day and after the doing."""

HOLDS: Final = frozenset({Validity.VALID, Validity.EXPIRING})


class State(StrEnum):
    """How somebody stands with a requirement on a day."""

    DONE = "done"
    """In time, and for good: nothing that happens later makes it late."""
    DONE_LATE = "done-late"
    OPEN = "open"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state, and the day from which what was asked for was there."""

    state: State
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was done, in time or late."""
        return self.done_on is not None


def verdict(proofs: Sequence[Period], *, due_on: date, today: date) -> Verdict:
    """Decide how somebody stands.

    Args:
        proofs: what the person has to show for it by today: each certificate, or the course as a period without end.
        due_on: the day by which it is required; on that day it is still in time.
        today: the day on which one asks.
    """
    in_time = done_by(proofs, due_on)
    if in_time is not None and in_time <= today:
        return Verdict(State.DONE, in_time)
    if today <= due_on:
        return Verdict(State.OPEN)
    later = min((proof.valid_from for proof in proofs if _was_new(proof, due_on, today)), default=None)
    return Verdict(State.DONE_LATE, later) if later else Verdict(State.LATE)


def done_by(proofs: Sequence[Period], day: date) -> date | None:
    """Return since when somebody has what is required on a day; None: on that day they do not have it."""
    return min((proof.valid_from for proof in proofs if validity(proof, day) in HOLDS), default=None)


def is_in_view(judged: Verdict, *, due_on: date, today: date) -> bool:
    """Say whether a person is still shown a requirement: until it is done, and two weeks longer."""
    return judged.done_on is None or today <= max(due_on, judged.done_on) + STAYS


def _was_new(proof: Period, due_on: date, today: date) -> bool:
    """Say whether a proof began after the day, and was worth something when it did."""
    return due_on < proof.valid_from <= today and validity(proof, proof.valid_from) in HOLDS
