"""Measuring one page: queries, bytes, milliseconds beside the floor, and under load."""

from __future__ import annotations

from contextvars import Context
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import event

from app.db.session import database
from tests.bench.client import Client, Timing, median_of_rounds, under_load
from tests.bench.site import Bench

ROUNDS = 5
COUNT = 40
CLIENTS = 8
COUNT_UNDER_LOAD = 40


@dataclass(frozen=True)
class Page:
    """What is asked for, and by whom."""

    name: str
    path: str
    cookie: str
    share: float = 1.0
    """Of the usual number of requests, for a page that limits how often it may be asked for."""


@dataclass(frozen=True)
class Measured:
    """The figures of one page."""

    name: str
    queries: int
    size: int
    compressed: int
    product_ms: float
    floor_ms: float
    load: Timing

    @property
    def ratio(self) -> float:
        """How many times the floor's time the product needs."""
        return self.product_ms / self.floor_ms


def measure(app: Flask, bench: Bench, page: Page) -> Measured:
    """Measure a page and its floor in turn."""
    product = Client(bench.product, page.cookie)
    body = product.get(page.path)
    compressed = len(product.get(page.path, "br"))
    queries = len(statements(app, page, "GET"))
    floor_path = f"/floor/{queries}/{len(body)}"
    floor = Client(bench.floor)
    count = int(COUNT * page.share)
    times = [
        (median_of_rounds(product, page.path, 1, count), median_of_rounds(floor, floor_path, 1, count))
        for _ in range(ROUNDS)
    ]
    middle = sorted(times, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    load = under_load(bench.product, page.cookie, page.path, CLIENTS, int(COUNT_UNDER_LOAD * page.share))
    return Measured(page.name, queries, len(body), compressed, *middle, load)


def statements(app: Flask, page: Page, method: str, form: dict[str, str] | None = None) -> list[str]:
    """Return the statements that a request sends, without BEGIN and COMMIT; counted in this process."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT", "PRAGMA")):
            seen.append(statement)

    client = app.test_client(use_cookies=False)
    send = client.get if method == "GET" else client.post
    with app.app_context():
        engine = database.engine
    Context().run(send, page.path, headers={"Cookie": page.cookie})  # what is live is read once in a process
    event.listen(engine, "before_cursor_execute", note)
    try:
        answer = Context().run(send, page.path, data=form, headers={"Cookie": page.cookie})
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert answer.status_code < 400, (page.path, answer.status_code)
    return seen
