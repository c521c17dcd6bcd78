"""Marking a quiz again: exactly what was looked at, once, and only forwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.assessment.previews import Preview, preview
from app.course.models import QuizAttempt, Regrade, RegradeChange
from app.domain.access import Actor, Permission, ensure
from app.domain.errors import Conflict, Invalid
from app.domain.progress import item_key
from app.library.services import lock_package
from app.queue.outbox import plan_job
from app.record.services import hand_down


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody looked at and decided to do."""

    course_id: str
    quiz_id: str
    fingerprint: str
    """Of the preview they saw."""
    reason: str
    """For those whose results it touches."""


def mark_quiz_again(session: Session, actor: Actor, *, plan: Plan, now: datetime, today: date) -> None:
    """Do what was looked at; the same a second time changes nothing.

    Who passes by it has shown it now: evidence, completed courses and certificates follow in the same transaction.

    Raises:
        Denied: the actor is no trainer.
        Invalid: no reason is given, or there is nothing to mark again.
        NotFound: there is no such quiz.
        Conflict: something has changed since it was looked at.
    """
    ensure(actor, Permission.QUIZ_REGRADE)
    if not plan.reason.strip():
        raise Invalid("assessment.reason-missing", field="reason")
    lock_package(session, "course", plan.course_id)
    if session.scalar(select(Regrade.id).where(Regrade.preview == plan.fingerprint)) is not None:
        return
    found = preview(session, actor, course_id=plan.course_id, quiz_id=plan.quiz_id)
    if found.fingerprint != plan.fingerprint:
        raise Conflict("assessment.preview-stale")
    if not found.outcome.changes:
        raise Invalid("assessment.nothing-to-mark")
    _store(session, found, _regrade(actor, plan, found, now))
    _hand_down(session, plan, found, now=now, today=today)


def _regrade(actor: Actor, plan: Plan, found: Preview, now: datetime) -> Regrade:
    return Regrade(
        course_id=plan.course_id,
        quiz_id=plan.quiz_id,
        from_revision_ids=list(found.from_revision_ids),
        to_revision_id=found.course.revision_id,
        reason=plan.reason.strip(),
        preview=plan.fingerprint,
        applied_at=now,
        applied_by_id=actor.person_id,
    )


def _store(session: Session, found: Preview, regrade: Regrade) -> None:
    session.add(regrade)
    session.flush()
    changes = found.outcome.changes
    session.execute(
        insert(RegradeChange),
        [
            {
                "regrade_id": regrade.id,
                "attempt_id": each.attempt_id,
                "percent_before": each.before.percent,
                "percent_after": each.after.percent,
                "passed_before": each.before.passed,
                "passed_after": each.after.passed,
            }
            for each in changes
        ],
    )
    results = [
        {"id": each.attempt_id, "percent": each.after.percent, "passed": each.after.passed}
        for each in changes
        if each.differs
    ]
    if results:
        session.execute(update(QuizAttempt), results)


def _hand_down(session: Session, plan: Plan, found: Preview, *, now: datetime, today: date) -> None:
    for each in sorted(found.outcome.changes, key=lambda change: (change.person_id, change.attempt_id)):
        if not each.is_newly_passed:
            continue
        handed = hand_down(
            session,
            person_id=each.person_id,
            key=item_key(plan.course_id, "quiz", plan.quiz_id),
            revision_id=found.revision_of[each.attempt_id],
            percent=each.after.percent,
            now=now,
            today=today,
        )
        if handed.is_new:
            plan_job(
                session, "app.notice.jobs.send_passed_after_all", each.person_id, each.attempt_id, now=now
            )
