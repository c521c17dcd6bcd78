"""Secrets that travel in cookies and links: random, stored only as a hash."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Return 256 random bits in URL-safe letters."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what the database keeps: SHA-256 is enough for a secret that nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()
