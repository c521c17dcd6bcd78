"""The whole product, started as a newcomer starts it, and Chromium in front of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from app.config import ROOT
from tests.install_browser import find_browser
from tests.journeys.visitor import Site
from tests.ports import free_port

START_S = 120
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def running_site(data_dir: Path) -> Iterator[Site]:
    """Start `python -m app.serve` on an empty data folder, with the demonstration; stop it as Ctrl-C does."""
    port = free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "WEB_WORKERS": "1",
        "DEMONSTRATION": "1",
    }
    log = data_dir / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "app.serve"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(address, server, log)
        yield Site(address, data_dir)
    finally:
        server.send_signal(signal.SIGINT)
        code = server.wait(20)
    assert code == 0


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    path = find_browser()
    assert path, "run `make setup` and `make test`, which see that there is a Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def _wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    pause = threading.Event()
    for _ in range(START_S * 5):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return
        except (URLError, OSError):
            pause.wait(0.2)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')[-4000:]}")
