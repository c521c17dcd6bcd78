"""The published form of a scenario: its logic beside everything that is read of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.content.compiled_parts import Review, SourceEntry, Tier, Words
from app.domain.simulation.model import Expression, Scenario


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a node: somebody's words, or narration when `who` is empty."""

    who: Words
    text_html: Words
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What is read of a choice: its label, the reaction to it, the coach's note."""

    label_html: Words
    reaction_html: Words
    coach_html: Words


@dataclass(frozen=True, slots=True)
class NodeWords:
    """What is read at a node; choices by key."""

    title: Words
    lines: tuple[Line, ...]
    choices: dict[str, ChoiceWords]


@dataclass(frozen=True, slots=True)
class HarmWords:
    """A harm's name, a better line, and the lesson that teaches it (`lesson:<course>/<lesson>`)."""

    title: Words
    better: Words
    lesson: str | None


@dataclass(frozen=True, slots=True)
class CompiledScenario:
    """A whole scenario."""

    logic: Scenario
    version: str
    title: Words
    summary: Words
    tier: Tier
    role: Words
    cast: dict[str, Words]
    minutes: int
    warning: tuple[str, ...]
    content_warning: Words
    help: Words
    review: Review
    briefing_html: Words
    variables: dict[str, Words]
    """Titles of the variables that are shown."""
    competencies: dict[str, Words]
    harms: dict[str, HarmWords]
    debrief: dict[str, Words]
    """Debrief question id -> words, in order."""
    nodes: dict[str, NodeWords]
    sources: tuple[SourceEntry, ...]
