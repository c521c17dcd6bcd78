"""Keeping what can be found in step with what there is, inside the transaction of whoever changes it.

No permission is asked here: whoever may publish or post may be found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.search.document import Document
from app.search.engines import IN_TITLE, engine_of
from app.search.models import SearchDocument
from app.search.terms import terms_of

FORM: Final = 1
"""Raised when `terms.py` makes other terms of the same text; then a deployment makes all of them anew."""


def replace(session: Session, owner: str, documents: Iterable[Document]) -> None:
    """Let an owner (`course:cri-101`, `question:12`) be found by these documents and no longer by earlier ones."""
    _delete(session, owner)
    documents = list(documents)
    if not documents:
        return
    stored = insert(SearchDocument).returning(SearchDocument.id, sort_by_parameter_order=True)
    ids = session.scalars(stored, [_row(owner, each) for each in documents]).all()
    terms = (_terms(each) for each in documents)
    engine_of(session).write(session, zip(ids, terms, strict=True))


def forget_all(session: Session, kind: str | None = None) -> None:
    """Let nothing be found any more, or nothing of one kind, before everything is handed down anew."""
    forgotten = delete(SearchDocument).execution_options(synchronize_session=False)
    session.execute(forgotten if kind is None else forgotten.where(SearchDocument.kind == kind))


def is_in_step(session: Session) -> bool:
    """Say whether there are documents, and none whose terms were made in an older form."""
    forms = set(session.scalars(select(SearchDocument.form).group_by(SearchDocument.form)))
    return forms == {FORM}


def document_count(session: Session) -> int:
    """Count what can be found, each language of a thing for itself."""
    return session.scalar(select(func.count()).select_from(SearchDocument)) or 0


def _delete(session: Session, owner: str) -> None:
    session.execute(
        delete(SearchDocument)
        .where(SearchDocument.owner == owner)
        .execution_options(synchronize_session=False)
    )


def _row(owner: str, document: Document) -> dict[str, str | int]:
    return {
        "key": document.key,
        "language": document.language,
        "owner": owner,
        "kind": document.kind,
        "permission": document.permission,
        "form": FORM,
        "title": document.title,
        "place": document.place,
        "body": document.body,
    }


def _terms(document: Document) -> list[str]:
    in_title = [f"{IN_TITLE}{term}" for term in terms_of(document.title)]
    return [*in_title, *terms_of(f"{document.title}\n{document.body}")]
