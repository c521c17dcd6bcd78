"""Makes the published form of a package that has no errors."""

from __future__ import annotations

from app.content.case import compile_case
from app.content.check import check, with_package
from app.content.compile_course import compile_course
from app.content.compiled import Compiled
from app.content.links import Links
from app.content.package import PackageFiles
from app.content.problems import Refused, has_errors
from app.content.programme import compile_programme
from app.content.reference import compile_reference
from app.content.resource import compile_resource
from app.content.scenario import compile_scenario
from app.content.shelf import Shelf


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
