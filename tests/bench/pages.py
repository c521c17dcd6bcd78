"""Measuring one page: queries, bytes, milliseconds beside the floor, and under load."""

from __future__ import annotations

from contextvars import Context
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote

from flask import Flask
from sqlalchemy import event

from app.db.session import database
from tests.bench.client import BROTLI, Client, Timing, under_load
from tests.bench.data import Made
from tests.bench.search import WORD
from tests.bench.site import Bench

ROUNDS = 5
COUNT = 40
CLIENTS = 8
COUNT_UNDER_LOAD = 60
WARM_UP = 8


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for, and by whom."""

    name: str
    path: str
    cookie: str
    is_learners: bool = False
    """Whether the floor's budget is held to it."""
    share: float = 1.0
    """Of the usual number of requests, for a page that limits how often it may be asked for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one page."""

    page: Page
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


def pages(made: Made, learner: str, lead: str) -> list[Page]:
    """List the pages that are measured, with the cookies of who asks for them."""
    return [
        Page("sign-in", "/sign-in", ""),
        Page("today", "/", learner, is_learners=True),
        Page("learn", "/learn", learner, is_learners=True),
        Page("course", "/learn/cri-101", learner, is_learners=True),
        Page("lesson", "/learn/cri-101/lessons/the-direct-question", learner, is_learners=True),
        Page("quiz page", f"/attempts/{made.attempt_id}/questions/1", learner, is_learners=True),
        Page("run step", f"/runs/{made.run_id}", learner, is_learners=True),
        Page("questions (2,000)", "/forum/questions", learner),
        Page("thread (80 answers)", f"/forum/questions/{made.thread_id}", learner, is_learners=True),
        Page("record", "/record", learner),
        Page("certificate check", f"/verify/{made.code}", "", share=0.1),
        Page("school (200 teachers)", "/school", lead),
        Page("search (20,000 texts)", f"/search?q={quote(WORD)}", learner),
    ]


def measure(app: Flask, bench: Bench, page: Page) -> Measured:
    """Measure a page and its floor in turn; the figures are those of the round in the middle."""
    product, floor = Client(bench.product, page.cookie), Client(bench.floor)
    body = product.get(page.path)
    queries = len(statements(app, page))
    floor_path = f"/floor/{queries}/{len(body)}"
    count = int(COUNT * page.share)
    product.time(page.path, int(WARM_UP * page.share))
    floor.time(floor_path, WARM_UP)
    rounds = [
        (median(product.time(page.path, count)), median(floor.time(floor_path, count))) for _ in range(ROUNDS)
    ]
    product_ms, floor_ms = sorted(rounds, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return Measured(
        page=page,
        queries=queries,
        size=len(body),
        compressed=len(product.get(page.path, BROTLI)),
        product_ms=product_ms,
        floor_ms=floor_ms,
        load=under_load(bench.product, page.cookie, page.path, CLIENTS, int(COUNT_UNDER_LOAD * page.share)),
    )


def statements(app: Flask, page: Page, form: dict[str, str] | None = None) -> list[str]:
    """Return the statements of a request, or of a form sent to it, without BEGIN and COMMIT; counted in this process."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT", "PRAGMA")):
            seen.append(statement)

    client = app.test_client(use_cookies=False)
    headers = {"Cookie": page.cookie}
    with app.app_context():
        engine = database.engine
    if form is None:
        # Once unseen: what is live is read from the database once in a process.
        Context().run(client.get, page.path, headers=headers)
    event.listen(engine, "before_cursor_execute", note)
    try:
        answer = Context().run(
            client.open, page.path, method="POST" if form else "GET", data=form, headers=headers
        )
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert answer.status_code < 400, (page.path, answer.status_code)
    return seen
