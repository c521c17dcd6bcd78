"""What is live, as the files it was published with."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.compiled import PackageKind
from app.content.package import PackageFiles, read_stored
from app.library.models import Publication, Revision

Key = tuple[str, str]
"""Kind and id of a package."""


def stored_packages(session: Session, *, besides: Collection[Key]) -> list[PackageFiles]:
    """Return the files of everything that is live, except of the packages named in `besides`.

    What was stored without its files is left out: there is nothing to compile it from.
    """
    rows = session.execute(
        select(Publication.kind, Publication.package_id, Revision.source)
        .join(Revision, Revision.id == Publication.revision_id)
        .order_by(Publication.kind, Publication.package_id)
    )
    return [
        read_stored(cast(PackageKind, row.kind), row.package_id, row.source)
        for row in rows
        if row.source and (row.kind, row.package_id) not in besides
    ]
