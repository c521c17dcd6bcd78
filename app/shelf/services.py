"""Keeping and taking away bookmarks and notes. What is taken away is deleted, not hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.account.services import lock_person
from app.domain.access import Actor, Permission, Resource, ensure
from app.domain.errors import Invalid, NotFound
from app.domain.language import Language
from app.domain.quotation import Quotation
from app.library.queries import catalogue
from app.search.folding import fold
from app.shelf.models import Bookmark, Note
from app.shelf.queries import get_note, lesson_in, title_of

MOST_NOTES: Final = 200
"""On one lesson; its page shows all of them."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about."""

    key: str
    """The lesson: `lesson:cri-101/myths`."""
    language: Language
    block: int
    quotation: Quotation


def bookmark(session: Session, actor: Actor, *, key: str, now: datetime) -> None:
    """Keep a bookmark; keeping it already changes nothing.

    Raises:
        NotFound: there is nothing of this name to keep.
    """
    ensure(actor, Permission.LEARN)
    title = title_of(session, key)
    lock_person(session, actor.person_id)  # two clicks are one
    kept = select(Bookmark.id).where(Bookmark.person_id == actor.person_id, Bookmark.key == key)
    if session.scalar(kept) is not None:
        return
    session.add(
        Bookmark(person_id=actor.person_id, key=key, title=title, folded=folded(*title.values()), made_at=now)
    )
    session.flush()


def take_away_bookmark(session: Session, actor: Actor, *, key: str) -> None:
    """Delete a bookmark; when there is none, nothing changes."""
    ensure(actor, Permission.SHELF_KEEP)
    session.execute(delete(Bookmark).where(Bookmark.person_id == actor.person_id, Bookmark.key == key))


def write_note(
    session: Session, actor: Actor, *, anchor: Anchor, text: str, form_key: str, now: datetime
) -> int:
    """Keep a note, or without text a highlight, and return its id; the same form sent again is the same note.

    Raises:
        NotFound: there is no such lesson.
        Invalid: the lesson has no such block, there is nothing to keep, or there are very many notes already.
    """
    ensure(actor, Permission.LEARN)
    lesson = lesson_in(catalogue(session), anchor.key)
    if lesson is None:
        raise NotFound("shelf.lesson-unknown")
    if not 0 <= anchor.block <= lesson.block_count:
        raise Invalid("shelf.block-unknown", field="block")
    _ensure_something(text, anchor.quotation.exact)
    lock_person(session, actor.person_id)  # two clicks are one
    already = session.scalar(
        select(Note.id).where(Note.person_id == actor.person_id, Note.form_key == form_key)
    )
    if already is not None:
        return already
    _ensure_room(session, actor, anchor.key)
    note = Note(
        person_id=actor.person_id,
        form_key=form_key,
        key=anchor.key,
        title=lesson.title,
        language=anchor.language,
        block=anchor.block,
        quotation=anchor.quotation.exact,
        before=anchor.quotation.before,
        after=anchor.quotation.after,
        text=text,
        folded=folded(*lesson.title.values(), anchor.quotation.exact, text),
        made_at=now,
        changed_at=now,
    )
    session.add(note)
    session.flush()
    return note.id


def change_note(session: Session, actor: Actor, *, note_id: int, text: str, now: datetime) -> None:
    """Write a note anew; what it is about stays.

    Raises:
        NotFound: there is no such note of this person.
        Invalid: nothing would be left of it.
    """
    note = get_note(session, actor.person_id, note_id)
    ensure(actor, Permission.SHELF_KEEP, Resource(owner_id=note.person_id))
    _ensure_something(text, note.quotation)
    if note.text == text:
        return
    note.text = text
    note.folded = folded(*note.title.values(), note.quotation, text)
    note.changed_at = now
    session.flush()


def delete_note(session: Session, actor: Actor, *, note_id: int) -> None:
    """Delete a note of one's own; when there is none of this number, nothing changes."""
    ensure(actor, Permission.SHELF_KEEP)
    session.execute(delete(Note).where(Note.person_id == actor.person_id, Note.id == note_id))


def folded(*texts: str) -> str:
    """Return texts as they are searched: width, case, accents and the kind of blanks do not count."""
    return "\n".join(" ".join(fold(text).split()) for text in texts)


def _ensure_something(text: str, quotation: str) -> None:
    if not text and not quotation:
        raise Invalid("shelf.note-empty", field="text")


def _ensure_room(session: Session, actor: Actor, key: str) -> None:
    written = select(func.count()).select_from(Note).where(Note.person_id == actor.person_id, Note.key == key)
    if (session.scalar(written) or 0) >= MOST_NOTES:
        raise Invalid("shelf.too-many-notes", most=MOST_NOTES)
