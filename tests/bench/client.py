"""A bounded client on loopback: keeps its connection, counts milliseconds."""

from __future__ import annotations

import http.client
import re
import statistics
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

STATIC = re.compile(r"/static/[\w.-]+")
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
BROTLI = {"Accept-Encoding": "br"}


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds per request, and how many were answered in a second."""

    p50: float
    p99: float
    per_second: float


class Client:
    """One keep-alive connection with a cookie; it unpacks nothing."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.headers = {"Cookie": cookie} if cookie else {}

    def get(self, path: str, headers: dict[str, str] | None = None) -> bytes:
        """Return the body as it travels."""
        self.connection.request("GET", path, headers={**self.headers, **(headers or {})})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        return body

    def sign_in(self, account: str, password: str) -> float:
        """Sign in the way a browser does, and return the milliseconds that the form took."""
        self.connection.request("GET", "/sign-in")
        answer = self.connection.getresponse()
        found = TOKEN.search(answer.read().decode())
        cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
        form = urlencode({"csrf_token": found[1] if found else "", "account": account, "password": password})
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        self.connection.request("POST", "/sign-in", body=form, headers=headers)
        answer = self.connection.getresponse()
        answer.read()
        took = (time.perf_counter() - began) * 1000
        assert answer.status == 303, answer.status
        return took

    def weigh_assets(self, path: str) -> int:
        """Return the compressed bytes of the styles, scripts and pictures that a page loads."""
        addresses = {each.decode() for each in re.findall(STATIC.pattern.encode(), self.get(path))}
        return sum(len(self.get(address, BROTLI)) for address in addresses)

    def time(self, path: str, count: int) -> list[float]:
        """Return milliseconds of each of `count` requests."""
        took = []
        for _ in range(count):
            began = time.perf_counter()
            self.get(path)
            took.append((time.perf_counter() - began) * 1000)
        return took


def under_load(address: str, cookie: str, path: str, clients: int, count: int) -> Timing:
    """Let several clients ask at once, each `count` times."""
    took: list[float] = []

    def visit() -> None:
        took.extend(Client(address, cookie).time(path, count))

    began = time.perf_counter()
    threads = [threading.Thread(target=visit) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - began
    assert len(took) == clients * count, "a request failed under load"
    took.sort()
    return Timing(statistics.median(took), took[int(len(took) * 0.99)], len(took) / elapsed)
