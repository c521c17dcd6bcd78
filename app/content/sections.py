"""Sections of prose under headings in words, as lessons, cases and resources have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from app.content.blocks import Block
from app.content.compiled import SectionKind
from app.content.grammar import Document, Rule, Unit, directive_problems
from app.content.links import Links
from app.content.overlay import block_problems
from app.content.problems import Problem, problem
from app.content.prose import prose_problems

CHECK: Final = "check-"
KINDS: Final = ("activity", "think", "aid")


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
    def directive(self) -> str:
        """Return the key of its first directive, which says what it is, or an empty text."""
        return self.unit.directives[0].key if self.unit and self.unit.directives else ""

    @property
    def kind(self) -> SectionKind:
        """Return what the section is; only the source knows it of things to do."""
        if self.heading.startswith(CHECK):
            return "check"
        return cast(SectionKind, self.directive) if self.directive in KINDS else "prose"


def sections_of(document: Document) -> tuple[SectionText, ...]:
    """Split a text into its opening and its sections."""
    first = document.opening[0].line if document.opening else 1
    opening = SectionText("", "", first, document.opening, None)
    return (opening, *(_section(number, unit) for number, unit in enumerate(document.units, start=1)))


def section_problems(
    file: str, section: SectionText, links: Links, rules: Mapping[str, Rule]
) -> Iterator[Problem]:
    """Judge a section of prose, whose first paragraph may name its kind by one directive of `rules`."""
    blocks = section.unit.blocks if section.unit else section.blocks
    directives = [each for block in blocks if block.kind == "directives" for each in block.directives]
    yield from directive_problems(file, directives, rules)
    if len(directives) > 1 or (directives and blocks[0].kind != "directives"):
        yield problem("C412", file, directives[-1].line)
    prose = tuple(block for block in blocks if block.kind != "directives")
    if section.unit and not prose:
        yield problem("C413", file, section.line)
    yield from prose_problems(file, prose, links)


def source_problems(source: Document, links: Links) -> Iterator[Problem]:
    """Report sources in the front matter that the shelf does not hold."""
    for place, key in enumerate(source.front.texts("sources")):
        if key not in links.shelf.reference.sources:
            yield problem("C307", source.file, source.front.line("sources", place), address=key)


def order_problems(
    overlay: Document, source: tuple[SectionText, ...], here: tuple[SectionText, ...]
) -> Iterator[Problem]:
    """Report sections of an overlay that are not those of its source, in the same order."""
    if [section.id for section in here] == [section.id for section in source]:
        return
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


def prose_parity(
    overlay: Document, source: SectionText, here: SectionText, links: Links
) -> Iterator[Problem]:
    """Judge a translated section of prose beside its source."""
    yield from prose_problems(overlay.file, here.blocks, links)
    yield from block_problems(overlay, here.line, source.blocks, here.blocks)


def _section(number: int, unit: Unit) -> SectionText:
    check = unit.heading.startswith(CHECK)
    return SectionText(unit.heading if check else f"s{number}", unit.heading, unit.line, unit.prose, unit)
