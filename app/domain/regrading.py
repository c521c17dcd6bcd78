"""Marking again by a corrected key, only forwards.

Source: docs/decisions/0021-marking-again.md. An answer that counted stays counted, a pass stays a pass; a new pass
needs every safety question right by the corrected key.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.marking import Answers, Drawn, Mark, Marked, mark, mark_question
from app.domain.quiz import RANKED, Question, Quiz

Keys = Mapping[str, Question]
"""Question id -> the question as it was asked, with a corrected key."""


def with_key_of(question: Question, other: Question, own_letter: Mapping[str, str]) -> Question:
    """Return a question with the key of another edition of it, under its own rules and in its own letters.

    Args:
        question: as it was asked.
        other: the same question, of the same kind, in another edition.
        own_letter: the other's option id -> the id of the option with the same words here.
    """
    options = {own_letter[each.id]: replace(each, id=own_letter[each.id]) for each in other.options}
    # Of a ranked question the order of the options is the key; of any other it says nothing.
    order = options if question.kind in RANKED else [each.id for each in question.options]
    return replace(
        other,
        id=question.id,
        points=question.points,
        must=question.must,
        tag=question.tag,
        lesson=question.lesson,
        fixed=question.fixed,
        options=tuple(options[each] for each in order),
    )


def mark_again(quiz: Quiz, drawn: Sequence[Drawn], answers: Answers, corrections: Sequence[Keys]) -> Mark:
    """Mark an attempt by its own key and by every correction that was applied to it, oldest first.

    Each question is worth what the best of these keys gives it; whether a safety question is right is decided by the
    last one. Without a correction this is `mark`.

    Raises:
        Invalid: as `mark`.
    """
    first = mark(quiz, drawn, answers)
    if not corrections:
        return first
    asked = {each.id: each for each in quiz.questions}

    def again(once: Marked) -> Marked:
        answer = answers.get(once.question_id, ())
        keys = [each[once.question_id] for each in corrections if once.question_id in each]
        shares = (mark_question(key, answer).share for key in keys)
        return replace(once, share=max((once.share, *shares)))

    def is_missed(name: str) -> bool:
        key = corrections[-1].get(name, asked[name])
        return not mark_question(key, answers.get(name, ())).right

    marked = tuple(again(each) for each in first.questions)
    points = sum((each.share * asked[each.question_id].points for each in marked), Decimal(0))
    missed = tuple(each.question_id for each in marked if each.must and is_missed(each.question_id))
    percent = int(points * 100 / first.of_points) if first.of_points else 0
    return Mark(marked, points, first.of_points, percent, missed, percent >= quiz.pass_percent and not missed)


@dataclass(frozen=True, order=True, slots=True)
class Result:
    """What an attempt came to."""

    percent: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """An attempt of which a question's key was corrected, and what that makes of it."""

    attempt_id: int
    person_id: int
    before: Result
    after: Result

    @property
    def differs(self) -> bool:
        """Whether the result changes; if not, only the right answer that is shown does."""
        return self.before != self.after

    @property
    def is_newly_passed(self) -> bool:
        """Whether the attempt crosses the pass mark."""
        return self.after.passed and not self.before.passed


def change_of(attempt_id: int, person_id: int, before: Result, again: Mark) -> Change:
    """Compare a stored result with a new mark: the points never fall, a pass is never lost."""
    after = Result(max(before.percent, again.percent), before.passed or again.passed)
    return Change(attempt_id, person_id, before, after)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What marking a quiz again would do, or did."""

    changes: tuple[Change, ...]
    """Every attempt that a corrected question was drawn for."""

    @property
    def people(self) -> int:
        """How many people met a corrected question."""
        return len({each.person_id for each in self.changes})

    @property
    def people_changed(self) -> int:
        """How many people have a result that changes."""
        return len({each.person_id for each in self.changes if each.differs})

    @property
    def people_newly_passed(self) -> int:
        """How many people have an attempt that crosses the pass mark."""
        return len({each.person_id for each in self.changes if each.is_newly_passed})

    @property
    def moves(self) -> list[tuple[Result, Result, int]]:
        """List (before, after, how many attempts), the lowest before first."""
        counted = Counter((each.before, each.after) for each in self.changes if each.differs)
        return [(before, after, count) for (before, after), count in sorted(counted.items())]


def fingerprint(outcome: Outcome, *parts: object) -> str:
    """Return a digest of what would be done; anything that changes in between makes another one."""
    lines = [
        repr(parts),
        *sorted(repr((each.attempt_id, each.before, each.after)) for each in outcome.changes),
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
