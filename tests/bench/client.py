"""A bounded client on loopback: keeps its connection, counts milliseconds."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Timing:
    """Milliseconds per request, and how many were answered in a second."""

    p50: float
    p99: float
    per_second: float


class Client:
    """One keep-alive connection with a cookie."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.headers = {"Cookie": cookie} if cookie else {}

    def get(self, path: str, encoding: str = "identity") -> bytes:
        self.connection.request("GET", path, headers={**self.headers, "Accept-Encoding": encoding})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        return body

    def sign_in_wrongly(self) -> None:
        """Post a wrong password the way a browser does."""
        self.connection.request("GET", "/sign-in")
        answer = self.connection.getresponse()
        page, cookie = answer.read().decode(), (answer.getheader("Set-Cookie") or "").split(";")[0]
        token = page.split('name="csrf-token" content="')[1].split('"')[0]
        form = urlencode({"csrf_token": token, "account": f"{token[:12]}@bench.example", "password": "wrong"})
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", "/sign-in", body=form, headers=headers)
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 422, answer.status

    def time(self, path: str, count: int) -> list[float]:
        """Return milliseconds of each of `count` requests."""
        took = []
        for _ in range(count):
            began = time.perf_counter()
            self.get(path)
            took.append((time.perf_counter() - began) * 1000)
        return took


def median_of_rounds(client: Client, path: str, rounds: int, count: int) -> float:
    """Return the median of the medians of several rounds."""
    return statistics.median(statistics.median(client.time(path, count)) for _ in range(rounds))


def under_load(address: str, cookie: str, path: str, clients: int, count: int) -> Timing:
    """Let several clients ask at once, each `count` times."""
    took: list[float] = []
    lock = threading.Lock()

    def visit() -> None:
        mine = Client(address, cookie).time(path, count)
        with lock:
            took.extend(mine)

    began = time.perf_counter()
    threads = [threading.Thread(target=visit) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - began
    took.sort()
    return Timing(statistics.median(took), took[int(len(took) * 0.99)], len(took) / elapsed)
