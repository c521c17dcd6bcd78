"""A lesson file: sections of prose, things to do and think about, quick checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.content.grammar import FLAG, Document
from app.content.heads import STAMPS, WARNING
from app.content.links import Links
from app.content.overlay import Pair, logic_problems, overlay_problems
from app.content.problems import Problem, problem
from app.content.prose import citation_problems
from app.content.question import directives_with_words, kind_of, read_text
from app.content.question_check import CHECK_RULES, parity_problems, question_problems, text_problems
from app.content.schema import AN_ID, ID, LANGUAGE, TEXT, TEXTS, ListOf, Table, Whole, schema_problems
from app.content.sections import (
    KINDS,
    SectionText,
    order_problems,
    prose_parity,
    section_problems,
    sections_of,
    source_problems,
)

SECTION_RULES: Final = dict.fromkeys(KINDS, FLAG)

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
    yield from source_problems(source, links)
    yield from overlay_problems(lesson.pair, lesson.id, OVERLAY_FRONT)
    yield from _overlay_problems(lesson, links)


def _section_problems(source: Document, links: Links) -> Iterator[Problem]:
    seen: set[str] = set()
    for section in sections_of(source):
        if section.unit is None or section.kind != "check":
            yield from section_problems(source.file, section, links, SECTION_RULES)
            continue
        if not ID.fullmatch(section.id):
            yield problem("C209", source.file, section.line, key="##", found=section.id)
        elif section.id in seen:
            yield problem("C210", source.file, section.line, id=section.id)
        seen.add(section.id)
        yield from question_problems(source.file, section.unit, links, CHECK_RULES)


def _missing_kinds(lesson: LessonSource) -> Iterator[Problem]:
    kinds = {section.kind for section in lesson.sections}
    for kind, code in (("check", "C409"), ("activity", "C410"), ("think", "C411")):
        if kind not in kinds:
            yield problem(code, lesson.pair.source.file, 1)


def _overlay_problems(lesson: LessonSource, links: Links) -> Iterator[Problem]:
    source, overlay = lesson.pair.source, lesson.pair.overlay
    if overlay is None or not overlay.is_overlay:
        return
    yield from logic_problems(overlay, words=directives_with_words(source, overlay))
    yield from citation_problems(overlay, source.front.texts("sources"), all_cited=False)
    wanted, found = source.front.count("objectives"), overlay.front.count("objectives")
    if wanted != found:
        yield problem("C617", overlay.file, overlay.front.line("objectives"), wanted=wanted, found=found)
    here = sections_of(overlay)
    misplaced = list(order_problems(overlay, lesson.sections, here))
    yield from misplaced
    for section, other in zip(lesson.sections, here, strict=True) if not misplaced else ():
        yield from _section_parity(overlay, section, other, links)


def _section_parity(
    overlay: Document, source: SectionText, here: SectionText, links: Links
) -> Iterator[Problem]:
    if source.unit is None or here.unit is None or source.kind != "check":
        yield from prose_parity(overlay, source, here, links)
        return
    kind = kind_of(source.unit)
    text = read_text(here.unit, kind)
    yield from text_problems(overlay.file, text, links)
    yield from parity_problems(overlay, read_text(source.unit, kind), text)
