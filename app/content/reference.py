"""The shared shelf: sources, policies, hotlines and terms, each with the day it was last verified."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from app.content.blocks import Block, join
from app.content.compiled import CompiledReference, GlossaryEntry, Hotline, SourceEntry
from app.content.glossary import FORM_RULES, LESSON_RULE, glossary_entry, glossary_problems
from app.content.grammar import (
    Document,
    Rule,
    Unit,
    directive_problems,
    id_problems,
    missing_directives,
    one_word_of,
    rule,
)
from app.content.heads import STAMPS
from app.content.links import Links
from app.content.markdown import https_only, render
from app.content.overlay import (
    Pair,
    file_problems,
    language_of,
    logic_problems,
    overlay_problems,
    paired_units,
    read_pair,
    source_path,
    unit_problems,
)
from app.content.package import REFERENCE_FILES, PackageFiles
from app.content.problems import Problem, problem
from app.content.prose import prose_problems
from app.content.schema import LANGUAGE, TEXT, OneOf, Table, is_day, schema_problems
from app.content.shelf import Shelf

_DATED: Final[dict[str, Rule]] = {
    "last-verified": rule("[0-9]{4}-[0-9]{2}-[0-9]{2}", "2027-05-31"),
    "certainty": one_word_of("A", "B", "C", "D"),
}


@dataclass(frozen=True, slots=True)
class FileRules:
    """The directives of the entries of one file."""

    source: Mapping[str, Rule]
    required: tuple[str, ...]
    overlay: Mapping[str, Rule] = field(default_factory=dict)
    """Those that hold words, and so stand in the translation too."""


ENTRY: Final = FileRules(
    _DATED
    | {
        "kind": one_word_of("study", "guideline", "policy", "statute", "news", "instrument", "web"),
        "link": rule(r"https://\S+", "https://…"),
    },
    required=("kind", "last-verified"),
)
HOTLINE: Final = FileRules(
    _DATED | {"kind": one_word_of("emergency", "support"), "number": rule("[0-9][0-9-]{2,19}", "12356")},
    required=("kind", "number", "last-verified"),
)
TERM: Final = FileRules(
    _DATED | FORM_RULES | {"lesson": LESSON_RULE}, required=("term", "last-verified"), overlay=FORM_RULES
)
RULES: Final = dict(zip(REFERENCE_FILES, (ENTRY, ENTRY, HOTLINE, TERM), strict=True))
OVERLAY_FRONT: Final = Table(
    {"of": TEXT, "lang": LANGUAGE, "title": TEXT, "stamps": STAMPS}, optional=frozenset({"title", "stamps"})
)
_FIRST_SENTENCE: Final = re.compile(r"(.+?)(?:[.。]\s*|\Z)(.*)", re.DOTALL)


def read_pairs(package: PackageFiles) -> tuple[Pair, ...]:
    """Read the files of the shelf that are there."""
    paths = [path for path in REFERENCE_FILES if path in package.files]
    return tuple(read_pair(package, path, language_of(package, path)) for path in paths)


def compile_reference(package: PackageFiles) -> CompiledReference:
    """Read the shelf to entries. What is missing reads as empty, so that other packages can be judged beside it."""
    sources: dict[str, SourceEntry] = {}
    hotlines: dict[str, Hotline] = {}
    terms: dict[str, GlossaryEntry] = {}
    for pair in read_pairs(package):
        for unit in pair.source.units:
            other = pair.overlay.unit(unit.heading) if pair.overlay else None
            rules = RULES[pair.source.file]
            if rules is HOTLINE:
                hotlines[unit.heading] = _hotline(pair, unit, other or unit)
            elif rules is TERM:
                terms[unit.heading] = glossary_entry(pair, unit, other or unit)
            else:
                sources[unit.heading] = _entry(pair, unit, other or unit)
    return CompiledReference(sources, hotlines, terms)


def reference_problems(package: PackageFiles, shelf: Shelf) -> Iterator[Problem]:
    """Judge the shelf in both languages."""
    links = Links(package, shelf)
    for path in package.markdown_paths:
        if (source_path(path) or path) not in REFERENCE_FILES:
            yield problem("C107", path)
    seen: set[str] = set()
    for pair in read_pairs(package):
        beside = {
            path: package.files[path]
            for path in package.files
            if (source_path(path) or path) == pair.source.file
        }
        yield from file_problems(
            PackageFiles(package.kind, package.id, pair.source.file, beside), pair.language
        )
        yield from _file_problems(pair, links)
        for unit in pair.source.units if RULES[pair.source.file] is ENTRY else ():
            if unit.heading in seen and pair.source.unit(unit.heading) is unit:
                yield problem("C210", pair.source.file, unit.line, id=unit.heading)
            seen.add(unit.heading)


def _file_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    source = pair.source
    name, rules = source.file.removesuffix(".md"), RULES[source.file]
    front = Table({name: OneOf("1", (1,)), "lang": LANGUAGE, "title": TEXT}, optional=frozenset({"title"}))
    yield from source.problems
    if source.front.values:
        yield from schema_problems(source.file, source.front, front)
    yield from id_problems(source)
    for unit in source.units:
        yield from _unit_problems(source, unit, rules)
        yield from _words(source, unit, links)
    yield from overlay_problems(pair, name, OVERLAY_FRONT)
    if pair.overlay is not None and pair.overlay.is_overlay:
        yield from unit_problems(source, pair.overlay)
        yield from logic_problems(pair.overlay, allowed=rules.overlay)
        for _, other in paired_units(source, pair.overlay):
            yield from _words(pair.overlay, other, links)
    if rules is TERM:
        yield from glossary_problems(pair, links)


def _unit_problems(source: Document, unit: Unit, rules: FileRules) -> Iterator[Problem]:
    yield from directive_problems(source.file, unit.directives, rules.source)
    yield from missing_directives(source.file, unit, rules.required)
    if not is_day(unit.value("last-verified") or "2027-05-31"):
        yield problem("C215", source.file, unit.line, key="last-verified", expected="2027-05-31", found="")


def _words(document: Document, unit: Unit, links: Links) -> Iterator[Problem]:
    if not unit.prose:
        yield problem("C413", document.file, unit.line)
    yield from prose_problems(document.file, unit.prose, links)


def _entry(pair: Pair, unit: Unit, other: Unit) -> SourceEntry:
    return SourceEntry(
        key=unit.heading,
        kind=unit.value("kind") or "web",
        text_html=pair.words(_html(unit.prose), _html(other.prose)),
        last_verified=unit.value("last-verified") or "",
        link=https_only(unit.value("link") or ""),
    )


def _hotline(pair: Pair, unit: Unit, other: Unit) -> Hotline:
    kind: Literal["emergency", "support"] = "emergency" if unit.value("kind") == "emergency" else "support"
    label, text = _label_and_text(unit.prose)
    other_label, other_text = _label_and_text(other.prose)
    return Hotline(
        key=unit.heading,
        number=unit.value("number") or "",
        kind=kind,
        label=pair.words(label, other_label),
        text_html=pair.words(render(text, https_only).html, render(other_text, https_only).html),
        last_verified=unit.value("last-verified") or "",
    )


def _label_and_text(blocks: tuple[Block, ...]) -> tuple[str, str]:
    """Split a hotline's words: its first sentence is its name, the rest says when to call."""
    found = _FIRST_SENTENCE.fullmatch(join(blocks))
    return (found[1], found[2]) if found else ("", "")


def _html(blocks: tuple[Block, ...]) -> str:
    return render(join(blocks), https_only).html
