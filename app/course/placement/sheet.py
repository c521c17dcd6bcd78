"""A placement check as it lies before a person: the questions of all its quizzes, numbered through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy.orm import Session

from app.content.compiled import CompiledCourse, CompiledQuestion
from app.course.papers import Paper, Response
from app.course.placement.models import PlacementPart
from app.course.placement.queries import Begun, responses_of
from app.domain.errors import Invalid, NotFound
from app.domain.marking import Drawn, draw
from app.library.queries import at_revisions


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question of a check."""

    part: int
    """Which quiz it is of, from 0."""
    drawn: Drawn
    question: CompiledQuestion
    response: Response | None

    @property
    def name(self) -> str:
        """Return what the pages call it: two quizzes may have questions of the same id."""
        return f"{self.part}-{self.drawn.question_id}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A check: one paper per quiz, one after the other."""

    papers: tuple[Paper, ...]

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """All questions, in the order in which they are asked."""
        return tuple(drawn for paper in self.papers for drawn in paper.drawn)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Numbers of the questions without an answer, from 1."""
        return tuple(first + n for first, paper in self._numbered() for n in paper.unanswered)

    @property
    def for_later(self) -> tuple[int, ...]:
        """Numbers of the questions marked to be looked at again, from 1."""
        return tuple(first + n for first, paper in self._numbered() for n in paper.for_later)

    @property
    def saved_at(self) -> datetime | None:
        """When the last answer was saved."""
        return max((at for paper in self.papers if (at := paper.saved_at)), default=None)

    def at(self, number: int) -> Numbered:
        """Return the question with this number, from 1.

        Raises:
            NotFound: there are fewer.
        """
        for part, (first, paper) in enumerate(self._numbered()):
            if first < number <= first + len(paper.drawn):
                drawn, question = paper.at(number - first)
                return Numbered(part, drawn, question, paper.responses.get(drawn.question_id))
        raise NotFound("course.question-unknown")

    def named(self, name: str) -> tuple[int, str]:
        """Return which quiz a question is of, from 0, and its id there, by what the pages call it.

        Raises:
            Invalid: no quiz of this check.
        """
        written, _, question_id = name.partition("-")
        part = next((each for each in range(len(self.papers)) if str(each) == written), None)
        if part is None:
            raise Invalid("course.question-not-drawn")
        return part, question_id

    def _numbered(self) -> list[tuple[int, Paper]]:
        """Return each paper with how many questions come before it."""
        counts = [len(paper.drawn) for paper in self.papers]
        return [(sum(counts[:place]), paper) for place, paper in enumerate(self.papers)]


def sheet_of(session: Session, begun: Begun) -> Sheet:
    """Lay a check out: two queries, and one more for revisions this process has not seen yet."""
    editions = at_revisions(session, {part.revision_id for part in begun.parts})
    responses = responses_of(session, begun.check.id)
    return Sheet(
        tuple(
            _paper(
                part,
                cast(CompiledCourse, editions[part.revision_id]),
                begun.check.seed,
                responses.get(part.id, {}),
            )
            for part in begun.parts
        )
    )


def _paper(
    part: PlacementPart, course: CompiledCourse, seed: int, responses: Mapping[str, Response]
) -> Paper:
    quiz = course.quizzes[part.quiz_id]
    # Whoever has not shown a course is led to its lessons, not to the answers.
    quiz = replace(quiz, logic=replace(quiz.logic, show="after-pass"))
    return Paper(course, quiz, draw(quiz.logic, seed), responses, late={})
