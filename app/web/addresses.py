"""What may stand in an address."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**31 - 1
"""The largest number that fits a key on either database; more would be a fault there instead of a page not found."""


class Id(IntegerConverter):
    """A whole number that can be a row's key."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, max=LARGEST_ID)


def init_addresses(app: Flask) -> None:
    """Let `<int:…>` in a rule mean a key that can exist, and put every address of a page together once."""
    app.url_map.converters["int"] = Id

    # Templates name endpoints in full and want paths, which are the same in every request; a page asks for twenty.
    @lru_cache(maxsize=8_192, typed=True)
    def address(endpoint: str, **values: Any) -> str:
        if endpoint.startswith(".") or "_external" in values:
            raise ValueError(endpoint)
        return app.url_for(endpoint, **values)

    app.jinja_env.globals["url_for"] = address
