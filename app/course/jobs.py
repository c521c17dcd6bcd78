"""What is done with an attempt when nobody looks at it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.course.ending import end, is_over
from app.course.models import QuizAttempt
from app.queue.run import JobContext
from app.web.clock import day_of


def end_attempt(session: Session, context: JobContext, attempt_id: int) -> None:
    """Hand in an attempt whose time is over, whoever sees it or not; one that has ended stays as it is."""
    attempt = session.get(QuizAttempt, attempt_id, with_for_update=True)
    if attempt is not None and is_over(attempt, context.now):
        end(session, attempt, now=context.now, today=day_of(context.now))
