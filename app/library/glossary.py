"""The glossary as pages show it: by letter, and what of it is marked in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from app.content.compiled import GlossaryEntry
from app.content.term_marks import marked_terms
from app.domain.collation import initial, reading_order
from app.library.queries import Catalogue


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with one letter, in a language."""

    letter: str
    entries: tuple[GlossaryEntry, ...]


def by_letter(live: Catalogue, language: str) -> list[Letter]:
    """Return all terms in the order of a language."""
    ordered = sorted(live.terms.values(), key=lambda entry: reading_order(entry.name[language]))
    groups = groupby(ordered, key=lambda entry: initial(entry.name[language]))
    return [Letter(letter, tuple(entries)) for letter, entries in groups]


def explained(live: Catalogue, texts: Iterable[str]) -> list[GlossaryEntry]:
    """Return the entries, as they are now, of the terms that are marked in compiled texts; each once."""
    keys = dict.fromkeys(key for html in texts for key in marked_terms(html))
    return [live.terms[key] for key in keys if key in live.terms]
