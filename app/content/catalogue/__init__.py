"""Every sentence of the checker, one module per topic; each module holds `MESSAGES: dict[str, Message]`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from app.content.message import Message

TERMS: dict[str, dict[str, str]] = {}
"""Our own words that sentences mention: term -> language -> words. A topic adds its own as `TERMS`."""


TOPICS = tuple(import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
CATALOGUE: dict[str, Message] = {}
"""Code -> message, of all topics; a test sees to it that no two topics use the same code."""

for topic in TOPICS:
    CATALOGUE.update(topic.MESSAGES)
    TERMS.update(getattr(topic, "TERMS", {}))
