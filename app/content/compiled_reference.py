"""The published form of the shared shelf: sources and policies, telephone lines, the glossary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.content.compiled_parts import SourceEntry, Words


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone line; `number` is written here and nowhere else."""

    key: str
    number: str
    kind: Literal["emergency", "support"]
    label: Words
    text_html: Words
    last_verified: str


@dataclass(frozen=True, slots=True)
class TermForms:
    """How a term is written in one language."""

    term: str
    also: tuple[str, ...] = ()
    """Other right forms: a plural, a short form."""
    near: tuple[str, ...] = ()
    """What a translation may say instead where the sense asks for it."""
    avoid: tuple[str, ...] = ()
    """Forms in place of which the term is to be written."""
    is_common: bool = False
    """Whether the term is an everyday word as well, so that only its other forms are marked in a text."""

    @property
    def right(self) -> tuple[str, ...]:
        """Return every right form."""
        return (self.term, *self.also)

    @property
    def marked(self) -> tuple[str, ...]:
        """Return the forms that are marked in a text."""
        return self.also if self.is_common else self.right


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term in both languages, and what it means."""

    key: str
    forms: dict[str, TermForms]
    """By language."""
    text_html: Words
    lesson: str | None
    """Where it is taught: `lesson:cri-201/the-safety-plan`."""
    last_verified: str

    @property
    def name(self) -> Words:
        """Return the term itself."""
        return {language: forms.term for language, forms in self.forms.items()}


@dataclass(frozen=True, slots=True)
class CompiledReference:
    """The shared shelf of all packages."""

    sources: dict[str, SourceEntry]
    hotlines: dict[str, Hotline]
    terms: dict[str, GlossaryEntry] = field(default_factory=dict)
