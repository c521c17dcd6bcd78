"""How a course's quizzes do, counted once for each process until somebody hands in another first attempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

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


_measured: dict[str, tuple[object, Mapping[str, QuizAnalysis]]] = {}
"""Course id -> what the figures were made of, and the figures: an attempt that was handed in keeps its answers."""


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
    made_of = (live.revision_id, [each.first_attempts for each in editions])
    known = _measured.get(course_id)
    if known is None or known[0] != made_of:
        known = (made_of, measure(live.package, editions, packages, first_attempts(session, course_id)))
        _measured[course_id] = known
    corrected = {
        quiz_id: _corrected(quiz, editions, regraded.get(quiz_id), packages)
        for quiz_id, quiz in live.package.quizzes.items()
    }
    return CourseAnalysis(live, known[1], corrected)


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
