"""From folders and zips to what is live: found, checked beside everything else, compiled, stored together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.content.check import check
from app.content.compile import compile_checked, compiled_digest
from app.content.compiled import CompiledReference
from app.content.package import PackageFiles, to_zip
from app.content.packages import Found, shelf_for
from app.content.problems import Problem, has_errors
from app.content.shelf import Shelf, shelf_of
from app.library.queries import catalogue, live_digests
from app.library.services import CheckedPackage, publish
from app.library.stored import Key, stored_packages


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a publication: either every package went live, or none did."""

    problems: tuple[tuple[Found, Problem], ...]
    published: tuple[str, ...]
    """`course cri-101 1.0.0`, one for each package that is newly live."""
    compiled_anew: tuple[str, ...] = ()
    """Of what was live and not given: packages that compile to something else now, from the files they were
    published with."""
    left: tuple[str, ...] = ()
    """Those among them that the checker of today refuses; they stay live as they were compiled."""

    @property
    def refused(self) -> bool:
        """Whether an error kept everything from being published."""
        return has_errors(problem for _, problem in self.problems)


@dataclass(frozen=True, slots=True)
class Checked:
    """Packages after checking: what is wrong, and, when nothing is, what can be stored."""

    problems: tuple[tuple[Found, Problem], ...]
    packages: tuple[CheckedPackage, ...]


def check_found(found: Iterable[Found], live: Shelf) -> Checked:
    """Check packages beside what is live and beside each other; compile them when none has an error."""
    found = list(found)
    packages = [each.package for each in found if each.package is not None]
    shelf = shelf_for(packages, live)
    problems = tuple((each, problem) for each in found for problem in (*each.problems, *_judge(each, shelf)))
    if has_errors(problem for _, problem in problems):
        return Checked(problems, ())
    return Checked(problems, tuple(_compiled(package, shelf) for package in packages))


def publish_found(
    session: Session, found: Iterable[Found], *, published_by_id: int | None, now: datetime
) -> Outcome:
    """Check packages and publish all of them, or none; then bring everything else that is live in step with them."""
    found = list(found)
    given = [each.package for each in found if each.package is not None]
    others = stored_packages(session, besides={(each.kind, each.id) for each in given})
    digests = live_digests(session)
    live = live_shelf(session)
    references = (each for each in others if each.kind == "reference")
    live = shelf_for(_out_of_step(references, live, digests), live)
    checked = check_found(found, live)
    if has_errors(problem for _, problem in checked.problems):
        return Outcome(checked.problems, ())
    shelf = shelf_for(given, live)
    stale = _out_of_step(others, shelf, digests)
    sound = [each for each in stale if not has_errors(check(each, shelf))]
    again = [_compiled(each, shelf) for each in sound]
    published, compiled_anew = (
        [_name(each) for each in packages if publish(session, each, published_by_id=published_by_id, now=now)]
        for packages in (checked.packages, again)
    )
    return Outcome(
        checked.problems,
        published=tuple(published),
        compiled_anew=tuple(compiled_anew),
        left=tuple(f"{each.kind} {each.id}" for each in stale if each not in sound),
    )


def live_shelf(session: Session) -> Shelf:
    """Return what may be linked to: everything that is live."""
    live = catalogue(session)
    kinds = (live.courses, live.scenarios, live.programmes, live.cases, live.resources)
    packages = [each.package for kind in kinds for each in kind.values()]
    return shelf_of([*packages, live.reference] if live.reference else packages)


def _out_of_step(
    packages: Iterable[PackageFiles], shelf: Shelf, digests: dict[Key, str]
) -> list[PackageFiles]:
    """Return the packages that compile to something else than what is live."""
    return [
        each for each in packages if compiled_digest(each, shelf.reference) != digests[each.kind, each.id]
    ]


def _name(package: CheckedPackage) -> str:
    return f"{package.kind} {package.id} {package.version}".strip()


def _judge(found: Found, shelf: Shelf) -> list[Problem]:
    return check(found.package, shelf) if found.package is not None else []


def _compiled(package: PackageFiles, shelf: Shelf) -> CheckedPackage:
    compiled = compile_checked(package, shelf)
    return CheckedPackage(
        kind=package.kind,
        id=package.id,
        version="" if isinstance(compiled, CompiledReference) else compiled.version,
        digest=compiled_digest(package, shelf.reference),
        source=to_zip(package),
        compiled=compiled,
    )
