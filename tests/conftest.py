"""One real database and one real Valkey for the whole run; every test finds them as new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy.orm import Session

from app.config import Settings
from app.content.packages import packages_in
from app.content.shelf import Shelf
from app.db.session import database
from app.deployment import SHIPPED
from app.factory import create_app
from app.library.publishing import Checked, check_found
from app.library.queries import Catalogue, catalogue
from app.library.services import CheckedPackage, publish
from app.migrations import upgrade
from app.queue.embedded import embedded_valkey
from tests.browser import Browser
from tests.databases import clean, open_postgresql
from tests.people import NOW, People, make_people

# How long an example takes says nothing about the rule that it is an example of.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="which database the tests run on; with postgresql only tests that use one are run",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database") == "sqlite":
        return
    pure = [item for item in items if "app" not in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if item not in set(pure)]


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def redis_url(data_dir: Path) -> Iterator[str]:
    url = f"unix://{data_dir / 'v.sock'}"
    with embedded_valkey(data_dir, url):
        yield url


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest, data_dir: Path) -> Iterator[str]:
    if request.config.getoption("--database") == "postgresql":
        with open_postgresql(data_dir) as url:
            yield url
    else:
        yield f"sqlite:///{data_dir / 'test.sqlite3'}"


@pytest.fixture(scope="session")
def settings(data_dir: Path, redis_url: str, database_url: str) -> Settings:
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        redis_url=redis_url,
        redis_is_embedded=False,
        secret_key="only for tests, and long enough to pass the check",
        host="127.0.0.1",
        port=8000,
        public_url="http://localhost",
        mail_url=f"file://{data_dir / 'mail'}",
        mail_from="Tests <tests@example.invalid>",
        web_workers=1,
        trusted_proxies=0,
        job_lease_s=1,
    )


@pytest.fixture(scope="session")
def whole_app(settings: Settings) -> Iterator[Flask]:
    """The application on a migrated, empty database."""
    app = create_app(settings)
    app.testing = True
    upgrade(app)
    yield app
    with app.app_context():
        database.engine.dispose()


@pytest.fixture
def app(whole_app: Flask, settings: Settings) -> Iterator[Flask]:
    """The application with nobody and nothing in it."""
    with whole_app.app_context():
        clean(settings)
        yield whole_app
        database.session.remove()


@pytest.fixture
def session(app: Flask) -> Session:
    return database.session()


@pytest.fixture
def people(session: Session) -> People:
    """The few people of every test: see tests/people.py."""
    made = make_people(session)
    session.commit()
    return made


@pytest.fixture
def browse(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(app)


@pytest.fixture(scope="session")
def shipped_checked() -> Checked:
    """The shipped courses, scenarios and reference shelf, checked and compiled once for the whole run."""
    return check_found([each for root in SHIPPED for each in packages_in(root)], Shelf())


@pytest.fixture(scope="session")
def shipped(shipped_checked: Checked) -> tuple[CheckedPackage, ...]:
    """What of it can be published, which is everything."""
    problems = [f"{problem.file}:{problem.line} {problem.code}" for _, problem in shipped_checked.problems]
    assert shipped_checked.packages, problems
    return shipped_checked.packages


@pytest.fixture
def library(session: Session, shipped: tuple[CheckedPackage, ...]) -> Catalogue:
    """Everything that ships, published."""
    for package in shipped:
        publish(session, package, published_by_id=None, now=NOW)
    session.commit()
    return catalogue(session)
