"""What must be there before this server may be sent visitors."""

from __future__ import annotations

from collections.abc import Callable

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.config import ROOT, Settings
from app.db.session import database
from app.queue.broker import connect


def alembic_config() -> Config:
    """Return how migrations are found, independent of the folder a command runs in."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(rev)s")
    return config


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
    wanted = set(ScriptDirectory.from_config(alembic_config()).get_heads())
    try:
        with database.engine.connect() as connection:
            return wanted == set(MigrationContext.configure(connection).get_current_heads())
    except SQLAlchemyError:
        return False
