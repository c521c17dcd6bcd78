"""Rows of plain columns, for the statements that pages are made of."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any, TypeVarTuple

from sqlalchemy import CompoundSelect, CursorResult, Select, Subquery, cast, literal, null, select, union_all
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


class Together:
    """Statements that are asked as one: each way to the database costs more than what is asked there.

    Put together once, at import. Their rows come back apart, in no order, with the names that each statement gives.
    """

    def __init__(self, **parts: Select[*tuple[Any, ...]]) -> None:
        asked = {name: part.subquery() for name, part in parts.items()}
        self._statement = union_all(*(_beside(name, asked) for name in asked))
        self._places: dict[str, tuple[Callable[..., Any], slice]] = {}
        begin = 1
        for name, part in asked.items():
            self._places[name] = namedtuple(name, part.c.keys()), slice(begin, begin + len(part.c))
            begin += len(part.c)

    def rows_of(self, session: Session, values: Mapping[str, object]) -> dict[str, list[Any]]:
        """Return the rows of each statement, by its name."""
        found: dict[str, list[Any]] = {name: [] for name in self._places}
        for row in rows_of(session, self._statement, values):
            make, place = self._places[row[0]]
            found[row[0]].append(make(*row[place]))
        return found


def _beside(name: str, asked: Mapping[str, Subquery]) -> Select[*tuple[Any, ...]]:
    """Return one statement with the columns of the others empty beside its own; an empty one needs a type, too."""
    columns = [
        (column if other == name else cast(null(), column.type)).label(f"{other}_{column.key}")
        for other, part in asked.items()
        for column in part.c
    ]
    return select(literal(name).label("part"), *columns)
