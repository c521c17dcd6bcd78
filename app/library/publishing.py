"""From folders and zips to what is live: found, checked beside everything else, compiled, stored together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.content.check import check
from app.content.compile import compile_checked
from app.content.compiled import CompiledReference
from app.content.package import PackageFiles, digest, to_zip
from app.content.packages import Found, shelf_for
from app.content.problems import Problem, has_errors
from app.content.shelf import Shelf, shelf_of
from app.library.queries import catalogue, live_digests
from app.library.services import CheckedPackage, publish


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a publication: either every package went live, or none did."""

    problems: tuple[tuple[Found, Problem], ...]
    published: tuple[str, ...]
    """`course cri-101 1.0.0`, one for each package that is newly live."""

    @property
    def refused(self) -> bool:
        """Whether an error kept everything from being published."""
        return has_errors(problem for _, problem in self.problems)


@dataclass(frozen=True, slots=True)
class Checked:
    """Packages after checking: what is wrong, and, when nothing is, what can be stored."""

    problems: tuple[tuple[Found, Problem], ...]
    packages: tuple[CheckedPackage, ...]


def check_found(found: Iterable[Found], live: Shelf, digests: Mapping[tuple[str, str], str]) -> Checked:
    """Check packages beside what is live and beside each other; compile them when none has an error.

    Args:
        found: what was read from folders and zips.
        live: what may be linked to besides.
        digests: of what is live, by kind and id.
    """
    found = list(found)
    packages = [each.package for each in found if each.package is not None]
    shelf = shelf_for(packages, live)
    problems = tuple((each, problem) for each in found for problem in (*each.problems, *_judge(each, shelf)))
    if has_errors(problem for _, problem in problems):
        return Checked(problems, ())
    base = reference_digest(packages, digests)
    return Checked(problems, tuple(_compiled(package, shelf, base) for package in packages))


def publish_found(
    session: Session, found: Iterable[Found], *, published_by_id: int | None, now: datetime
) -> Outcome:
    """Check packages and publish all of them, or none."""
    checked = check_found(found, live_shelf(session), live_digests(session))
    changed = [
        f"{package.kind} {package.id} {package.version}".strip()
        for package in checked.packages
        if publish(session, package, published_by_id=published_by_id, now=now)
    ]
    return Outcome(checked.problems, tuple(changed))


def live_shelf(session: Session) -> Shelf:
    """Return what may be linked to: everything that is live."""
    live = catalogue(session)
    kinds = (live.courses, live.scenarios, live.programmes, live.cases, live.resources)
    packages = [each.package for kind in kinds for each in kind.values()]
    return shelf_of([*packages, live.reference] if live.reference else packages)


def reference_digest(packages: Iterable[PackageFiles], live: Mapping[tuple[str, str], str]) -> str:
    """Return the digest of the reference shelf that packages are compiled against."""
    given = [digest(package) for package in packages if package.kind == "reference"]
    return given[0] if given else live.get(("reference", "reference"), "")


def revision_digest(package: PackageFiles, base: str) -> str:
    """Return the digest of a revision: of the files, and of the shelf whose sources and numbers are compiled in."""
    own = digest(package)
    return own if package.kind == "reference" else hashlib.sha256(f"{own} {base}".encode()).hexdigest()


def _judge(found: Found, shelf: Shelf) -> list[Problem]:
    return check(found.package, shelf) if found.package is not None else []


def _compiled(package: PackageFiles, shelf: Shelf, base: str) -> CheckedPackage:
    compiled = compile_checked(package, shelf)
    return CheckedPackage(
        kind=package.kind,
        id=package.id,
        version="" if isinstance(compiled, CompiledReference) else compiled.version,
        digest=revision_digest(package, base),
        source=to_zip(package),
        compiled=compiled,
    )
