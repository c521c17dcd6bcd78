"""The whole product, started as a newcomer starts it, and a real browser in front of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from app.config import ROOT
from app.library.services import CheckedPackage
from tests.install_browser import find_browser
from tests.journeys.answers import Answers
from tests.journeys.visitor import Site, Visitor

START_S = 90
VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start `python -m app.serve` on an empty data folder, with the demonstration."""
    data_dir = tmp_path_factory.mktemp("site")
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
    wait_until_ready(address, server, log)
    yield Site(address, data_dir)
    server.send_signal(signal.SIGINT)
    assert server.wait(20) == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_browser()
    assert path, "run `make setup` and `make test`, which see that there is a Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(
    params=[(size, language) for size in VIEWPORTS for language in ("en", "zh-CN")],
    ids="-".join,
)
def visitor(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[Visitor]:
    """A person with a browser of their own: phone and desktop, English and Chinese."""
    size, language = request.param
    context = chromium.new_context(viewport=VIEWPORTS[size], locale=language, base_url=site.address)
    context.set_default_timeout(15_000)
    yield Visitor(site, context.new_page(), language, size)
    context.close()


@pytest.fixture(scope="session")
def answers(shipped: tuple[CheckedPackage, ...]) -> Answers:
    return Answers(shipped)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    pause = threading.Event()
    for _ in range(START_S * 5):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return
        except (URLError, OSError):
            pause.wait(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')[-4000:]}")
