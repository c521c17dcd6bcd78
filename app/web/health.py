"""Is the process alive; can it do its work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from app.web.access import public

CHECKS = "health_checks"

bp = Blueprint("health", __name__)

Check = Callable[[], bool]


@bp.get("/healthz")
@public
def process() -> ResponseReturnValue:
    """Answer as long as the process does."""
    return {"process": True}


@bp.get("/readyz")
@public
def readiness() -> ResponseReturnValue:
    """Answer 200 when everything a page or job needs is there, 503 with what is missing otherwise."""
    checks: Mapping[str, Check] = current_app.extensions[CHECKS]
    found = {name: check() for name, check in checks.items()}
    return found, 200 if all(found.values()) else 503
