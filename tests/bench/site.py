"""The product and the floor, side by side on the same data, each served by one worker process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from flask import Flask

from app.account.services import open_sign_in
from app.config import ROOT, Settings, read_settings
from app.db.session import transaction
from app.domain.access import Actor
from app.queue.embedded import embedded_valkey
from app.serve import WEB_ENVIRONMENT
from app.web.clock import now
from tests.ports import free_port

START_S = 60


@dataclass(frozen=True)
class Bench:
    """Two servers to measure."""

    product: str
    floor: str
    product_pid: int


@contextmanager
def settings_in(folder: Path, database_url: str | None) -> Iterator[Settings]:
    """Give settings for an empty folder, with a Valkey of their own."""
    environment = {"DATA_DIR": str(folder), "SECRET_KEY": "only for measuring, and long enough to pass"}
    if database_url:
        environment["DATABASE_URL"] = database_url
    settings = read_settings(environment)
    with embedded_valkey(folder, settings.redis_url):
        yield settings


@contextmanager
def serving(settings: Settings) -> Iterator[Bench]:
    """Start both servers and wait for both."""
    environment = {
        **os.environ,
        **WEB_ENVIRONMENT,
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
    }
    with (
        _server("wsgi:app", environment, settings.data_dir) as (product, pid),
        _server("tests.bench.floor:app", environment, settings.data_dir) as (floor, _),
    ):
        _wait(f"{product}/healthz")
        _wait(f"{floor}/floor/0/10")
        yield Bench(product, floor, pid)


@contextmanager
def _server(target: str, environment: dict[str, str], folder: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1",
        "--blocking-threads", "2", "--no-ws", "--log-level", "error", target,
    ]  # fmt: skip
    with (folder / f"{target.split(':', maxsplit=1)[0]}.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(15)


def _wait(address: str) -> None:
    give_up = time.monotonic() + START_S
    while time.monotonic() < give_up:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{address} did not answer")


def memory_mb(pid: int) -> float:
    """Return the largest resident memory of a server's worker, in MB."""
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return max(process.memory_info().rss for process in processes) / 1_000_000


def cookie_of(app: Flask, actor: Actor) -> str:
    """Sign a person in and return the cookie a browser would hold."""
    with app.app_context(), transaction() as session:
        token = open_sign_in(session, actor.person_id, now=now())
    serializer = app.session_interface.get_signing_serializer(app)
    value = serializer.dumps({"_user_id": token, "_fresh": True, "csrf_token": "0" * 40})
    return f"heart_research={value}; language=zh-CN"
