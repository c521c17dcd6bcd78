"""Going back to where somebody came from, but never to another site."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request


def safe_target(target: str | None, default: str) -> str:
    """Return `target` if it is a path of this site, else `default`.

    Backslashes and control characters are refused too: browsers take them for slashes, or drop them.
    """
    if not target or not target.startswith("/") or target.startswith("//"):
        return default
    if "\\" in target or any(ord(letter) < 32 for letter in target):
        return default
    return target


def page_before(default: str) -> str:
    """Return the path of the page that sent this form, if it is ours."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host:
        return default
    return safe_target(parts.path + (f"?{parts.query}" if parts.query else ""), default)
