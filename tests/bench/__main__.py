"""Print the table, hold the budgets: `make bench`, or `python -m tests.bench --database postgresql`."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from typing import NoReturn

import structlog
from flask import Flask

from app.config import Settings
from app.content.check import check
from app.content.package import PackageFiles
from app.content.packages import Found
from app.db.session import reading, transaction
from app.deployment import prepare
from app.factory import create_app
from app.library.publishing import live_shelf, publish_found
from app.web.clock import now
from tests.bench import budgets
from tests.bench.budgets import Budget
from tests.bench.client import BROTLI, Client
from tests.bench.course import LESSONS, large_course
from tests.bench.data import PASSWORD, Made, make
from tests.bench.forms import learner_forms
from tests.bench.pages import Page, measure, pages, statements
from tests.bench.scenario import NODES, large_scenario
from tests.bench.search import fill_search
from tests.bench.site import Bench, cookie_of, memory_mb, serving, settings_in
from tests.databases import open_postgresql

LESSON = "the-direct-question"
LESSON_PATH = f"/learn/cri-101/lessons/{LESSON}"
SIGN_INS = 8


def main() -> int:
    """Measure everything; return 1 when a budget is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
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
    app.config["WTF_CSRF_ENABLED"] = (
        False  # for forms that this process sends itself, to count their statements
    )
    with app.app_context(), transaction() as session:
        made = make(session)
        fill_search(session)
    learner, lead = cookie_of(app, made.learner), cookie_of(app, made.lead)
    with serving(settings) as bench:
        measured = [measure(app, bench, page) for page in pages(made, learner, lead)]
        rest = [*of_the_web(bench, made, learner)]
    held = [each for page in measured for each in budgets.page_budgets(page)]
    held += [*rest, *of_forms(app, made, learner), *of_content(app)]
    print(f"\nOn {database}, one worker; product and floor in turn, the round in the middle of five.\n")
    print("\n".join(budgets.table(measured)))
    print(f"\nMigrating, publishing what ships and making the demonstration took {first_start_s:.1f} s.\n")
    print("\n".join(str(each) for each in held))
    missed = sum(not each.is_held for each in held)
    print(f"\n{len(held) - missed} of {len(held)} budgets held.")
    return 1 if missed else 0


def of_the_web(bench: Bench, made: Made, learner: str) -> Iterator[Budget]:
    """Weigh a first and a repeated visit, sign in, and look at the worker's memory after the load."""
    client = Client(bench.product, learner)
    html = len(client.get(LESSON_PATH, BROTLI))
    first = html + client.weigh_assets(LESSON_PATH)
    yield Budget("lesson with everything it loads", first / 1000, budgets.MOST_FIRST_LOAD_BYTES / 1000, "KB")
    yield Budget("lesson seen again", html / 1000, budgets.MOST_REPEAT_BYTES / 1000, "KB")
    took = [Client(bench.product).sign_in(made.teacher_account, PASSWORD) for _ in range(SIGN_INS)]
    yield Budget("signing in", median(took), budgets.SIGN_IN_MS, "ms")
    yield Budget("worker after the load", memory_mb(bench.product_pid), budgets.MEMORY_MB, "MB")


def of_forms(app: Flask, made: Made, learner: str) -> Iterator[Budget]:
    """Count the statements of what a learner sends."""
    with app.app_context():
        forms = learner_forms(
            reading(), made.learner, attempt_id=made.attempt_id, run_id=made.run_id, lesson_id=LESSON
        )
    for form in forms:
        count = len(statements(app, Page(form.name, form.path, learner), form.fields))
        yield Budget(form.name, count, budgets.MOST_STATEMENTS, "statements")


def of_content(app: Flask) -> Iterator[Budget]:
    """Publish a large course, check a large scenario."""
    course, scenario = large_course(), large_scenario()
    with app.app_context():
        yield Budget(
            f"publishing {LESSONS} lessons in two languages", publish_s(course), budgets.PUBLISH_S, "s"
        )
        shelf = live_shelf(reading())
    began = time.perf_counter()
    found = check(scenario, shelf)
    took = time.perf_counter() - began
    assert all(each.severity != "error" for each in found), found
    yield Budget(f"checking a scenario of {NODES} nodes and 20,000 states", took, budgets.CHECK_S, "s")


def publish_s(package: PackageFiles) -> float:
    """Return the seconds from files to what is live."""
    began = time.perf_counter()
    with transaction() as session:
        outcome = publish_found(session, [Found(Path(), package)], published_by_id=None, now=now())
    assert outcome.published, outcome.problems
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
