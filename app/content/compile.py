"""Makes the published form of a package that has no errors."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from app.content.case import compile_case
from app.content.check import check, with_package
from app.content.compile_course import compile_course
from app.content.compiled import Compiled, CompiledReference
from app.content.links import Links
from app.content.package import PackageFiles, digest
from app.content.problems import Refused, has_errors
from app.content.programme import compile_programme
from app.content.reference import compile_reference
from app.content.resource import compile_resource
from app.content.scenario import compile_scenario
from app.content.shelf import Shelf
from app.content.term_marks import marked_forms

COMPILER: Final = 1
"""Raised when the same files compile to something else; then the next publication compiles all that is live anew."""


def compile_package(package: PackageFiles, shelf: Shelf) -> Compiled:
    """Check a package and make its published form, in both languages.

    Raises:
        Refused: the package has at least one error.
    """
    found = check(package, shelf)
    if has_errors(found):
        raise Refused(found)
    return compile_checked(package, shelf)


def compile_checked(package: PackageFiles, shelf: Shelf) -> Compiled:
    """Make the published form of a package that `check` has found no error in."""
    shelf = with_package(shelf, package)
    if package.kind == "course":
        return compile_course(package, Links(package, shelf))
    if package.kind == "simulation":
        return compile_scenario(package, shelf)
    if package.kind == "programme":
        return compile_programme(package, shelf)
    if package.kind == "case":
        return compile_case(package, Links(package, shelf))
    if package.kind == "resource":
        return compile_resource(package, Links(package, shelf))
    return compile_reference(package)


def compiled_digest(package: PackageFiles, reference: CompiledReference) -> str:
    """Return the digest of everything that decides what a package compiles to.

    That is its files, the compiler, and, for all but the shelf itself, what of the shelf is compiled in: sources,
    telephone numbers, and the words by which terms are found. What a term means is read from the live shelf.
    """
    parts = [digest(package), str(COMPILER)]
    if package.kind != "reference":
        shared = (reference.sources, reference.hotlines, marked_forms(reference.terms))
        parts.append(hashlib.sha256(msgspec.json.encode(shared)).hexdigest())
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()
