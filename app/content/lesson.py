"""A lesson file: sections of prose, things to do and think about, quick checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from app.content.blocks import Block
from app.content.compiled import SectionKind
from app.content.grammar import FLAG, Document, Unit, directive_problems
from app.content.heads import STAMPS, WARNING
from app.content.links import Links
from app.content.overlay import (
    Pair,
    block_problems,
    logic_problems,
    overlay_problems,
)
from app.content.problems import Problem, problem
from app.content.prose import citation_problems, prose_problems
from app.content.question import (
    CHECK_RULES,
    kind_of,
    parity_problems,
    question_problems,
    read_text,
    text_problems,
)
from app.content.schema import AN_ID, ID, LANGUAGE, TEXT, TEXTS, ListOf, Table, Whole, schema_problems

CHECK: Final = "check-"
SECTION_RULES: Final = {"activity": FLAG, "think": FLAG, "aid": FLAG}

FRONT: Final = Table(
    {
        "lesson": AN_ID,
        "title": TEXT,
        "minutes": Whole("1–600", 1, 600),
        "objectives": ListOf(TEXT, at_least=1),
        "warning": WARNING,
        "sources": TEXTS,
    },
    optional=frozenset({"warning", "sources"}),
)
OVERLAY_FRONT: Final = Table(
    {"of": TEXT, "lang": LANGUAGE, "title": TEXT, "objectives": ListOf(TEXT, at_least=1), "stamps": STAMPS},
    optional=frozenset({"stamps"}),
)


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section in one language; the opening has no heading."""

    id: str
    """Of a check, its own; else by its place: `s1`, `s2` …, the same in both languages."""
    heading: str
    line: int
    blocks: tuple[Block, ...]
    unit: Unit | None
    """None for the opening."""

    @property
    def kind(self) -> SectionKind:
        """Return what the section is; only the source knows it of things to do."""
        if self.heading.startswith(CHECK):
            return "check"
        named = self.unit.directives[0].key if self.unit and self.unit.directives else ""
        return cast(SectionKind, named) if named in SECTION_RULES else "prose"


@dataclass(frozen=True, slots=True)
class LessonSource:
    """A lesson in both languages."""

    id: str
    pair: Pair

    @property
    def sections(self) -> tuple[SectionText, ...]:
        """Return the sections of the source."""
        return sections_of(self.pair.source)

    @property
    def minutes(self) -> int:
        """Return the minutes the lesson takes."""
        return self.pair.source.front.whole("minutes")


def sections_of(document: Document) -> tuple[SectionText, ...]:
    """Split a lesson into its opening and its sections."""
    first = document.opening[0].line if document.opening else 1
    opening = SectionText("", "", first, document.opening, None)
    return (opening, *(_section(number, unit) for number, unit in enumerate(document.units, start=1)))


def lesson_problems(lesson: LessonSource, links: Links) -> Iterator[Problem]:
    """Judge a lesson in both languages."""
    source = lesson.pair.source
    yield from source.problems
    if not source.front.values:
        return
    yield from schema_problems(source.file, source.front, FRONT)
    if source.front.text("lesson") not in {"", lesson.id}:
        yield problem("C407", source.file, source.front.line("lesson"), id=lesson.id)
    yield from _section_problems(source, links)
    yield from _missing_kinds(lesson)
    yield from citation_problems(source, source.front.texts("sources"), all_cited=True)
    yield from _unknown_sources(source, links)
    yield from overlay_problems(lesson.pair, lesson.id, OVERLAY_FRONT)
    yield from _overlay_problems(lesson, links)


def _section(number: int, unit: Unit) -> SectionText:
    check = unit.heading.startswith(CHECK)
    return SectionText(unit.heading if check else f"s{number}", unit.heading, unit.line, unit.prose, unit)


def _section_problems(source: Document, links: Links) -> Iterator[Problem]:
    seen: set[str] = set()
    for section in sections_of(source):
        if section.unit is None or section.kind != "check":
            yield from _prose_section(source.file, section, links)
            continue
        if not ID.fullmatch(section.id):
            yield problem("C209", source.file, section.line, key="##", found=section.id)
        elif section.id in seen:
            yield problem("C210", source.file, section.line, id=section.id)
        seen.add(section.id)
        yield from question_problems(source.file, section.unit, links, CHECK_RULES)


def _prose_section(file: str, section: SectionText, links: Links) -> Iterator[Problem]:
    blocks = section.unit.blocks if section.unit else section.blocks
    directives = [each for block in blocks if block.kind == "directives" for each in block.directives]
    yield from directive_problems(file, directives, SECTION_RULES)
    if len(directives) > 1 or (directives and blocks[0].kind != "directives"):
        yield problem("C412", file, directives[-1].line)
    prose = tuple(block for block in blocks if block.kind != "directives")
    if section.unit and not prose:
        yield problem("C413", file, section.line)
    yield from prose_problems(file, prose, links)


def _missing_kinds(lesson: LessonSource) -> Iterator[Problem]:
    kinds = {section.kind for section in lesson.sections}
    for kind, code in (("check", "C409"), ("activity", "C410"), ("think", "C411")):
        if kind not in kinds:
            yield problem(code, lesson.pair.source.file, 1)


def _unknown_sources(source: Document, links: Links) -> Iterator[Problem]:
    for place, key in enumerate(source.front.texts("sources")):
        if key not in links.shelf.reference.sources:
            yield problem("C307", source.file, source.front.line("sources", place), address=key)


def _overlay_problems(lesson: LessonSource, links: Links) -> Iterator[Problem]:
    source, overlay = lesson.pair.source, lesson.pair.overlay
    if overlay is None or not overlay.is_overlay:
        return
    yield from logic_problems(overlay)
    yield from citation_problems(overlay, source.front.texts("sources"), all_cited=False)
    wanted, found = source.front.count("objectives"), overlay.front.count("objectives")
    if wanted != found:
        yield problem("C617", overlay.file, overlay.front.line("objectives"), wanted=wanted, found=found)
    here = sections_of(overlay)
    if [section.id for section in here] == [section.id for section in lesson.sections]:
        for section, other in zip(lesson.sections, here, strict=True):
            yield from _section_parity(overlay, section, other, links)
    else:
        yield from _misplaced_sections(overlay, lesson.sections, here)


def _misplaced_sections(
    overlay: Document, source: tuple[SectionText, ...], here: tuple[SectionText, ...]
) -> Iterator[Problem]:
    checks = {section.id for section in source if section.kind == "check"}
    there = {section.id for section in here if section.kind == "check"}
    for missing in sorted(checks - there):
        yield problem("C606", overlay.file, 1, id=missing)
    for section in here:
        if section.id in there - checks:
            yield problem("C607", overlay.file, section.line, id=section.id)
    place = next(
        (at for at, pair in enumerate(zip(source, here, strict=False)) if pair[0].id != pair[1].id), None
    )
    line = here[-1].line if place is None else here[place].line
    yield problem("C618", overlay.file, line, wanted=len(source) - 1, found=len(here) - 1)


def _section_parity(
    overlay: Document, source: SectionText, here: SectionText, links: Links
) -> Iterator[Problem]:
    if source.unit is None or here.unit is None or source.kind != "check":
        yield from prose_problems(overlay.file, here.blocks, links)
        yield from block_problems(overlay, here.line, source.blocks, here.blocks)
        return
    kind = kind_of(source.unit)
    text = read_text(here.unit, kind)
    yield from text_problems(overlay.file, text, links)
    yield from parity_problems(overlay, read_text(source.unit, kind), text)
