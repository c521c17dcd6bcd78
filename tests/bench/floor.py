"""The floor: a bare Flask page that does as many one-row selects and renders as many bytes, on the same database."""

from __future__ import annotations

import os

from flask import Flask, render_template_string
from sqlalchemy import create_engine, text

from app.config import read_settings
from app.db.engine import engine_options, prepare

settings = read_settings(os.environ)
engine = prepare(create_engine(settings.database_url, **engine_options(settings.database_url)))
app = Flask(__name__)

PAGE = "<!doctype html><title>{{ title }}</title>{% for line in lines %}<p>{{ line }}</p>\n{% endfor %}"
LINE = "A line of text like any other, about as long as one on a page. "


@app.get("/floor/<int:selects>/<int:size>")
def floor(selects: int, size: int) -> str:
    with engine.connect() as connection:
        names = [
            connection.execute(text("select display_name from person where id = :id"), {"id": each}).scalar()
            for each in range(1, selects + 1)
        ]
    return render_template_string(
        PAGE, title=names[0] if names else "", lines=[LINE] * (size // (len(LINE) + 8))
    )
