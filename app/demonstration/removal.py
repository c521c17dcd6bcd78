"""Taking the demonstration away: every row of its people, wherever it is, and its places."""

from __future__ import annotations

from sqlalchemy import Column, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from app.account.models import Person
from app.db.base import Base
from app.forum.services import hand_everything_to_search
from app.organisation.models import Unit


def remove(session: Session) -> int:
    """Delete the demonstration's people with everything that hangs on them; return how many people there were.

    Rows are found by the foreign keys of the schema, so a room added later is covered without a word here.
    """
    people = list(session.scalars(select(Person.id).where(Person.is_demonstration)))
    units = list(session.scalars(select(Unit.id).where(Unit.is_demonstration)))
    if not people and not units:
        return 0
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in {"person", "unit"}:
            _remove_rows(session, table, people, units)
    session.execute(delete(Person).where(Person.id.in_(people)))
    session.execute(delete(Unit).where(Unit.id.in_(units)))
    hand_everything_to_search(session)  # what they asked and answered is no longer found
    return len(people)


def _remove_rows(session: Session, table: Table, people: list[int], units: list[int]) -> None:
    owned = [
        (column, ids) for name, ids in (("person", people), ("unit", units)) for column in _keys(table, name)
    ]
    if table.name in {"revision", "regrade"}:
        # What a demonstration trainer published or marked again stays so, by nobody.
        for column, ids in owned:
            session.execute(update(table).where(column.in_(ids)).values({column.name: None}))
    elif owned:
        session.execute(delete(table).where(or_(*(column.in_(ids) for column, ids in owned))))


def _keys(table: Table, target: str) -> list[Column[int]]:
    return [
        column for column in table.columns for key in column.foreign_keys if key.column.table.name == target
    ]
