"""Print the table, hold the budgets: `make bench`, or `python -m tests.bench --database postgresql`."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import NoReturn

import structlog
from flask import Flask

from app.config import ROOT, Settings
from app.content.packages import packages_in
from app.content.shelf import Shelf
from app.db.session import transaction
from app.deployment import SHIPPED, prepare
from app.factory import create_app
from app.library.publishing import check_found
from tests.bench.client import Client
from tests.bench.data import Made, make
from tests.bench.pages import Measured, Page, measure, statements
from tests.bench.site import Bench, cookie_of, memory_mb, serving, settings_in
from tests.databases import open_postgresql

Line = tuple[str, bool, str]


def main() -> int:
    """Measure everything; return 1 when a budget is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    wanted = parser.parse_args().database
    structlog.configure(processors=[drop])
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = open_postgresql(folder) if wanted == "postgresql" else nullcontext(None)
        with database as url, settings_in(folder, url) as settings:
            return run(settings, wanted)


def drop(*_: object) -> NoReturn:
    """Keep the request log of this process out of the table."""
    raise structlog.DropEvent


def run(settings: Settings, database: str) -> int:
    """Prepare, measure, print."""
    began = time.perf_counter()
    list(prepare(settings, demonstration_too=True))
    first_start_s = time.perf_counter() - began
    app = create_app(settings)
    with app.app_context(), transaction() as session:
        made = make(session)
    cookies = {
        name: cookie_of(app, person)
        for name, person in (("learner", made.learner_id), ("lead", made.lead_id))
    }
    with serving(settings) as bench:
        measured = [measure(app, bench, page) for page in pages(made, cookies)]
        memory = memory_mb(bench.product_pid)
        first_load = first_load_bytes(bench, cookies["learner"])
        sign_in = sign_in_ms(bench)
    lines = [*budgets(measured), *submits(app, made, cookies["learner"])]
    lines += [
        ("first load, compressed", first_load <= 100_000, f"{first_load / 1000:.1f} KB of 100"),
        ("sign-in POST", sign_in <= 30, f"{sign_in:.1f} ms of 30"),
        ("memory of the web worker after the load", memory <= 150, f"{memory:.0f} MB of 150"),
        ("publish the shipped content", True, f"{publish_s():.1f} s, no budget of its own"),
        ("migrate, publish, make the demonstration", True, f"{first_start_s:.1f} s"),
    ]
    report(database, measured, lines)
    return 0 if all(held for _, held, _ in lines) else 1


def pages(made: Made, cookies: dict[str, str]) -> list[Page]:
    """List the pages that are measured."""
    learner, lead = cookies["learner"], cookies["lead"]
    return [
        Page("sign-in", "/sign-in", ""),
        Page("today", "/", learner),
        Page("learn", "/learn", learner),
        Page("course", "/learn/cri-101", learner),
        Page("lesson", "/learn/cri-101/lessons/the-direct-question", learner),
        Page("quiz page", f"/attempts/{made.attempt_id}/questions/1", learner),
        Page("run", f"/runs/{made.run_id}", learner),
        Page("questions (2,000)", "/forum/questions", learner),
        Page("thread (80 answers)", f"/forum/questions/{made.thread_id}", learner),
        Page("record", "/record", learner),
        Page("certificate check", f"/verify/{made.code}", "", share=0.15),
        Page("school (200 teachers)", "/school", lead),
    ]


LEARNERS = {"today", "course", "lesson", "quiz page", "run", "thread (80 answers)"}


def budgets(measured: list[Measured]) -> list[Line]:
    """Compare every page with its budgets."""
    lines: list[Line] = []
    for page in measured:
        lines.append((f"{page.name}: queries", page.queries <= 6, f"{page.queries} of 6"))
        lines.append(
            (f"{page.name}: HTML", page.compressed <= 20_000, f"{page.compressed / 1000:.1f} KB of 20")
        )
        spread = page.load.p99 / page.load.p50
        lines.append((f"{page.name}: p99 at 8 clients", spread <= 4, f"{spread:.1f} × p50, of 4"))
        if page.name in LEARNERS:
            lines.append((f"{page.name}: floor", page.ratio <= 2, f"{page.ratio:.2f} × the floor, of 2"))
        if page.name.startswith("school"):
            lines.append((f"{page.name}: time", page.product_ms <= 300, f"{page.product_ms:.0f} ms of 300"))
    return lines


def submits(app: Flask, made: Made, cookie: str) -> list[Line]:
    """Count the statements of an answer and of a choice."""
    app.config["WTF_CSRF_ENABLED"] = False
    question = Page("", f"/attempts/{made.attempt_id}/questions/1", cookie)
    choice = Page("", f"/runs/{made.run_id}/moves", cookie)
    counted = {
        "submit an answer": len(statements(app, question, "POST", {"later": "1"})),
        "submit a choice": len(
            statements(app, choice, "POST", {"node": "journal", "choice": "talk", "sequence": "1"})
        ),
    }
    return [(name, count <= 8, f"{count} statements of 8") for name, count in counted.items()]


def first_load_bytes(bench: Bench, cookie: str) -> int:
    """Return the compressed bytes of a lesson with everything it needs."""
    client = Client(bench.product, cookie)
    total = len(client.get("/learn/cri-101/lessons/the-direct-question", "br"))
    built = [
        path.name for path in (ROOT / "static" / "dist").iterdir() if path.suffix in {".css", ".js", ".svg"}
    ]
    return total + sum(len(client.get(f"/static/{name}", "br")) for name in built)


def sign_in_ms(bench: Bench) -> float:
    """Return the median time of a refused sign-in, which costs what an accepted one does."""
    client = Client(bench.product)
    times = []
    for _ in range(8):
        began = time.perf_counter()
        client.sign_in_wrongly()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)[len(times) // 2]


def publish_s() -> float:
    """Return the seconds it takes to read, check and compile what ships."""
    began = time.perf_counter()
    check_found([each for root in SHIPPED for each in packages_in(root)], Shelf(), {})
    return time.perf_counter() - began


def report(database: str, measured: list[Measured], lines: list[Line]) -> None:
    """Print the table and the budgets."""
    print(f"\nOn {database}; one client, then 8; medians in one run, product and floor in turn.\n")
    print(
        f"{'page':<24}{'queries':>8}{'KB':>7}{'KB br':>7}{'ms':>8}{'floor':>8}{'ratio':>7}{'p50·8':>8}{'p99·8':>8}{'req/s':>8}"
    )
    for page in measured:
        print(
            f"{page.name:<24}{page.queries:>8}{page.size / 1000:>7.1f}{page.compressed / 1000:>7.1f}"
            f"{page.product_ms:>8.2f}{page.floor_ms:>8.2f}{page.ratio:>7.2f}"
            f"{page.load.p50:>8.1f}{page.load.p99:>8.1f}{page.load.per_second:>8.0f}"
        )
    print("\nBudgets")
    for name, held, words in lines:
        print(f"  {'held  ' if held else 'MISSED'}  {name}: {words}")


if __name__ == "__main__":
    sys.exit(main())
