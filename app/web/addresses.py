"""What may stand in an address."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**31 - 1
"""The largest number that fits a key on either database; more would be a fault there instead of a page not found."""


class Id(IntegerConverter):
    """A whole number that can be a row's key."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, max=LARGEST_ID)


def init_addresses(app: Flask) -> None:
    """Let `<int:…>` in a rule mean a key that can exist."""
    app.url_map.converters["int"] = Id
