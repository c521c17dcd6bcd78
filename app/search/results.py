"""What a page shows of what was found."""

from __future__ import annotations

from dataclasses import dataclass

from app.search.document import NO_LANGUAGE
from app.search.ranking import Candidate
from app.search.snippets import Piece, marked, snippet
from app.search.wording import Query


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found, in the reader's language where there is one."""

    key: str
    kind: str
    title: tuple[Piece, ...]
    place: str
    snippet: tuple[Piece, ...]
    language: str | None
    """Of the snippet when it is in another language than the reader's; None otherwise."""


def result_of(candidate: Candidate, query: Query, language: str) -> Result:
    """Mark what was looked for in the title and in the part of the text that says the most about it."""
    is_other = candidate.language not in {language, NO_LANGUAGE}
    return Result(
        key=candidate.key,
        kind=candidate.kind,
        title=marked(candidate.own_title or candidate.title, query.words),
        place=candidate.place if candidate.own_place is None else candidate.own_place,
        snippet=snippet(candidate.body, query.words),
        language=candidate.language if is_other else None,
    )
