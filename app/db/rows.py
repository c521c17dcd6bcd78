"""Rows of plain columns, for the statements that pages are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVarTuple

from sqlalchemy import CompoundSelect, CursorResult, Select
from sqlalchemy.orm import Session

Columns = TypeVarTuple("Columns")


def rows_of(
    session: Session,
    statement: Select[*Columns] | CompoundSelect[*Columns],
    values: Mapping[str, object] | None = None,
) -> CursorResult[*Columns]:
    """Ask in the session's transaction, past the bookkeeping it does for objects: that takes as long as the asking.

    For columns, not for whole objects. What the session has not written yet is written first, as usual.
    """
    if session.new or session.dirty or session.deleted:
        session.flush()
    return session.connection().execute(statement, values or {})
