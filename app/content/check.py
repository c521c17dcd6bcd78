"""Judges one package: every problem at once, in both languages, to the line."""

from __future__ import annotations

from collections.abc import Iterator

from app.content.blocks import ListItem, walk
from app.content.case import case_problems
from app.content.course import course_problems, lesson_ids
from app.content.grammar import Document, Unit
from app.content.links import Links
from app.content.overlay import Pair, language_of, read_pair, source_path
from app.content.package import PackageFiles
from app.content.problems import Problem, ordered, problem
from app.content.programme import programme_problems
from app.content.question import kind_of, read_text
from app.content.reference import compile_reference, reference_problems
from app.content.resource import resource_problems
from app.content.safety import word_problems
from app.content.scenario import check_scenario
from app.content.shelf import Shelf
from app.content.term_check import term_problems


def check(package: PackageFiles, shelf: Shelf) -> list[Problem]:
    """Find everything that is wrong with a package, or looks wrong, sorted by file and line.

    Args:
        package: its files; the package itself need not be on the shelf.
        shelf: what exists besides it.
    """
    return ordered(_problems(package, with_package(shelf, package)))


def with_package(shelf: Shelf, package: PackageFiles) -> Shelf:
    """Return the shelf on which this package stands as its files say."""
    if package.kind == "reference":
        return shelf.with_reference(compile_reference(package))
    if not package.id:
        return shelf
    if package.kind == "course":
        return shelf.with_course(package.id, lesson_ids(package))
    if package.kind == "simulation":
        return shelf.with_simulation(package.id, package.document(package.main).front.whole("minutes"))
    return shelf.with_one_file(package.kind, package.id)


def _problems(package: PackageFiles, shelf: Shelf) -> Iterator[Problem]:
    yield from _problems_of_kind(package, shelf)
    for pair in _pairs(package):
        if package.kind != "simulation":
            yield from _word_problems(pair)
        if package.kind != "reference":  # it quotes what others wrote, and titles that nobody translates
            yield from term_problems(pair, shelf.reference.terms)
    yield from _unused_media(package)


def _problems_of_kind(package: PackageFiles, shelf: Shelf) -> Iterator[Problem]:
    if package.kind == "course":
        yield from course_problems(package, Links(package, shelf))
    elif package.kind == "simulation":
        yield from check_scenario(package, shelf)
    elif package.kind == "programme":
        yield from programme_problems(package, shelf)
    elif package.kind == "case":
        yield from case_problems(package, Links(package, shelf))
    elif package.kind == "resource":
        yield from resource_problems(package, Links(package, shelf))
    else:
        yield from reference_problems(package, shelf)


def _pairs(package: PackageFiles) -> Iterator[Pair]:
    for path in package.markdown_paths:
        if source_path(path) is None:
            language = language_of(package, path if package.kind == "reference" else None)
            yield read_pair(package, path, language)


def _word_problems(pair: Pair) -> Iterator[Problem]:
    yield from word_problems(pair.source, pair.language, skip=_wrong_options(pair.source, pair.source))
    if pair.overlay is not None:
        skip = _wrong_options(pair.source, pair.overlay)
        yield from word_problems(pair.overlay, pair.other, skip=skip)


def _wrong_options(source: Document, document: Document) -> Iterator[ListItem]:
    """Visit the wrong options of every question; the source says which ones they are."""
    for unit in source.units:
        other = document.unit(unit.heading)
        if other is None or not _has_marks(unit):
            continue
        kind = kind_of(unit)
        options = zip(read_text(unit, kind).options, read_text(other, kind).options, strict=False)
        yield from (here for marked, here in options if marked.mark == " ")


def _has_marks(unit: Unit) -> bool:
    return any(item.mark for block in unit.blocks for item in block.items)


def _unused_media(package: PackageFiles) -> Iterator[Problem]:
    media = [path for path in package.files if path.startswith("media/")]
    if not media:
        return
    shown: set[str] = set()
    for path in package.markdown_paths:
        document = package.document(path)
        blocks = document.blocks
        shown |= {link.address for block in walk(blocks) for link in block.links}
        shown |= {f"media/{unit.value('media')}" for unit in document.units}
    for path in media:
        if path not in shown:
            yield problem("C315", path)
