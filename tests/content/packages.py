"""A small valid package of each kind, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.content.check import check
from app.content.package import PackageFiles, package_of
from app.content.problems import Problem
from app.content.reference import compile_reference
from app.content.shelf import Shelf
from app.content.stamps import stamp
from tests.content.texts import CASE, COURSE, PROGRAMME, REFERENCE, RESOURCE

Change = Callable[[dict[str, bytes]], None]
Fault = tuple[str, str, int]
"""Code, file, line."""


def edit(path: str, old: str, new: str) -> Change:
    """Replace a passage that must be there, once."""

    def change(files: dict[str, bytes]) -> None:
        text = files[path].decode()
        assert text.count(old) >= 1, f"{old!r} is not in {path}"
        files[path] = text.replace(old, new, 1).encode()

    return change


def put(path: str, content: str | bytes) -> Change:
    """Add a file, or replace it whole."""
    return lambda files: files.update({path: content.encode() if isinstance(content, str) else content})


def drop(path: str) -> Change:
    """Take a file away."""
    return lambda files: files.update() if files.pop(path) else None


def changed(files: Mapping[str, str], *changes: Change) -> dict[str, bytes]:
    """Return the files with some changes."""
    result = {path: text.encode() for path, text in files.items()}
    for change in changes:
        change(result)
    return result


def course_package(*changes: Change) -> PackageFiles:
    return stamp(package_of(changed(COURSE, *changes)))


def programme_package(*changes: Change) -> PackageFiles:
    return stamp(package_of(changed(PROGRAMME, *changes)))


def case_package(*changes: Change) -> PackageFiles:
    return stamp(package_of(changed(CASE, *changes)))


def resource_package(*changes: Change) -> PackageFiles:
    return stamp(package_of(changed(RESOURCE, *changes)))


def reference_package(*changes: Change) -> PackageFiles:
    return stamp(package_of(changed(REFERENCE, *changes)))


SHELF = Shelf(
    courses={"cri-101": frozenset({"the-direct-question"}), "cns-900": frozenset()},
    simulations={"sim-b1": 15},
    one_file=frozenset({"case:quiet-desk", "resource:note"}),
    reference=compile_reference(package_of(changed(REFERENCE))),
)


def problems(package: PackageFiles, shelf: Shelf = SHELF) -> list[Problem]:
    return check(package, shelf)


def faults(package: PackageFiles, severity: str = "error") -> list[Fault]:
    """Return what the checker finds of one severity."""
    return [(each.code, each.file, each.line) for each in problems(package) if each.severity == severity]


def line_of(package: PackageFiles, path: str, fragment: str) -> int:
    """Return the first line of a file that holds a fragment; 1 for an empty one."""
    lines = package.text(path).split("\n")
    return next(number for number, line in enumerate(lines, start=1) if fragment in line) if fragment else 1
