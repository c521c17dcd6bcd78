"""What is live, as the files it was published with."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.package import PackageFiles, read_zip
from app.content.problems import Refused
from app.library.models import Publication, Revision

Key = tuple[str, str]
"""Kind and id of a package."""


def stored_packages(session: Session, *, besides: Collection[Key]) -> list[PackageFiles]:
    """Return the files of everything that is live, except of packages named in `besides`."""
    rows = session.execute(
        select(Publication.kind, Publication.package_id, Revision.source)
        .join(Revision, Revision.id == Publication.revision_id)
        .order_by(Publication.kind, Publication.package_id)
    )
    found = (_package(row.source) for row in rows if (row.kind, row.package_id) not in besides)
    return [each for each in found if each is not None]


def _package(source: bytes) -> PackageFiles | None:
    """Read a stored zip; None when it cannot be read by the rules of today, and so stays live as it was compiled."""
    try:
        return read_zip(source)
    except Refused:
        return None
