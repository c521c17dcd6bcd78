"""Passwords: argon2id at the OWASP setting, and which ones are refused."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain.errors import Invalid

SHORTEST = 10
LONGEST = 256

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP Password Storage Cheat Sheet: argon2id with t=2, 19 MiB, p=1."""


def ensure_good_password(password: str, account: str) -> None:
    """Let a new password pass by length and rarity; no rules about kinds of characters (NIST SP 800-63B).

    Raises:
        Invalid: too short, too long, on the list of common ones, or the account name itself.
    """
    if len(password) < SHORTEST:
        raise Invalid("account.password-too-short", field="password", shortest=SHORTEST)
    if len(password) > LONGEST:
        raise Invalid("account.password-too-long", field="password", longest=LONGEST)
    plain = password.casefold()
    if plain in _common() or plain in {account, account.split("@", maxsplit=1)[0]} or len(set(plain)) < 4:
        raise Invalid("account.password-common", field="password")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    # Loaded when somebody chooses a password, which few processes ever see: the lists weigh 13 MB.
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415

    return frozenset(FREQUENCY_LISTS["passwords"])


def hash_password(password: str) -> str:
    """Return the argon2id hash to store."""
    return _hasher.hash(password)


def is_password(stored_hash: str, password: str) -> bool:
    """Say whether this is the password."""
    try:
        return _hasher.verify(stored_hash, password)
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def nobodys_hash() -> str:
    """Return a hash to verify against when there is no such account, so that both take the same time."""
    return _hasher.hash("nobody has this password")
