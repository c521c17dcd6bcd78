"""The connection to Redis and the one RQ queue."""

from __future__ import annotations

from functools import lru_cache

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

QUEUE_NAME = "heart-research"
RUN = "app.worker.run_planned_job"
"""The one function RQ ever calls; what it runs stands in the outbox."""


@lru_cache(maxsize=4)
def connect(url: str) -> Redis:
    """Return the process's connection pool to this Redis."""
    return Redis.from_url(url, socket_connect_timeout=2, socket_timeout=10)


def queue_at(url: str) -> Queue:
    """Return the queue; the serializer is JSON, so a job is data and never code."""
    return Queue(QUEUE_NAME, connection=connect(url), serializer=JSONSerializer)


def hand_over(queue: Queue, job_id: int, hand_over: int) -> None:
    """Give one planned job to RQ.

    Raises:
        redis.RedisError: the queue is away; the row waits in the outbox.
    """
    queue.enqueue(RUN, job_id, job_id=f"planned-{job_id}-{hand_over}", result_ttl=60, failure_ttl=86_400)
