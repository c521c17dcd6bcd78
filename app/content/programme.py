"""A programme: what earns a certificate, how long it holds, when it may be renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.content.blocks import join
from app.content.compiled import CompiledProgramme
from app.content.grammar import Document
from app.content.heads import STAMPS, VERSION
from app.content.links import Links
from app.content.markdown import render
from app.content.one_file import read_one_file, stray_files
from app.content.overlay import block_problems, logic_problems, overlay_problems
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.prose import introduction_problems
from app.content.schema import AN_ID, LANGUAGE, TEXT, ListOf, Table, Text, one_of, schema_problems
from app.content.shelf import Shelf

_NEEDED: Final = re.compile(r"(course|simulation):([a-z][a-z0-9-]{0,47})")
_MONTHS: Final = re.compile(r"([1-9][0-9]{0,2})mo")
_DAYS: Final = re.compile(r"([0-9]{1,4})d")
FRONT: Final = Table(
    {
        "programme": AN_ID,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "version": VERSION,
        "first": Table({"all": ListOf(Text("course:… | simulation:…", _NEEDED), at_least=1)}),
        "valid": Table(
            {
                "method": one_of("from-completion", "none"),
                "for": Text("24mo", _MONTHS),
                "last-day": one_of("inclusive"),
            },
            optional=frozenset({"for", "last-day"}),
        ),
        "window": Table({"opens": Text("90d", _DAYS), "grace": Text("30d", _DAYS)}),
    },
    optional=frozenset({"window"}),
)
OVERLAY_FRONT: Final = Table(
    {"of": TEXT, "lang": LANGUAGE, "title": TEXT, "summary": TEXT, "stamps": STAMPS},
    optional=frozenset({"stamps"}),
)


def programme_problems(package: PackageFiles, shelf: Shelf) -> Iterator[Problem]:
    """Judge a programme in both languages."""
    pair, links = read_one_file(package), Links(package, shelf)
    yield from stray_files(package)
    yield from pair.source.problems
    yield from schema_problems(package.main, pair.source.front, FRONT)
    yield from _requirement_problems(pair.source, shelf)
    yield from _validity_problems(pair.source)
    yield from introduction_problems(pair.source, links)
    yield from overlay_problems(pair, package.id, OVERLAY_FRONT)
    if pair.overlay is not None and pair.overlay.is_overlay:
        yield from logic_problems(pair.overlay)
        yield from introduction_problems(pair.overlay, links)
        yield from block_problems(pair.overlay, 1, pair.source.opening, pair.overlay.opening)


def compile_programme(package: PackageFiles, shelf: Shelf) -> CompiledProgramme:
    """Make what the pages need of a programme that was judged."""
    pair, links = read_one_file(package), Links(package, shelf)
    front = pair.source.front
    return CompiledProgramme(
        id=package.id,
        version=front.text("version"),
        title=pair.front_words("title"),
        summary=pair.front_words("summary"),
        body_html={
            language: render(join(document.opening), links.resolve).html
            for language, document in pair.documents
        },
        requires=front.texts("first", "all"),
        valid_months=_number(_MONTHS, front.text("valid", "for")) if _expires(pair.source) else None,
        window_days=_number(_DAYS, front.text("window", "opens")),
        grace_days=_number(_DAYS, front.text("window", "grace")),
    )


def _requirement_problems(source: Document, shelf: Shelf) -> Iterator[Problem]:
    needed = source.front.texts("first", "all")
    for place, key in enumerate(needed):
        found, line = _NEEDED.fullmatch(key), source.front.line("first", "all", place)
        if found is None:
            continue
        known = shelf.courses if found[1] == "course" else shelf.simulations
        if found[2] not in known:
            yield problem("C304" if found[1] == "course" else "C305", source.file, line, address=found[2])
        if key in needed[:place]:
            yield problem("C404", source.file, line, item=key)


def _validity_problems(source: Document) -> Iterator[Problem]:
    expires, line = _expires(source), source.front.line("valid")
    if expires and not source.front.text("valid", "for"):
        yield problem("C701", source.file, line)
    if expires and "window" not in source.front.values:
        yield problem("C205", source.file, line, key="window")


def _expires(source: Document) -> bool:
    return source.front.text("valid", "method") == "from-completion"


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.fullmatch(text)
    return int(found[1]) if found else 0
