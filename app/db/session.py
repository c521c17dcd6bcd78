"""The session of a request, job or command, and the only commit in the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db.base import Base
from app.db.engine import WRITING
from app.domain.errors import Conflict

database = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})
"""Gives the engine and the session; models are plain SQLAlchemy and do not know it."""


def reading() -> Session:
    """Return the session of the current request for reading."""
    return database.session()


@contextmanager
def transaction() -> Iterator[Session]:
    """Open a writing transaction; commit at the end, undo everything on any fault.

    Opened by a view, a job or a command, never inside a service, never nested. What was read before in this
    request is left behind, so that the decision rests on what is true under the lock.

    Raises:
        Conflict: a constraint of the database says that somebody was faster.
    """
    session = database.session()
    session.rollback()
    session.connection(execution_options=WRITING)
    try:
        yield session
        session.commit()
    except IntegrityError as fault:
        session.rollback()
        raise Conflict("common.somebody-was-faster") from fault
    except BaseException:
        session.rollback()
        raise
