"""All packages below a folder, judged together, so that they may link to each other in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.content.check import check, with_package
from app.content.overlay import source_path
from app.content.package import REFERENCE_FILES, PackageFiles, read_folder
from app.content.problems import Problem, Refused, ordered, problem
from app.content.shelf import Shelf
from app.content.stamps import stamp

Names = Counter[tuple[str, str]]
"""How often each kind and id was found."""

COLLECTIONS: Final = ("courses", "simulations")
SHARED: Final = ("programmes", "cases", "resources")
"""Folders in which each file, with its translation, is a package."""


@dataclass(frozen=True, slots=True)
class Found:
    """A package and where it lies, or the reasons why its files make none."""

    place: Path
    """The folder that the paths of its files and problems begin at."""
    package: PackageFiles | None
    problems: tuple[Problem, ...] = ()


def packages_in(root: Path) -> list[Found]:
    """Find every package below a folder.

    Args:
        root: the folder of one package, a collection such as `courses/`, the folder that holds `courses/` and
            `simulations/`, or the file of one programme, case or resource.
    """
    if root.is_file():
        return list(_sharing(root.parent, [root.name]))
    if (root / "course.md").is_file() or (root / "scenario.md").is_file():
        return [_read(root)]
    collections = [root / name for name in COLLECTIONS if (root / name).is_dir()]
    return [found for folder in collections or [root] for found in _collection(folder)]


def check_all(roots: Iterable[Path]) -> list[Found]:
    """Find and judge every package below some folders, each beside all the others."""
    found = [each for root in roots for each in packages_in(root)]
    shelf = shelf_for(each.package for each in found if each.package is not None)
    names: Names = Counter((each.package.kind, each.package.id) for each in found if each.package is not None)
    return [_judged(each, shelf, names) for each in found]


def stamp_all(root: Path) -> list[Path]:
    """Bring the stamps of every overlay below a folder up to date, and return the files that changed."""
    written: list[Path] = []
    for found in packages_in(root):
        if found.package is None:
            continue
        for path, content in stamp(found.package).files.items():
            if content != found.package.files[path]:
                (found.place / path).write_bytes(content)
                written.append(found.place / path)
    return written


def shelf_for(packages: Iterable[PackageFiles], shelf: Shelf | None = None) -> Shelf:
    """Build the shelf on which these packages stand beside what is there already."""
    shelf = shelf or Shelf()
    for package in packages:
        shelf = with_package(shelf, package)
    return shelf


def _judged(found: Found, shelf: Shelf, names: Names) -> Found:
    package = found.package
    if package is None:
        return found
    problems = check(package, shelf)
    if names[package.kind, package.id] > 1:
        problems.append(problem("C114", package.main, 1, id=package.id))
    if package.kind in {"course", "simulation"} and package.id not in {"", found.place.resolve().name}:
        problems.append(problem("C407", package.main, 1, id=found.place.resolve().name))
    return Found(found.place, package, tuple(ordered(problems)))


def _collection(folder: Path) -> Iterator[Found]:
    loose = [name for name in _markdown_names(folder) if (source_path(name) or name) in REFERENCE_FILES]
    if loose:
        yield _read(folder, loose)
    if folder.name in SHARED:
        yield from _sharing(folder, _markdown_names(folder))
    for inner in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        if inner.name in SHARED:
            yield from _sharing(inner, _markdown_names(inner))
        else:
            yield _read(inner)


def _sharing(folder: Path, names: Iterable[str]) -> Iterator[Found]:
    """Read packages of one file, and its translation, that lie in one folder."""
    there = _markdown_names(folder)
    for main in sorted({source_path(name) or name for name in names}):
        yield _read(folder, [name for name in there if (source_path(name) or name) == main])


def _markdown_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.md"))


def _read(folder: Path, only: list[str] | None = None) -> Found:
    try:
        return Found(folder, read_folder(folder, only=only))
    except Refused as refused:
        return Found(folder, None, tuple(refused.problems))
