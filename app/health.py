"""What must be there before this server may be sent visitors."""

from __future__ import annotations

import re
from collections.abc import Callable

from redis import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.config import ROOT, Settings
from app.db.session import database
from app.queue.broker import connect

REVISION = re.compile(r"""^revision = "(.+)"$""", re.MULTILINE)
DOWN_REVISION = re.compile(r"""^down_revision = "(.+)"$""", re.MULTILINE)


def checks(settings: Settings) -> dict[str, Callable[[], bool]]:
    """Return the checks of `/readyz` by name."""
    return {
        "database": _database_answers,
        "queue": lambda: _queue_answers(settings.redis_url),
        "migrations": migrations_are_current,
    }


def _database_answers() -> bool:
    try:
        with database.engine.connect() as connection:
            return bool(connection.scalar(text("select 1")) == 1)
    except SQLAlchemyError:
        return False


def _queue_answers(url: str) -> bool:
    try:
        return bool(connect(url).ping())
    except RedisError:
        return False


def migrations_are_current() -> bool:
    """Say whether the database has exactly the shape this code expects."""
    # Read here and not by Alembic, which a web server would keep 10 MB for.
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "migrations" / "versions").glob("*.py"))
    newest = set(REVISION.findall(written)) - set(DOWN_REVISION.findall(written))
    try:
        with database.engine.connect() as connection:
            return newest == set(connection.scalars(text("select version_num from alembic_version")))
    except SQLAlchemyError:
        return False
