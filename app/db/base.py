"""The base of every model, and the columns' habits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, Date, DateTime, Dialect, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name that is the same on both databases, so that migrations can name it."""


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database; a naive one is a fault in our code."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone, store it in UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; it is always UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")

PrimaryKey = Annotated[int, mapped_column(primary_key=True)]
PersonKey = Annotated[int, mapped_column(ForeignKey("person.id"), index=True)]
"""The person a row belongs to; `flask demo remove` finds a person's rows by these keys."""
Moment = Annotated[datetime, mapped_column(UTCDateTime())]
OptionalMoment = Annotated[datetime | None, mapped_column(UTCDateTime())]
Day = Annotated[date, mapped_column(Date())]
OptionalDay = Annotated[date | None, mapped_column(Date())]


class Base(DeclarativeBase):
    """Plain SQLAlchemy 2, so that models, queries and services run without Flask."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, Any]: Json, list[Any]: Json}  # noqa: RUF012 - SQLAlchemy's own name
