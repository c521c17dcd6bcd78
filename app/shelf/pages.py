"""Notes as a page shows them: found again in the text of their lesson, or not."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Final

from app.content.block_texts import block_texts
from app.content.compiled import Lesson, Words
from app.domain.quotation import Quotation, Span, find, squeezed
from app.library.queries import Catalogue
from app.shelf.queries import Kept, lesson_in

FIRST_WORDS: Final = 44
"""How many characters of a paragraph tell which one it is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bookmark, or a note with the place of its quotation."""

    is_note: bool
    id: int
    key: str
    title: Words
    """As it is now; as it was, when it is gone."""
    course_title: Words | None
    is_gone: bool
    """No longer published."""
    made_at: datetime
    changed_at: datetime
    language: str
    quotation: str
    text: str
    block: int
    """Where its quotation stands now; else the block it was made at, 0 when that is gone too."""
    span: Span | None
    """In the squeezed text of the whole lesson, in the language of the note."""

    @property
    def kind(self) -> str:
        """What it is: `note`, `highlight`, or the kind of thing that is bookmarked."""
        if self.is_note:
            return "note" if self.text else "highlight"
        return self.key.partition(":")[0]

    @property
    def is_lost(self) -> bool:
        """Whether its quotation is no longer in the lesson as it was."""
        return bool(self.quotation) and self.span is None and not self.is_gone


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph to write a note on."""

    block: int
    beginning: str


@dataclass(frozen=True, slots=True)
class OnPage:
    """What of a person's shelf belongs to one page."""

    key: str
    is_bookmarked: bool
    notes: tuple[Row, ...]
    parts: tuple[Part, ...]
    """Of a lesson, in the reader's language."""
    form_keys: tuple[str, str]
    """For the two forms of a lesson."""


def on_page(key: str, kept: Iterable[Kept], live: Catalogue, language: str) -> OnPage:
    """Put together what a page shows of a person's shelf."""
    kept = list(kept)
    lesson = lesson_in(live, key)
    return OnPage(
        key=key,
        is_bookmarked=any(not each.is_note for each in kept),
        notes=tuple(row_of(each, live) for each in kept if each.is_note),
        parts=_parts(lesson, language) if lesson else (),
        form_keys=(secrets.token_urlsafe(12), secrets.token_urlsafe(12)),
    )


def row_of(kept: Kept, live: Catalogue) -> Row:
    """Return a bookmark or note as it is shown, its quotation looked for in what is published now."""
    lesson = lesson_in(live, kept.key)
    texts = block_texts(lesson.sections, kept.language) if lesson and kept.is_note else {}
    span = place(texts, kept.block, kept.quotation)
    return Row(
        is_note=kept.is_note,
        id=kept.id,
        key=kept.key,
        title=live.titles.get(kept.key, kept.title),
        course_title=_course_title(live, kept.key),
        is_gone=not kept.key.startswith("question:") and kept.key not in live.titles,
        made_at=kept.made_at,
        changed_at=kept.changed_at,
        language=kept.language,
        quotation=kept.quotation.exact,
        text=kept.text,
        block=_block_at(texts, span.start) if span else kept.block if kept.block in texts else 0,
        span=span,
    )


def place(texts: Mapping[int, str], block: int, quotation: Quotation) -> Span | None:
    """Return where a quotation stands in the text of a lesson, looked for first around its block."""
    if not quotation.exact:
        return None
    begins = dict(zip(texts, _beginnings(texts), strict=True))
    return find(squeezed("".join(texts.values())), quotation, near=begins.get(block, 0))


def _beginnings(texts: Mapping[int, str]) -> list[int]:
    """Return where each block begins in the squeezed text."""
    return list(accumulate((len(squeezed(text)) for text in texts.values()), initial=0))[:-1]


def _block_at(texts: Mapping[int, str], at: int) -> int:
    return max(number for number, begin in zip(texts, _beginnings(texts), strict=True) if begin <= at)


def _parts(lesson: Lesson, language: str) -> tuple[Part, ...]:
    texts = block_texts(lesson.sections, language)
    return tuple(Part(number, _beginning(text)) for number, text in texts.items() if text)


def _beginning(text: str) -> str:
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rstrip()}…"


def _course_title(live: Catalogue, key: str) -> Words | None:
    kind, _, rest = key.partition(":")
    return live.titles.get(f"course:{rest.partition('/')[0]}") if kind == "lesson" else None
