"""The index of each database. Both hold the same terms as a plain set and only say which documents have them.

What is found and in which order is decided by the portable statements in `queries.py` and by `ranking.py`, so both
give the same. A term of a title is there twice: as it is, and with `IN_TITLE` before it. Terms are letters, figures
and Chinese characters and nothing else, so nobody can write an operator into an expression.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Select, bindparam, column, select, table, text
from sqlalchemy.orm import Session

from app.search.wording import Word

IN_TITLE: Final = "§"

INDEX = table("search_index", column("rowid"), column("document_id"))
VOCABULARY = table("search_index_vocabulary", column("term"))


class Engine(ABC):
    """Asks and writes the index of one kind of database."""

    AND: str
    OR: str
    QUOTE: str

    @abstractmethod
    def matching(self, parameter: str) -> Select[int]:
        """Return the ids of the documents that an expression, given as this parameter, is true of."""

    @abstractmethod
    def write(self, session: Session, rows: Iterable[tuple[int, list[str]]]) -> None:
        """Store the terms of documents, by id; those of a deleted document go with it."""

    @abstractmethod
    def known(self, session: Session, terms: list[str]) -> set[str]:
        """Return those of the terms that some document has."""

    def expression(self, words: Iterable[Word], *, every: bool, before: str = "") -> str:
        """Write what to look for: every word, or any part of one that says more than a single character.

        Args:
            words: at least one.
            every: whether a document must have all words.
            before: `IN_TITLE` to look in titles alone.
        """
        if every:
            return self.AND.join(f"({self._any(word.terms, before)})" for word in words)
        terms = dict.fromkeys(term for word in words for term in word.terms)
        telling = [term for term in terms if len(term) > 1] or list(terms)
        return self._any(telling, before)

    def _any(self, terms: Iterable[str], before: str) -> str:
        return self.OR.join(self._quoted(term, before) for term in terms)

    def _quoted(self, term: str, before: str) -> str:
        return f"{self.QUOTE}{before}{term}{self.QUOTE}"


class SQLite(Engine):
    """FTS5, taking every character beyond ASCII for a letter; a trigger lets terms go with their document."""

    AND, OR, QUOTE = " AND ", " OR ", '"'

    def matching(self, parameter: str) -> Select[int]:
        """Return the ids of the documents that an expression is true of."""
        return select(INDEX.c.rowid).where(text(f"search_index match :{parameter}"))

    def write(self, session: Session, rows: Iterable[tuple[int, list[str]]]) -> None:
        """Store terms as words of a text."""
        values = [{"id": document_id, "terms": " ".join(terms)} for document_id, terms in rows]
        session.execute(text("insert into search_index (rowid, terms) values (:id, :terms)"), values)

    def known(self, session: Session, terms: list[str]) -> set[str]:
        """Look terms up in FTS5's own list."""
        asked = select(VOCABULARY.c.term).where(VOCABULARY.c.term.in_(bindparam("terms", expanding=True)))
        return set(session.scalars(asked, {"terms": terms}))


class PostgreSQL(Engine):
    """A `tsvector` made from the terms themselves, past every parser and dictionary, under a GIN index.

    It is asked by functions of the schema that forbid reading every row: the planner believes that to be cheap.
    """

    AND, OR, QUOTE = " & ", " | ", "'"

    def matching(self, parameter: str) -> Select[int]:
        """Return the ids of the documents that an expression is true of."""
        return select(text("document_id")).select_from(
            text(f"search_matching(cast(:{parameter} as tsquery))")
        )

    def write(self, session: Session, rows: Iterable[tuple[int, list[str]]]) -> None:
        """Store terms as lexemes."""
        values = [{"id": document_id, "terms": terms} for document_id, terms in rows]
        statement = "insert into search_index values (:id, array_to_tsvector(cast(:terms as text[])))"
        session.execute(text(statement), values)

    def known(self, session: Session, terms: list[str]) -> set[str]:
        """Ask the index for each term."""
        asked = text("select term from search_known(cast(:terms as text[]))")
        return set(session.scalars(asked, {"terms": terms}))


ENGINES: Final[dict[str, Engine]] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine_of(session: Session) -> Engine:
    """Return the engine of the session's database."""
    return ENGINES[session.get_bind().dialect.name]
