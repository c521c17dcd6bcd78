"""Runs migrations on the application's engine, or writes them as SQL."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import JSON

from app.db.base import Base, UTCDateTime


def render_item(kind: str, item: Any, _: Any) -> str | bool:
    """Write plain types into migrations, so that old ones never import today's code."""
    if kind != "type":
        return False
    if isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, JSON):
        return "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')"
    return False


def in_models(name: str | None, kind: str, _: object) -> bool:
    """Leave out what each database keeps in its own way, beside the models: the index of search."""
    return not (kind == "table" and name is not None and name.startswith("search_index"))


def run() -> None:
    """Migrate over the connection the caller opened."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
        include_name=in_models,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
