"""From the outbox to the queue: at once after a commit, and again for whatever was lost on the way."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from redis import RedisError
from rq import Queue
from sqlalchemy import event, or_, select
from sqlalchemy.orm import Session

from app.queue.broker import hand_over
from app.queue.models import PlannedJob
from app.queue.outbox import PLANNED

log = logging.getLogger(__name__)

MOST_HAND_OVERS = 12
"""After so many tries a job stays in the outbox for a person to look at (`flask queue`)."""


def hand_over_after_commit(
    sessions: type[Session] | Callable[..., Session], queue: Callable[[], Queue]
) -> None:
    """See that jobs planned in a session reach the queue as soon as it has committed."""

    @event.listens_for(sessions, "after_commit")
    def _after_commit(session: Session) -> None:
        for job_id in session.info.pop(PLANNED, []):
            try:
                hand_over(queue(), job_id, 1)
            except RedisError:
                log.warning("queue is away; job waits in the outbox")
                return

    @event.listens_for(sessions, "after_rollback")
    def _after_rollback(session: Session) -> None:
        session.info.pop(PLANNED, None)


def relay(session: Session, queue: Queue, *, now: datetime, lease: timedelta) -> int:
    """Hand over what waited for its time, and again what was handed over a lease ago and is not done; return how many.

    Raises:
        redis.RedisError: the queue is away; nothing is marked.
    """
    late = (
        select(PlannedJob)
        .where(
            PlannedJob.done_at.is_(None),
            or_(
                PlannedJob.handed_at <= now - lease,
                (PlannedJob.hand_overs == 0) & (PlannedJob.handed_at <= now),
            ),
            PlannedJob.hand_overs < MOST_HAND_OVERS,
        )
        .order_by(PlannedJob.id)
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    jobs = session.scalars(late).all()
    for job in jobs:
        hand_over(queue, job.id, job.hand_overs + 1)
        job.hand_overs += 1
        job.handed_at = now
    session.flush()
    return len(jobs)
