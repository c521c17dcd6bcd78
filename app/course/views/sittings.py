"""What the pages of questions say and where they lead, for an attempt at a quiz and for a placement check alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody before questions that are answered one by one and handed in together."""

    title: str
    place: str
    """Which of several this is; may be empty."""
    address: str
    """Of the sitting itself; its questions, answers and handing in lie below."""
    way_out: str
    device_key: str
    """Under which answers that have not arrived are kept on the device."""
    study_key: str
    """What time is kept for while a question is open."""
    saves_itself: bool = True
    """Whether an answer is saved as it is chosen; where each has its feedback, a button says when it is one."""

    @property
    def answers(self) -> str:
        """Return where the script of a page sends each answer."""
        return f"{self.address}/answers"

    @property
    def submission(self) -> str:
        """Return where it is handed in."""
        return f"{self.address}/submission"

    def question(self, number: int) -> str:
        """Return where a question is, by its number from 1."""
        return f"{self.address}/questions/{number}"

    def after(self, number: int, count: int) -> str:
        """Return where it goes on after a question: the next one, or handing in."""
        return self.question(number + 1) if number < count else self.submission

    def going_on(self, unanswered: Sequence[int]) -> str:
        """Return where it goes on: at the first question without an answer, or with handing in."""
        return self.question(unanswered[0]) if unanswered else self.submission
