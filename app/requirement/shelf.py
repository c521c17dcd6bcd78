"""What can be required, and the clauses on which it can rest."""

from __future__ import annotations

from typing import Final

from app.content.compiled import SourceEntry, Words
from app.library.queries import Catalogue

CLAUSE_KINDS: Final = frozenset({"statute", "policy"})
"""Kinds of entries of the shelf that bind a school; a study or an instrument is no ground for requiring."""


def what_can_be_required(live: Catalogue) -> dict[str, Words]:
    """Return the titles of the live programmes and courses, by key: `programme:…` first, then `course:…`."""
    programmes = {f"programme:{key}": each.package.title for key, each in live.programmes.items()}
    return programmes | {f"course:{key}": each.package.title for key, each in live.courses.items()}


def clauses(live: Catalogue) -> dict[str, SourceEntry]:
    """Return the statutes and policies of the shelf, by key, in the shelf's order."""
    entries = live.reference.sources if live.reference else {}
    return {key: entry for key, entry in entries.items() if entry.kind in CLAUSE_KINDS}
