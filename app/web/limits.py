"""How often doors may be knocked on."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, strategy="moving-window", in_memory_fallback_enabled=True)
"""Counts live in Redis; if it is away each process counts for itself."""

BY_ADDRESS = "60 per 10 minutes"
"""A school behind one address signs in together after a break."""

BY_ACCOUNT = "10 per 10 minutes"

BY_CODE_CHECK = "120 per 10 minutes"
"""Certificate checks per address: enough for a stack of paper, too few to guess codes."""


def account_typed() -> str:
    """Return the account name a form was sent with, as the key to count by."""
    return "account:" + request.form.get("account", "").strip().casefold()


def init_limits(app: Flask, storage_url: str) -> None:
    """Count in this Redis, or in memory for `memory://`."""
    app.config["RATELIMIT_STORAGE_URI"] = storage_url
    limiter.init_app(app)
