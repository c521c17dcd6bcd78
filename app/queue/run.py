"""Running a planned job: its effect and the mark that it is done commit together, so it happens once."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.queue.models import PlannedJob

NAME = re.compile(r"app\.[a-z_]+\.jobs\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a job may know of the world around it."""

    now: datetime
    public_url: str
    mail_url: str
    mail_from: str


class NotAJob(Exception):
    """The outbox names something that is not a function of a room's `jobs` module."""


def run_planned(session: Session, job_id: int, context: JobContext) -> bool:
    """Run the job in this transaction unless it is done; say whether it ran.

    Raises:
        NotAJob: the name does not lead to a job.
    """
    job = session.scalar(select(PlannedJob).where(PlannedJob.id == job_id).with_for_update())
    if job is None or job.done_at is not None:
        return False
    _function(job.name)(session, context, *job.arguments)
    job.done_at = context.now
    session.flush()
    return True


def _function(name: str) -> Callable[..., None]:
    if not NAME.fullmatch(name):
        raise NotAJob(name)
    module, _, function = name.rpartition(".")
    found: Callable[..., None] | None = getattr(importlib.import_module(module), function, None)
    if found is None:
        raise NotAJob(name)
    return found
