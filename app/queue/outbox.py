"""Planning a job: part of the service's transaction, so that neither can exist without the other."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.queue.models import PlannedJob

Argument = int | str | bool | None

PLANNED = "planned_jobs"
"""Key of `Session.info` under which the ids planned in this transaction are kept for the relay."""


def plan_job(
    session: Session, name: str, *arguments: Argument, now: datetime, not_before: datetime | None = None
) -> None:
    """Plan the job `name` (`app.notice.jobs.deliver`) with ids and words as arguments.

    It is handed to the queue after the commit; if the queue is away then, the relay does so later. A job for later is
    handed over by the relay alone, soon after its time. It may run twice when a worker dies between its last step and
    the commit, so it must do no harm the second time.
    """
    job = PlannedJob(
        name=name,
        arguments=list(arguments),
        planned_at=now,
        handed_at=not_before or now,
        hand_overs=0 if not_before else 1,
        done_at=None,
    )
    session.add(job)
    session.flush()
    if not_before:
        return
    session.info.setdefault(PLANNED, []).append(job.id)
