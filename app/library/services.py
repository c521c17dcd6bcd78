"""Publishing a package: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import Compiled, PackageKind, encode
from app.library.models import Publication, Revision
from app.library.queries import forget_catalogue, live_packages
from app.library.searchable import documents_of
from app.search.services import replace


@dataclass(frozen=True, slots=True)
class CheckedPackage:
    """A package that was checked without an error, ready to be stored."""

    kind: PackageKind
    id: str
    version: str
    digest: str
    source: bytes
    """The files as a zip."""
    compiled: Compiled


def publish(session: Session, package: CheckedPackage, *, published_by_id: int | None, now: datetime) -> bool:
    """Store a package as a revision and make it live; say whether anything changed.

    The same digest again does nothing; an older digest becomes live again without a new revision. What can be found
    of the package follows.
    """
    live = session.scalar(
        select(Publication).where(Publication.kind == package.kind, Publication.package_id == package.id)
    )
    revision = _stored(session, package) or _store(session, package, published_by_id, now)
    if live is None:
        session.add(Publication(kind=package.kind, package_id=package.id, revision_id=revision.id))
    elif live.revision_id == revision.id:
        return False
    else:
        live.revision_id = revision.id
    session.flush()
    forget_catalogue(session)
    replace(session, f"{package.kind}:{package.id}", documents_of(package.compiled))
    return True


def lock_package(session: Session, kind: PackageKind, package_id: str) -> None:
    """Let what rests on a live package wait for its next publication, and that for this, until the transaction ends."""
    session.execute(
        select(Publication.id)
        .where(Publication.kind == kind, Publication.package_id == package_id)
        .with_for_update()
    )


def hand_everything_to_search(session: Session) -> None:
    """Let what is live be found, all of it anew."""
    for (kind, package_id), compiled in live_packages(session):
        replace(session, f"{kind}:{package_id}", documents_of(compiled))


def _stored(session: Session, package: CheckedPackage) -> Revision | None:
    return session.scalar(
        select(Revision).where(
            Revision.kind == package.kind,
            Revision.package_id == package.id,
            Revision.digest == package.digest,
        )
    )


def _store(session: Session, package: CheckedPackage, published_by_id: int | None, now: datetime) -> Revision:
    revision = Revision(
        kind=package.kind,
        package_id=package.id,
        version=package.version,
        digest=package.digest,
        source=package.source,
        compiled=encode(package.compiled),
        published_at=now,
        published_by_id=published_by_id,
    )
    session.add(revision)
    session.flush()
    return revision
