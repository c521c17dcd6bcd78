"""Migrations give exactly the shape the models expect."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import text

from app.db.base import Base
from app.db.session import database
from app.health import migrations_are_current


def test_the_migrated_database_matches_the_models(app: Flask):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": in_models}
        )
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def in_models(name: str | None, kind: str, _: object) -> bool:
    """Leave out the index of search, which each database keeps in its own way."""
    return not (kind == "table" and name is not None and name.startswith("search_index"))


def test_a_migrated_database_is_current(app: Flask):
    assert migrations_are_current()


def test_a_database_of_another_shape_is_not(app: Flask):
    version = database.session.scalar(text("select version_num from alembic_version"))
    _call_it("of another time")
    try:
        assert not migrations_are_current()
    finally:
        _call_it(version)


def _call_it(version: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = :version"), {"version": version})
