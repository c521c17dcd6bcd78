"""Everything with one command: database, content, demonstration, queue, worker and web server; Ctrl-C stops it all."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from redis import RedisError
from sqlalchemy.exc import OperationalError

from app.config import ROOT, BadSettings, Settings, read_settings
from app.deployment import ContentRefused, prepare
from app.queue.broker import connect
from app.web.assets import FrontEndNotBuilt

LEAST_FREE_BYTES = 200 * 1024 * 1024
START_S = 60
STOP_S = 10
WEB_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
"""One pool of memory for all threads of a worker: each pool would keep the 20 MB that checking a password takes."""


class CannotStart(Exception):
    """Why nothing was started, in one sentence that says what to do."""


def main() -> int:
    """Start everything and wait; return the process's exit code."""
    try:
        settings = read_settings(os.environ)
        _ensure_room(settings)
        _ensure_port_is_free(settings)
    except (BadSettings, CannotStart) as fault:
        print(fault, file=sys.stderr)  # noqa: T201 - the terminal is this program's page
        return 2
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        with ExitStack() as running:
            _wait(_start(settings, running))
    except KeyboardInterrupt:
        return 0
    except CannotStart as fault:
        print(fault, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _start(settings: Settings, running: ExitStack) -> list[subprocess.Popen[bytes]]:
    parts = [running.enter_context(_embedded_queue(settings))] if settings.redis_is_embedded else []
    _prepare(settings)
    parts += [
        running.enter_context(_process(_web_command(settings), WEB_ENVIRONMENT)),
        running.enter_context(_process([sys.executable, "-m", "app.worker"])),
    ]
    _wait_until_ready(settings, parts[-2])
    print(f"\n  Heart-Research Pro · 心研 Pro\n  {settings.public_url}\n  Ctrl-C stops it.\n", flush=True)  # noqa: T201
    return parts


def _prepare(settings: Settings) -> None:
    wanted = os.environ.get("DEMONSTRATION", "1") == "1"
    try:
        for line in prepare(settings, demonstration_too=wanted):
            print(line, flush=True)  # noqa: T201
    except (ContentRefused, FrontEndNotBuilt) as fault:
        raise CannotStart(str(fault)) from fault
    except (OperationalError, OSError) as fault:
        raise CannotStart(f"The database cannot be used: {fault.args[0]}") from fault


def _web_command(settings: Settings) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", settings.host, "--port", str(settings.port),
        "--workers", str(settings.web_workers), "--blocking-threads", "2",
        "--no-ws", "--log-level", "warning", "--respawn-failed-workers", "wsgi:app",
    ]  # fmt: skip


def _wait(parts: list[subprocess.Popen[bytes]]) -> None:
    """Wait for Ctrl-C.

    Raises:
        CannotStart: a part ended by itself; the others are stopped with it.
    """
    while all(part.poll() is None for part in parts):
        time.sleep(0.5)
    raise CannotStart(
        "The web server, the worker or the queue ended by itself; its last lines above say why."
    )


@contextmanager
def _process(
    command: list[str], environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    # In a session of its own: Ctrl-C reaches this program alone, which then stops the parts in order. A web server
    # whose workers are interrupted beside it waits for them for ever.
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _embedded_queue(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    module = "app.queue.embedded"
    with _process([sys.executable, "-m", module, str(settings.data_dir), settings.redis_url]) as server:
        give_up = time.monotonic() + START_S
        while time.monotonic() < give_up and server.poll() is None:
            try:
                connect(settings.redis_url).ping()
            except RedisError:
                time.sleep(0.05)
            else:
                yield server
                return
        raise CannotStart("The embedded Valkey did not start; is another copy running on the same DATA_DIR?")


def _wait_until_ready(settings: Settings, web: subprocess.Popen[bytes]) -> None:
    address = f"http://{settings.host}:{settings.port}/readyz"
    give_up = time.monotonic() + START_S
    while time.monotonic() < give_up and web.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise CannotStart("The web server did not become ready; its last lines above say why.")


def _ensure_room(settings: Settings) -> None:
    if shutil.disk_usage(settings.data_dir).free < LEAST_FREE_BYTES:
        raise CannotStart(
            f"The disk that holds {settings.data_dir} is full; free at least 200 MB and start again."
        )


def _ensure_port_is_free(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            raise CannotStart(
                f"Port {settings.port} on {settings.host} cannot be used ({fault.strerror}). "
                f"Start with another one: make run PORT={settings.port + 1}"
            ) from fault


def _as_interrupt(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
