"""Giving the database its shape, by Alembic; independent of the folder a command runs in."""

from __future__ import annotations

import re

from alembic import command
from alembic.config import Config
from flask import Flask

from app.config import ROOT
from app.db.session import database
from app.web.clock import today


def upgrade(app: Flask) -> None:
    """Run the migrations that are missing."""
    config = _config()
    with app.app_context(), database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def write_migration(message: str) -> None:
    """Write a migration for what changed in the models; needs an application context."""
    config = _config()
    name = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True, rev_id=f"{today():%Y%m%d}_{name}")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.set_main_option("file_template", "%%(rev)s")
    return config
