"""The published forms of a case and of a resource."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.content.compiled_parts import Review, SourceEntry, Tier, Track, Words

Age = Literal["primary", "junior", "senior", "adult"]
Form = Literal["template", "guide", "checklist", "letter", "form", "lesson-plan", "poster"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose under a heading; the opening of a resource has an empty one."""

    title: Words
    body_html: Words
    is_aid: bool = False
    """Whether it is a card of its own on the sheet."""


@dataclass(frozen=True, slots=True)
class CaseQuestions:
    """What to think about before an answer is read."""

    title: Words
    items_html: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CompiledCase:
    """A composite, fictional case."""

    id: str
    version: str
    title: Words
    summary: Words
    tier: Tier
    tracks: tuple[Track, ...]
    age: Age
    """Of whom it is about."""
    issues: tuple[str, ...]
    warning: tuple[str, ...]
    facts: Passage
    questions: CaseQuestions
    answer: Passage
    """One way to answer."""
    outcome: Passage
    """What changed the outcome."""
    sources: tuple[SourceEntry, ...]
    lessons: tuple[str, ...]
    """Keys of what to read further: `lesson:cri-101/the-direct-question`."""
    review: Review


@dataclass(frozen=True, slots=True)
class CompiledResource:
    """A sheet to print, fill in, or adapt."""

    id: str
    version: str
    title: Words
    summary: Words
    form: Form
    audience: tuple[str, ...]
    tracks: tuple[Track, ...]
    minutes: int | None
    """How long it takes to use; None where that makes no sense."""
    licence: str
    warning: tuple[str, ...]
    passages: tuple[Passage, ...]
    sources: tuple[SourceEntry, ...]
    lessons: tuple[str, ...]
    review: Review
