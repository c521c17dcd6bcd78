"""What a person keeps, for themselves alone: every statement asks for one person's rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, func, literal, or_, select, union, union_all
from sqlalchemy.orm import Session

from app.content.compiled import Lesson, Words
from app.db.rows import rows_of
from app.domain.errors import NotFound
from app.domain.language import DEFAULT
from app.domain.quotation import Quotation
from app.library.queries import Catalogue, catalogue
from app.search.document import NO_LANGUAGE
from app.search.models import SearchDocument
from app.shelf.models import Bookmark, Note

KINDS: Final = ("lesson", "course", "simulation", "case", "resource", "question")
"""What can be bookmarked, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A bookmark or a note."""

    is_note: bool
    id: int
    key: str
    title: Words
    """As it was."""
    made_at: datetime
    changed_at: datetime
    language: str
    """Of a note: in which it was made."""
    block: int
    quotation: Quotation
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the things on a shelf are looked at; empty is everything."""

    kind: str = ""
    """`note`, or one of KINDS."""
    course_id: str = ""
    words: str = ""
    """Folded; what must be in it."""


def at_key(session: Session, person_id: int, key: str) -> list[Kept]:
    """Return a person's bookmark and notes at one key, in the order of the text, in one query."""
    rows = rows_of(session, AT_KEY, {"person_id": person_id, "key": key})
    return [_kept(row) for row in rows]


def kept_count(session: Session, person_id: int, wanted: Wanted) -> int:
    """Count what is wanted of a person's shelf."""
    counted = _only(select(func.count()).select_from(EVERYTHING), wanted)
    return int(rows_of(session, counted, {"person_id": person_id}).scalar_one())


def kept(session: Session, person_id: int, wanted: Wanted, *, first: int, limit: int) -> list[Kept]:
    """List what is wanted of a person's shelf, newest first, from row `first` (counted from 1)."""
    newest = _only(ROWS, wanted).order_by(
        EVERYTHING.c.made_at.desc(), EVERYTHING.c.is_note.desc(), EVERYTHING.c.id.desc()
    )
    rows = rows_of(session, newest.offset(first - 1).limit(limit), {"person_id": person_id})
    return [_kept(row) for row in rows]


def keys_kept(session: Session, person_id: int) -> list[str]:
    """Return the keys of all that is on a person's shelf."""
    return [row.key for row in rows_of(session, KEYS, {"person_id": person_id})]


def every_note(session: Session, person_id: int) -> list[Kept]:
    """Return all notes of a person, lesson by lesson in the order of the text."""
    return [_kept(row) for row in rows_of(session, EVERY_NOTE, {"person_id": person_id})]


def get_note(session: Session, person_id: int, note_id: int) -> Note:
    """Return a person's own note.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    note = session.scalar(select(Note).where(Note.id == note_id, Note.person_id == person_id))
    if note is None:
        raise NotFound("shelf.note-unknown")
    return note


def title_of(session: Session, key: str) -> Words:
    """Return the title of something that can be bookmarked.

    Raises:
        NotFound: there is no such thing.
    """
    kind = key.partition(":")[0]
    if kind in KINDS and (known := catalogue(session).titles.get(key)):
        return known
    # Questions are known to the room above; what it lets be found carries their titles.
    asked = select(SearchDocument.title).where(
        SearchDocument.key == key, SearchDocument.kind == "question", SearchDocument.language == NO_LANGUAGE
    )
    title = session.scalar(asked) if kind == "question" else None
    if title is None:
        raise NotFound("shelf.key-unknown")
    return {DEFAULT: title}  # people write in the language they like


def lesson_in(live: Catalogue, key: str) -> Lesson | None:
    """Return a live lesson by its key, or None: it is gone, or the key is not that of a lesson."""
    kind, _, place = key.partition(":")
    course_id, _, lesson_id = place.partition("/")
    course = live.courses.get(course_id) if kind == "lesson" else None
    return course.package.lessons.get(lesson_id) if course else None


def _notes() -> Select[*tuple[Any, ...]]:
    return select(
        literal(1).label("is_note"),
        Note.id,
        Note.key,
        Note.title,
        Note.made_at,
        Note.changed_at,
        Note.language,
        Note.block,
        Note.quotation,
        Note.before,
        Note.after,
        Note.text,
        Note.folded,
    ).where(Note.person_id == bindparam("person_id"))


def _bookmarks() -> Select[*tuple[Any, ...]]:
    nothing = literal("")
    return select(
        literal(0),
        Bookmark.id,
        Bookmark.key,
        Bookmark.title,
        Bookmark.made_at,
        Bookmark.made_at,
        nothing,
        literal(0),
        nothing,
        nothing,
        nothing,
        nothing,
        Bookmark.folded,
    ).where(Bookmark.person_id == bindparam("person_id"))


# Put together once: that takes several times as long as the asking.
EVERYTHING = union_all(_notes(), _bookmarks()).subquery("everything")
ROWS = select(*(column for column in EVERYTHING.c if column.name != "folded"))
AT_KEY = ROWS.where(EVERYTHING.c.key == bindparam("key")).order_by(EVERYTHING.c.block, EVERYTHING.c.id)
EVERY_NOTE = _notes().order_by(Note.key, Note.block, Note.id)
KEYS = union(
    select(Note.key.label("key")).where(Note.person_id == bindparam("person_id")),
    select(Bookmark.key).where(Bookmark.person_id == bindparam("person_id")),
)


def _only(statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    key = EVERYTHING.c.key
    if wanted.kind == "note":
        statement = statement.where(EVERYTHING.c.is_note == 1)
    elif wanted.kind:
        statement = statement.where(
            EVERYTHING.c.is_note == 0, key.startswith(f"{wanted.kind}:", autoescape=True)
        )
    if wanted.course_id:
        in_course = key.startswith(f"lesson:{wanted.course_id}/", autoescape=True)
        statement = statement.where(or_(key == f"course:{wanted.course_id}", in_course))
    if wanted.words:
        statement = statement.where(EVERYTHING.c.folded.contains(wanted.words, autoescape=True))
    return statement


def _kept(row: Row[*tuple[Any, ...]]) -> Kept:
    title: Mapping[str, str] = row.title
    return Kept(
        is_note=bool(row.is_note),
        id=row.id,
        key=row.key,
        title=dict(title),
        made_at=row.made_at,
        changed_at=row.changed_at,
        language=row.language,
        block=row.block,
        quotation=Quotation(row.quotation, row.before, row.after),
        text=row.text,
    )
