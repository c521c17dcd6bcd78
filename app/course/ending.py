"""The end of an attempt: handed in by the person, or by the clock."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from app.course.models import QuizAttempt
from app.course.papers import Paper, paper_of
from app.course.services import NOTHING_NEW
from app.domain.marking import Mark
from app.domain.progress import item_key
from app.domain.time_limit import Phase, ended_at, phase
from app.record.services import Handed, hand_down


def is_over(attempt: QuizAttempt, now: datetime) -> bool:
    """Say whether an attempt waits to be handed in by the clock."""
    return attempt.submitted_at is None and phase(attempt.deadline, now) is Phase.OVER


def end(session: Session, attempt: QuizAttempt, *, now: datetime, today: date) -> Handed:
    """Mark an attempt that is open and locked, with what was saved; a time limit ends it at its deadline."""
    paper = paper_of(session, attempt)
    result = paper.mark
    attempt.submitted_at = ended_at(attempt.deadline, now)
    attempt.percent = result.percent
    attempt.passed = result.passed
    attempt.missed_lessons = _missed_lessons(paper, result)
    session.flush()
    if not result.passed:
        return NOTHING_NEW
    return hand_down(
        session,
        person_id=attempt.person_id,
        key=item_key(attempt.course_id, "quiz", attempt.quiz_id),
        revision_id=attempt.revision_id,
        percent=result.percent,
        now=now,
        today=today,
    )


def _missed_lessons(paper: Paper, result: Mark) -> list[str]:
    lessons = {each.id: each.lesson for each in paper.quiz.logic.questions}
    missed = (lessons[each.question_id] for each in result.questions if not each.right)
    return list(dict.fromkeys(lesson for lesson in missed if lesson))
