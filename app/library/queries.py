"""What is live, and what was live when somebody began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar, cast

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.content.compiled import (
    Compiled,
    CompiledCase,
    CompiledCourse,
    CompiledProgramme,
    CompiledReference,
    CompiledResource,
    CompiledScenario,
    GlossaryEntry,
    Hotline,
    PackageKind,
    SourceEntry,
    decode,
)
from app.db.rows import rows_of
from app.domain.errors import NotFound
from app.library.cache import CompiledCache
from app.library.models import Publication, Revision

C = TypeVar("C", bound=Compiled)

Live = tuple[str, str, int, str]
"""Kind, package id, revision id and digest of something that is live."""

KNOWN = "catalogue"
"""Key of `Session.info` under which the catalogue of the current transaction is kept."""

LIVE = (
    select(Publication.kind, Publication.package_id, Publication.revision_id, Revision.digest)
    .join(Revision, Revision.id == Publication.revision_id)
    .order_by(Publication.kind, Publication.package_id)
)
"""Asked at every request, so put together once."""

PINNED = select(Revision.id.label("revision_id"), Revision.kind, Revision.digest).where(
    Revision.id == bindparam("revision_id")
)

PINNED_TOGETHER = select(Revision.id.label("revision_id"), Revision.digest).where(
    Revision.id.in_(bindparam("revision_ids", expanding=True))
)

_cache = CompiledCache()
_assembled: dict[tuple[Live, ...], Catalogue] = {}
"""The catalogue last put together in this process, by what is in it."""


@dataclass(frozen=True, slots=True)
class Published(Generic[C]):
    """A compiled package and the revision it comes from."""

    revision_id: int
    package: C


@dataclass(frozen=True)
class Catalogue:
    """Everything that is live, by kind and id."""

    courses: dict[str, Published[CompiledCourse]]
    scenarios: dict[str, Published[CompiledScenario]]
    programmes: dict[str, Published[CompiledProgramme]]
    cases: dict[str, Published[CompiledCase]]
    resources: dict[str, Published[CompiledResource]]
    reference: CompiledReference | None

    def course(self, course_id: str) -> Published[CompiledCourse]:
        """Return a live course.

        Raises:
            NotFound: there is none.
        """
        return _found(self.courses, course_id, "library.course-unknown")

    def scenario(self, scenario_id: str) -> Published[CompiledScenario]:
        """Return a live scenario.

        Raises:
            NotFound: there is none.
        """
        return _found(self.scenarios, scenario_id, "library.scenario-unknown")

    def case(self, case_id: str) -> Published[CompiledCase]:
        """Return a live case.

        Raises:
            NotFound: there is none.
        """
        return _found(self.cases, case_id, "library.case-unknown")

    def resource(self, resource_id: str) -> Published[CompiledResource]:
        """Return a live resource.

        Raises:
            NotFound: there is none.
        """
        return _found(self.resources, resource_id, "library.resource-unknown")

    def source(self, key: str) -> SourceEntry:
        """Return an entry of the shelf.

        Raises:
            NotFound: there is none.
        """
        if self.reference is None or key not in self.reference.sources:
            raise NotFound("library.source-unknown")
        return self.reference.sources[key]

    @property
    def terms(self) -> dict[str, GlossaryEntry]:
        """The glossary, by key."""
        return self.reference.terms if self.reference else {}

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """Titles of everything that can be earned or asked about, by key: `course:cri-101`, `lesson:cri-101/myths`."""
        titles = {f"course:{one.package.id}": one.package.title for one in self.courses.values()}
        titles |= {f"simulation:{key}": one.package.title for key, one in self.scenarios.items()}
        titles |= {f"case:{key}": one.package.title for key, one in self.cases.items()}
        titles |= {f"resource:{key}": one.package.title for key, one in self.resources.items()}
        for course in self.courses.values():
            package = course.package
            titles |= {f"lesson:{package.id}/{each.id}": each.title for each in package.lessons.values()}
            titles |= {f"quiz:{package.id}/{key}": each.title for key, each in package.quizzes.items()}
        return titles


def catalogue(session: Session) -> Catalogue:
    """Return what is live: one query in a transaction, and one more for packages this process has not seen yet."""
    known: tuple[object, Catalogue] | None = session.info.get(KNOWN)
    if known is not None and known[0] is session.get_transaction():
        return known[1]
    rows = tuple(rows_of(session, LIVE))
    live = _assembled.get(rows)
    if live is None:
        live = _assemble(session, rows)
        _assembled.clear()
        _assembled[rows] = live
    # Within one transaction the answer cannot change, except by publishing, which says so.
    session.info[KNOWN] = (session.get_transaction(), live)
    return live


def forget_catalogue(session: Session) -> None:
    """Let the next question about what is live be asked anew; called by whoever changes it."""
    session.info.pop(KNOWN, None)


def _assemble(session: Session, rows: tuple[Live, ...]) -> Catalogue:
    packages = _packages(session, {digest: revision_id for _, _, revision_id, digest in rows})
    by_kind: dict[str, dict[str, Published[Compiled]]] = {}
    for kind, package_id, revision_id, digest in rows:
        by_kind.setdefault(kind, {})[package_id] = Published(revision_id, packages[digest])
    reference = by_kind.get("reference", {}).get("reference")
    return Catalogue(
        courses=cast("dict[str, Published[CompiledCourse]]", by_kind.get("course", {})),
        scenarios=cast("dict[str, Published[CompiledScenario]]", by_kind.get("simulation", {})),
        programmes=cast("dict[str, Published[CompiledProgramme]]", by_kind.get("programme", {})),
        cases=cast("dict[str, Published[CompiledCase]]", by_kind.get("case", {})),
        resources=cast("dict[str, Published[CompiledResource]]", by_kind.get("resource", {})),
        reference=cast(CompiledReference, reference.package) if reference else None,
    )


def live_digests(session: Session) -> dict[tuple[str, str], str]:
    """Return the digest of what is live, by kind and id."""
    return {(row.kind, row.package_id): row.digest for row in rows_of(session, LIVE)}


def live_packages(session: Session) -> Iterator[tuple[tuple[str, str], Compiled]]:
    """Return everything that is live, by kind and id."""
    rows = rows_of(session, LIVE).all()
    packages = _packages(session, {row.digest: row.revision_id for row in rows})
    return (((row.kind, row.package_id), packages[row.digest]) for row in rows)


def at_revision(session: Session, revision_id: int) -> Compiled:
    """Return a package as it was in a revision, for an attempt or run that is pinned to it."""
    row = rows_of(session, PINNED, {"revision_id": revision_id}).one()
    return _packages(session, {row.digest: row.revision_id})[row.digest]


def at_revisions(session: Session, revision_ids: Iterable[int]) -> dict[int, Compiled]:
    """Return packages as they were in several revisions, by revision; one query for all, as for one."""
    digests = {
        row.revision_id: row.digest
        for row in rows_of(session, PINNED_TOGETHER, {"revision_ids": list(revision_ids)})
    }
    packages = _packages(session, {digest: revision_id for revision_id, digest in digests.items()})
    return {revision_id: packages[digest] for revision_id, digest in digests.items()}


def live_source(session: Session, kind: str, package_id: str) -> bytes | None:
    """Return the files of a live package as a zip, or None if there is no such package."""
    return session.scalar(
        select(Revision.source)
        .join(Publication, Publication.revision_id == Revision.id)
        .where(Publication.kind == kind, Publication.package_id == package_id)
    )


def hotlines(session: Session) -> tuple[list[Hotline], str | None]:
    """Return the telephone lines for the foot of every page, emergencies first, and the day they were checked."""
    reference = catalogue(session).reference
    if reference is None:
        return [], None
    lines = sorted(reference.hotlines.values(), key=lambda line: line.kind)
    return lines, min((line.last_verified for line in lines), default=None)


def _packages(session: Session, wanted: dict[str, int]) -> dict[str, Compiled]:
    """Return packages by digest, from this process's memory or else from the database."""
    found = {digest: kept for digest in wanted if (kept := _cache.get(digest)) is not None}
    missing = [revision_id for digest, revision_id in wanted.items() if digest not in found]
    if missing:
        stored = select(Revision.kind, Revision.digest, Revision.compiled).where(Revision.id.in_(missing))
        for row in session.execute(stored):
            found[row.digest] = decode(cast(PackageKind, row.kind), row.compiled)
            _cache.put(row.digest, found[row.digest])
    return found


def _found(packages: dict[str, Published[C]], package_id: str, code: str) -> Published[C]:
    if package_id not in packages:
        raise NotFound(code)
    return packages[package_id]
