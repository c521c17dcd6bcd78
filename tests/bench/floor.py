"""The floor: a bare page of the same stack, with as many one-row selects and as many bytes, and nothing else.

Written the way one writes a first Flask page: the session of Flask-SQLAlchemy, a select for each row, one template,
which is compiled once and holds an expression for every forty bytes, as the product's pages do.
"""

from __future__ import annotations

import os

from flask import Flask, render_template
from sqlalchemy import select

from app.account.models import Person
from app.config import read_settings
from app.db.engine import engine_options, prepare
from app.db.session import database

settings = read_settings(os.environ)
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings.database_url)
database.init_app(app)
with app.app_context():
    prepare(database.engine)

PAGE = app.jinja_env.from_string(
    "<!doctype html><title>{{ names|first }}</title>\n<ul>"
    "{% for row in rows %}"
    '<li class="{{ row.kind }}"><a href="/rows/{{ row.id }}">{{ row.words }}</a></li>\n'
    "{% endfor %}</ul>"
)
ROW = {
    "kind": "row",
    "id": 1000,
    "words": "A line like any other, as long as one usually is on a page, give or take.",
}
ROW_BYTES = 120


@app.get("/floor/<int:selects>/<int:size>")
def floor(selects: int, size: int) -> str:
    """Return a page of about so many bytes."""
    names = [
        database.session.scalar(select(Person.display_name).where(Person.id == each + 1))
        for each in range(selects)
    ]
    return render_template(PAGE, names=names, rows=[ROW] * (size // ROW_BYTES))
