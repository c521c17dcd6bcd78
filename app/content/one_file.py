"""Packages of one file and its translation: programmes, cases, resources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from app.content.blocks import walk
from app.content.grammar import Document
from app.content.heads import LESSON, STAMPS
from app.content.links import Links
from app.content.overlay import (
    Pair,
    file_problems,
    language_of,
    logic_problems,
    overlay_problems,
    read_pair,
    source_path,
)
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.prose import citation_problems
from app.content.schema import LANGUAGE, TEXT, Table, schema_problems
from app.content.sections import order_problems, prose_parity, sections_of, source_problems

OVERLAY_FRONT: Final = Table(
    {"of": TEXT, "lang": LANGUAGE, "title": TEXT, "summary": TEXT, "stamps": STAMPS},
    optional=frozenset({"stamps"}),
)
"""Of a case or resource; a programme has its own."""


def read_one_file(package: PackageFiles) -> Pair:
    """Read the package's file in both languages."""
    return read_pair(package, package.main, language_of(package))


def stray_files(package: PackageFiles) -> Iterator[Problem]:
    """Report files that are neither the main file nor its translation."""
    yield from file_problems(package, language_of(package))
    for path in package.markdown_paths:
        if (source_path(path) or path) != package.main:
            yield problem("C107", path)


def one_file_problems(
    package: PackageFiles, links: Links, front: Table, own: Callable[[Pair, Links], Iterator[Problem]]
) -> Iterator[Problem]:
    """Judge a case or resource in both languages.

    Args:
        package: its files.
        links: what may be linked to.
        front: the schema of its front matter.
        own: judges what only this kind of package has.
    """
    pair = read_one_file(package)
    yield from stray_files(package)
    yield from pair.source.problems
    if not pair.source.front.values:
        return
    yield from _head_problems(package, pair, links, front)
    yield from own(pair, links)
    yield from _mark_problems(pair.source)
    yield from _translation_problems(package, pair, links)


def _head_problems(package: PackageFiles, pair: Pair, links: Links, front: Table) -> Iterator[Problem]:
    """Judge the front matter of a case or resource: its keys, its name, its sources, what to read further."""
    source = pair.source
    yield from schema_problems(source.file, source.front, front)
    name = PurePosixPath(package.main).stem
    if package.id not in {"", name}:
        yield problem("C407", source.file, source.front.line(package.kind), id=name)
    yield from citation_problems(source, source.front.texts("sources"), all_cited=True)
    yield from source_problems(source, links)
    for place, key in enumerate(source.front.texts("lessons")):
        if LESSON.fullmatch(key) and links.resolve(key) is None:
            address = key.removeprefix("lesson:")
            yield problem("C303", source.file, source.front.line("lessons", place), address=address)


def _mark_problems(source: Document) -> Iterator[Problem]:
    """Report marks of right and wrong options, which mean nothing where there is no question."""
    for block in walk(source.blocks):
        for item in block.items:
            if item.mark is not None:
                yield problem("C909", source.file, item.line)


def _translation_problems(package: PackageFiles, pair: Pair, links: Links) -> Iterator[Problem]:
    """Judge the overlay of a case or resource beside its source."""
    source, overlay = pair.source, pair.overlay
    yield from overlay_problems(pair, package.id, OVERLAY_FRONT)
    if overlay is None or not overlay.is_overlay:
        return
    yield from logic_problems(overlay)
    yield from citation_problems(overlay, source.front.texts("sources"), all_cited=False)
    wanted, here = sections_of(source), sections_of(overlay)
    misplaced = list(order_problems(overlay, wanted, here))
    yield from misplaced
    for section, other in zip(wanted, here, strict=True) if not misplaced else ():
        yield from prose_parity(overlay, section, other, links)
