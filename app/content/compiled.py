"""What publishing makes of a package: everything a learner's page needs, in both languages, without any Markdown.

These are the objects the feature rooms render. Names ending in `_html` are safe HTML, made only by
`content.markdown`; everything else is plain text and is escaped by the template. A compiled package travels
through the database as JSON (`encode`, `decode`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from app.content.compiled_library import CaseQuestions, CompiledCase, CompiledResource, Passage
from app.content.compiled_parts import Review, SourceEntry, Tier, Track, Words
from app.content.compiled_reference import CompiledReference, GlossaryEntry, Hotline, TermForms
from app.content.compiled_scenario import ChoiceWords, CompiledScenario, HarmWords, Line, NodeWords
from app.domain.quiz import Question, Quiz

__all__ = [
    "SHAPES", "CaseQuestions", "ChoiceWords", "Compiled", "CompiledCase", "CompiledCourse", "CompiledProgramme",
    "CompiledQuestion", "CompiledQuiz", "CompiledReference", "CompiledResource", "CompiledScenario", "GlossaryEntry",
    "HarmWords", "Hotline", "Item", "Lesson", "Line", "Module", "NodeWords", "Objective", "PackageKind", "Passage",
    "QuestionWords", "Review", "Section", "SectionKind", "SourceEntry", "TermForms", "Tier", "Track", "Words",
    "decode", "encode",
]  # fmt: skip

SectionKind = Literal["prose", "activity", "think", "aid", "check"]


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What is read of a question; options, the right entries of a `match`, and rationales by option id."""

    stem_html: Words
    options_html: dict[str, Words]
    rationales_html: dict[str, Words]
    note_html: Words
    """The closing rationale of a question whose options have none; empty texts otherwise."""
    partners: dict[str, Words] = field(default_factory=dict)
    """Plain text, because it stands in a list to choose from."""
    heads: tuple[Words, ...] = ()
    """Plain text: what the two columns of a `match` are called; possibly empty."""
    accepted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language -> the short answers that are right in it."""


@dataclass(frozen=True, slots=True)
class CompiledQuestion:
    """A question's logic beside its words."""

    logic: Question
    words: QuestionWords


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a lesson under one heading; the opening part has an empty id and title.

    `body_html` holds top-level blocks that carry `id="b<n>"`, numbered through the whole lesson and equal in
    both languages, so that a place survives a change of language.
    """

    id: str
    kind: SectionKind
    title: Words
    body_html: Words
    check: CompiledQuestion | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One compiled lesson."""

    id: str
    title: Words
    minutes: int
    objectives: tuple[Words, ...]
    warning: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]
    block_count: int
    """How many numbered blocks there are; a reading position is 0…block_count."""


@dataclass(frozen=True, slots=True)
class CompiledQuiz:
    """A quiz's rules beside its words, by question id."""

    logic: Quiz
    title: Words
    minutes: int
    words: dict[str, QuestionWords]


@dataclass(frozen=True, slots=True)
class Objective:
    """What a course teaches, and the items that show it."""

    id: str
    text: Words
    shown_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A place in a course: `key` is `lesson:<id>`, `quiz:<id>` or `simulation:<id>`."""

    kind: Literal["lesson", "quiz", "simulation"]
    id: str
    minutes: int

    @property
    def key(self) -> str:
        """The item's name inside its course."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Module:
    """A titled group of items."""

    id: str
    title: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CompiledCourse:
    """A whole course."""

    id: str
    version: str
    title: Words
    summary: Words
    track: Track
    tier: Tier
    minutes: int
    audience: tuple[str, ...]
    objectives: tuple[Objective, ...]
    requires: tuple[str, ...]
    review: Review
    modules: tuple[Module, ...]
    intro_html: Words
    lessons: dict[str, Lesson]
    quizzes: dict[str, CompiledQuiz]


@dataclass(frozen=True, slots=True)
class CompiledProgramme:
    """What earns a certificate and how long it holds."""

    id: str
    version: str
    title: Words
    summary: Words
    body_html: Words
    requires: tuple[str, ...]
    """Evidence keys that must all be there: `course:cri-101`, `simulation:sim-b1`."""
    valid_months: int | None
    """None: does not expire."""
    window_days: int
    grace_days: int


Compiled = (
    CompiledCourse
    | CompiledScenario
    | CompiledProgramme
    | CompiledCase
    | CompiledResource
    | CompiledReference
)
PackageKind = Literal["course", "simulation", "programme", "case", "resource", "reference"]

SHAPES: dict[PackageKind, type[Compiled]] = {
    "course": CompiledCourse,
    "simulation": CompiledScenario,
    "programme": CompiledProgramme,
    "case": CompiledCase,
    "resource": CompiledResource,
    "reference": CompiledReference,
}


def encode(compiled: Compiled) -> bytes:
    """Write a compiled package as JSON; mappings keep their order, which is the author's."""
    return msgspec.json.encode(compiled)


def decode(kind: PackageKind, data: bytes) -> Compiled:
    """Read what `encode` wrote."""
    return msgspec.json.decode(data, type=SHAPES[kind])
