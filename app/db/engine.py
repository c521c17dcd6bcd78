"""How each database is opened."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event

BUSY_MS = 10_000
"""How long a writer waits for another one on SQLite before it gives up."""

WRITING = {"sqlite_begin": "IMMEDIATE"}
"""Execution options of a connection that is going to write."""


def engine_options(url: str) -> dict[str, Any]:
    """Return the options an engine for this database is created with."""
    # A fault is logged with its statement, but what somebody wrote is not for a log.
    options: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("sqlite"):
        return options | {"connect_args": {"timeout": BUSY_MS / 1000}}
    return options | {"pool_size": 8, "max_overflow": 8, "pool_pre_ping": True}


def prepare(engine: Engine) -> Engine:
    """Give SQLite its habits; other databases need none."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _open_sqlite(connection: Any, record: object) -> None:
    del record
    # The driver would begin transactions late and only for writes; we send BEGIN ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: upgrading a reader later fails when somebody wrote meanwhile.
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
