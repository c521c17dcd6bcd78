"""A planned job runs once, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.account.services import create_person
from app.config import ROOT, Settings
from app.db.session import database, transaction
from app.queue.broker import queue_at
from app.queue.embedded import embedded_valkey
from app.queue.models import PlannedJob
from app.queue.outbox import plan_job
from app.queue.relay import relay
from app.queue.run import JobContext, NotAJob, run_planned
from app.web.clock import now
from tests.people import NOW, PASSWORD

JOB = "app.notice.jobs.send_password_reset"
PATIENCE_S = 30


@pytest.fixture
def person_id(session: Session) -> int:
    person = create_person(
        session, account="mei@school.example", display_name="Mei", password=PASSWORD, now=NOW
    )
    session.commit()
    return person.id


@pytest.fixture
def mail(settings: Settings) -> Callable[[], list[Path]]:
    folder = settings.data_dir / "mail"
    for letter in folder.glob("*"):
        letter.unlink()
    return lambda: list(folder.glob("*.eml"))


def context(settings: Settings) -> JobContext:
    return JobContext(now(), settings.public_url, settings.mail_url, settings.mail_from)


def plan(person_id: int) -> int:
    with transaction() as session:
        plan_job(session, JOB, person_id, now=now())
        return session.scalars(select(PlannedJob.id).order_by(PlannedJob.id.desc())).first()


def is_done(job_id: int) -> bool:
    database.session.rollback()
    return database.session.scalar(select(PlannedJob.done_at).where(PlannedJob.id == job_id)) is not None


def wait_for(condition: Callable[[], bool]) -> bool:
    """Ask again and again, a while between, for as long as patience lasts."""
    pause = threading.Event()
    for _ in range(PATIENCE_S * 20):
        if condition():
            return True
        pause.wait(0.05)
    return False


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start(redis_url: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "DATA_DIR": str(settings.data_dir),
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": settings.secret_key,
            "JOB_LEASE_SECONDS": "1",
        }
        worker = subprocess.Popen(
            [sys.executable, "-m", "app.worker"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def test_a_job_exists_exactly_when_the_work_does(app: Flask, person_id: int):
    with pytest.raises(RuntimeError), transaction() as session:
        plan_job(session, JOB, person_id, now=NOW)
        raise RuntimeError("the work failed")

    assert database.session.scalars(select(PlannedJob)).all() == []


def test_a_committed_job_reaches_the_queue_at_once_as_data(app: Flask, settings: Settings, person_id: int):
    job_id = plan(person_id)

    [job] = queue_at(settings.redis_url).jobs
    assert job.args == [job_id] or job.args == (job_id,)
    assert job.func_name == "app.worker.run_planned_job"


def test_a_job_that_ran_does_not_run_again(app: Flask, settings: Settings, person_id: int, mail):
    job_id = plan(person_id)

    ran = []
    for _ in range(2):
        with transaction() as session:
            ran.append(run_planned(session, job_id, context(settings)))

    assert ran == [True, False]
    assert len(mail()) == 1


def test_what_fails_is_not_done_and_leaves_nothing_behind(app: Flask, settings: Settings, person_id: int):
    job_id = plan(person_id)
    broken = JobContext(now(), settings.public_url, "smtp://127.0.0.1:9", settings.mail_from)

    with pytest.raises(ConnectionRefusedError), transaction() as session:
        run_planned(session, job_id, broken)

    assert not is_done(job_id)


@pytest.mark.parametrize("name", ["os.system", "app.account.services.sign_out", "app.notice.jobs.unknown"])
def test_the_outbox_runs_nothing_but_jobs(app: Flask, settings: Settings, name: str):
    with transaction() as session:
        plan_job(session, name, "x", now=NOW)
        job_id = session.scalars(select(PlannedJob.id)).one()
    with pytest.raises(NotAJob), transaction() as session:
        run_planned(session, job_id, context(settings))


def test_the_relay_hands_over_what_the_queue_lost_and_gives_up_in_the_end(
    app: Flask, settings: Settings, person_id: int
):
    queue = queue_at(settings.redis_url)
    plan(person_id)
    queue.empty()
    handed = []
    for minute in range(20):
        with transaction() as session:
            later = now() + timedelta(minutes=minute + 1)
            handed.append(relay(session, queue, now=later, lease=timedelta(seconds=30)))

    assert sum(handed) == 11
    assert handed[:3] == [1, 1, 1]
    assert len(queue.jobs) == 11


def test_a_job_for_later_waits_for_its_time_and_is_then_handed_over_at_once(
    app: Flask, settings: Settings, person_id: int
):
    queue = queue_at(settings.redis_url)
    queue.empty()
    with transaction() as session:
        plan_job(session, JOB, person_id, now=NOW, not_before=NOW + timedelta(hours=1))
    assert queue.jobs == []

    handed = []
    for seconds in (3_599, 3_600, 3_610, 3_630):
        with transaction() as session:
            at = NOW + timedelta(seconds=seconds)
            handed.append(relay(session, queue, now=at, lease=timedelta(seconds=30)))

    assert handed == [0, 1, 0, 1], "the second time because nobody ran it within a lease"


def test_work_goes_on_when_redis_is_away_and_the_job_runs_when_it_is_back(
    app: Flask, settings: Settings, person_id: int, mail, start_worker, tmp_path: Path
):
    own_url = f"unix://{tmp_path / 'own.sock'}"
    queue_at(settings.redis_url).empty()
    job_id = plan(person_id)
    queue_at(settings.redis_url).empty()  # as if it had never got there

    start_worker(own_url)  # there is no server at this address yet
    with embedded_valkey(tmp_path, own_url):
        start_worker(own_url)
        assert wait_for(lambda: is_done(job_id))

    assert len(mail()) == 1


def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    app: Flask, settings: Settings, person_id: int, mail, start_worker
):
    worker = start_worker(settings.redis_url)
    jobs = [plan(person_id) for _ in range(5)]
    wait_for(lambda: any(is_done(job_id) for job_id in jobs))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    jobs += [plan(person_id) for _ in range(5)]

    start_worker(settings.redis_url)

    assert wait_for(lambda: all(is_done(job_id) for job_id in jobs))
    assert len(mail()) >= len(jobs)


def test_a_worker_runs_what_is_queued(app: Flask, settings: Settings, person_id: int, mail, monkeypatch):
    for name, value in {
        "DATA_DIR": settings.data_dir,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.secret_key,
    }.items():
        monkeypatch.setenv(name, str(value))
    job_id = plan(person_id)
    queue = queue_at(settings.redis_url)

    SimpleWorker([queue], connection=queue.connection, serializer=JSONSerializer).work(
        burst=True, logging_level="ERROR"
    )

    assert is_done(job_id)
    assert len(mail()) == 1
