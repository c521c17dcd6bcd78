"""The worker: takes planned jobs from the queue, runs each in its own transaction, and minds the outbox."""

from __future__ import annotations

import logging
import os
import threading
from datetime import timedelta
from functools import lru_cache

from flask import Flask
from redis import RedisError
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from app.config import Settings, read_settings
from app.db.session import transaction
from app.factory import create_app
from app.queue.broker import queue_at
from app.queue.relay import relay
from app.queue.run import JobContext, run_planned
from app.web.clock import now
from app.web.request_log import init_logging

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _settings() -> Settings:
    return read_settings(os.environ)


@lru_cache(maxsize=1)
def _app() -> Flask:
    return create_app(_settings())


def run_planned_job(job_id: int) -> None:
    """Run one job of the outbox; RQ calls this with its id and nothing else."""
    settings = _settings()
    context = JobContext(
        now=now(), public_url=settings.public_url, mail_url=settings.mail_url, mail_from=settings.mail_from
    )
    with _app().app_context(), transaction() as session:
        ran = run_planned(session, job_id, context)
    log.info("planned job %s", "ran" if ran else "was done already")


def mind_the_outbox(stop: threading.Event) -> None:
    """Hand over again, every third of a lease, what the queue lost; wait quietly while the queue is away."""
    settings = _settings()
    lease = timedelta(seconds=settings.job_lease_s)
    queue = queue_at(settings.redis_url)
    while not stop.wait(settings.job_lease_s / 3):
        try:
            with _app().app_context(), transaction() as session:
                relay(session, queue, now=now(), lease=lease)
        except RedisError:
            log.warning("queue is away; planned jobs wait in the outbox")


def main() -> None:
    """Work until told to stop.

    Jobs run in this process, without a fork: they are short, and a job that takes the process down is handed
    over again when its lease ends.
    """
    init_logging()
    _app()
    stop = threading.Event()
    threading.Thread(target=mind_the_outbox, args=(stop,), daemon=True).start()
    queue = queue_at(_settings().redis_url)
    SimpleWorker([queue], connection=queue.connection, serializer=JSONSerializer).work(
        logging_level="WARNING"
    )
    stop.set()


if __name__ == "__main__":
    main()
