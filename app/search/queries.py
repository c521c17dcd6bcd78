"""Finding: what has the words, of what the person may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from app.db.rows import rows_of
from app.domain.access import Actor, may
from app.search.document import KINDS, READABLE
from app.search.engines import ENGINES, IN_TITLE, engine_of
from app.search.models import SearchDocument
from app.search.near import mended, to_ask_for
from app.search.ranking import Candidate, ranked
from app.search.wording import Query, read_query

MOST: Final = 200
"""Documents that are ranked: those with the words in the title first, then the newest. Nobody reads further."""
FEW: Final = 3
"""When fewer things have every word, those that have some of them come after."""

How = Literal["every word", "similar words", "some words"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the best first, and how."""

    query: Query
    """What was looked for in the end, with slips mended."""
    how: How
    complete: int
    """How many of the things have every word."""
    candidates: tuple[Candidate, ...]
    counts: Mapping[str, int] | None
    """How much there is of each kind; None when there is more than was looked at."""


def find(session: Session, actor: Actor, typed: str, *, language: str, kind: str | None = None) -> Found:
    """Find what has every word, if need be with slips mended; when that is little, also what has some of them."""
    query = read_query(typed)
    how: How = "every word"
    if not query.words:
        return Found(query, how, 0, (), {})
    asker = _Asker(session, actor, language)
    rows = asker.rows(query, every=True)
    if not rows and (meant := asker.meant_by(query)) != query:
        query, how, rows = meant, "similar words", asker.rows(meant, every=True)
    complete = len({row.key for row in rows})
    if complete < FEW and query.has_parts:
        rows, how = [*rows, *asker.rows(query, every=False)], "some words"
    if len(rows) < MOST:
        best = ranked(rows, query, language)
        counts = Counter(each.kind for each in best)
        return Found(query, how, complete, tuple(each for each in best if kind in {None, each.kind}), counts)
    if kind is not None:
        rows = asker.rows(query, every=how != "some words", kinds=(kind,))
    return Found(query, how, complete, tuple(ranked(rows, query, language)), None)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks the index on behalf of a reader."""

    session: Session
    actor: Actor
    language: str

    def rows(self, query: Query, *, every: bool, kinds: tuple[str, ...] = KINDS) -> list[Candidate]:
        """Return documents that have the words, in no order that matters."""
        engine = engine_of(self.session)
        values = {
            "wanted": engine.expression(query.words, every=every),
            "in_title": engine.expression(query.words, every=every, before=IN_TITLE),
            "permissions": [each for each in READABLE if may(self.actor, each)],
            "kinds": kinds,
            "language": self.language,
        }
        statement = _candidates(self.session.get_bind().dialect.name)
        return [Candidate(*row) for row in rows_of(self.session, statement, values)]

    def meant_by(self, query: Query) -> Query:
        """Return the query with its slips mended."""
        doubtful = to_ask_for(query)
        return mended(query, engine_of(self.session).known(self.session, doubtful)) if doubtful else query


@cache
def _candidates(dialect: str) -> Select[*tuple[Any, ...]]:
    """Put the statement together once: which documents, then their texts beside the titles in the reader's language."""
    engine = ENGINES[dialect]
    in_title = SearchDocument.id.in_(engine.matching("in_title"))
    chosen = (
        select(SearchDocument.id)
        .where(
            SearchDocument.id.in_(engine.matching("wanted")),
            SearchDocument.permission.in_(bindparam("permissions", expanding=True)),
            SearchDocument.kind.in_(bindparam("kinds", expanding=True)),
        )
        .order_by(in_title.desc(), SearchDocument.id.desc())
        .limit(MOST)
        .cte("chosen")
    )
    own = aliased(SearchDocument)
    return (
        select(
            SearchDocument.key,
            SearchDocument.kind,
            SearchDocument.language,
            SearchDocument.title,
            SearchDocument.place,
            SearchDocument.body,
            own.title.label("own_title"),
            own.place.label("own_place"),
        )
        .join(chosen, chosen.c.id == SearchDocument.id)
        .outerjoin(own, (own.key == SearchDocument.key) & (own.language == bindparam("language")))
    )
