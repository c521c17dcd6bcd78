"""How a course's quizzes do, counted once for each process until enough people have come that figures can move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from sqlalchemy.orm import Session

from app.assessment.items import Packages, QuizAnalysis, measure
from app.assessment.queries import Edition, editions_of, first_attempts
from app.assessment.regrade_queries import LastRegrade, last_regrades
from app.content.compiled import CompiledCourse, CompiledQuiz
from app.content.wording import corrections
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import NotFound
from app.library.queries import Published, at_revisions, catalogue


@dataclass(frozen=True, slots=True)
class CourseAnalysis:
    """A live course and how the questions of its quizzes do."""

    course: Published[CompiledCourse]
    quizzes: Mapping[str, QuizAnalysis]
    corrected: Mapping[str, frozenset[str]]
    """Quiz id -> the questions whose key was corrected since, where results were not marked again yet."""

    def quiz(self, quiz_id: str) -> QuizAnalysis:
        """Return a quiz.

        Raises:
            NotFound: the live course has none with this id.
        """
        if quiz_id not in self.quizzes:
            raise NotFound("course.quiz-unknown")
        return self.quizzes[quiz_id]


@dataclass(frozen=True, slots=True)
class _Measured:
    """Figures, and what they were made of; an attempt that was handed in keeps its answers."""

    live_revision_id: int
    editions: tuple[Edition, ...]
    quizzes: Mapping[str, QuizAnalysis]


SLACK: Final = 0.01
"""By how much the people of a revision may grow before everybody is counted again."""

_measured: dict[str, _Measured] = {}
"""By course id."""


def course_analysis(session: Session, actor: Actor, course_id: str) -> CourseAnalysis:
    """Return how the questions of a live course do.

    Raises:
        Denied: the actor is no trainer.
        NotFound: there is no such course.
    """
    ensure(actor, Permission.ITEM_ANALYSIS_READ)
    live = catalogue(session).course(course_id)
    editions = editions_of(session, course_id)
    regraded = last_regrades(session, course_id)
    wanted = {each.revision_id for each in editions} | {each.to_revision_id for each in regraded.values()}
    packages = cast(Packages, at_revisions(session, wanted))
    known = _measured.get(course_id)
    if known is None or known.live_revision_id != live.revision_id or _has_moved(known.editions, editions):
        quizzes = measure(live.package, editions, packages, first_attempts(session, course_id))
        known = _measured[course_id] = _Measured(live.revision_id, editions, quizzes)
    corrected = {
        quiz_id: _corrected(quiz, editions, regraded.get(quiz_id), packages)
        for quiz_id, quiz in live.package.quizzes.items()
    }
    return CourseAnalysis(live, known.quizzes, corrected)


def _has_moved(before: Sequence[Edition], after: Sequence[Edition]) -> bool:
    """Say whether the first attempts are others, or so many more that the figures could be others."""
    if [(each.quiz_id, each.revision_id) for each in before] != [
        (each.quiz_id, each.revision_id) for each in after
    ]:
        return True
    return any(
        not 0 < now.people - then.people <= then.people * SLACK
        and (now.people, now.passed, now.seeds) != (then.people, then.passed, then.seeds)
        for then, now in zip(before, after, strict=True)
    )


def _corrected(
    live: CompiledQuiz, editions: Sequence[Edition], regraded: LastRegrade | None, packages: Packages
) -> frozenset[str]:
    """Return the questions whose key is another one than that by which people were marked last."""
    quiz_id = live.logic.id
    since = regraded
    if regraded and corrections(packages[regraded.to_revision_id].quizzes[quiz_id], live):
        since = None  # corrected once more
    return frozenset(
        name
        for edition in editions
        if edition.quiz_id == quiz_id and not (since and edition.last_at <= since.applied_at)
        for name in corrections(packages[edition.revision_id].quizzes[quiz_id], live)
    )
