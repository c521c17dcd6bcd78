"""Lists of questions and whole threads, as rows that a page can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVarTuple

from sqlalchemy import Exists, Integer, Row, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.account.models import Person
from app.db.rows import rows_of
from app.domain.errors import NotFound
from app.forum.models import Acceptance, Answer, Endorsement, Question

Columns = TypeVarTuple("Columns")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list."""

    id: int
    title: str
    about: str | None
    author: str
    asked_at: datetime
    answers: int
    accepted: bool
    endorsed: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What an expert says beside an endorsement."""

    expert: str
    note: str
    endorsed_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer in a thread."""

    id: int
    author: str
    author_id: int
    body_html: str
    answered_at: datetime
    accepted: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with its answers: accepted ones first, then endorsed ones, then by age."""

    id: int
    title: str
    about: str | None
    author: str
    author_id: int
    body_html: str
    asked_at: datetime
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer that somebody else gave to a person's question."""

    question_id: int
    title: str
    author: str
    answered_at: datetime
    endorsed: bool


def question_list(session: Session, *, about: str | None, first: int, limit: int) -> list[QuestionRow]:
    """List questions, newest first, from row `first` (counted from 1)."""
    rows = session.execute(
        _about(QUESTION_ROWS, about)
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .offset(first - 1)
        .limit(limit)
    )
    return [QuestionRow(*row) for row in rows]


def question_count(session: Session, *, about: str | None) -> int:
    """Count the questions of a list."""
    counted = _about(select(func.count()).select_from(Question), about)
    return session.scalar(counted) or 0


def thread(session: Session, question_id: int) -> Thread:
    """Return a question with everything below it, in two queries.

    Raises:
        NotFound: there is no such question.
    """
    row = session.execute(QUESTION, {"question_id": question_id}).one_or_none()
    if row is None:
        raise NotFound("forum.question-unknown")
    question: Question = row[0]
    return Thread(
        id=question.id,
        title=question.title,
        about=question.about,
        author=row[1],
        author_id=question.author_id,
        body_html=question.body_html,
        asked_at=question.asked_at,
        answers=_answers(session, question_id),
    )


def recent_answers_to(session: Session, person_id: int, most: int) -> list[NewAnswer]:
    """List what others answered to a person's questions last."""
    rows = rows_of(session, RECENT_ANSWERS, {"person_id": person_id, "most": most})
    return [NewAnswer(*row) for row in rows]


def _question_rows() -> Select[int, str, str | None, str, datetime, int, bool, bool]:
    answers = (
        select(func.count()).select_from(Answer).where(Answer.question_id == Question.id).scalar_subquery()
    )
    accepted = _marked(Acceptance)
    endorsed = _marked(Endorsement)
    return select(
        Question.id,
        Question.title,
        Question.about,
        Person.display_name,
        Question.asked_at,
        answers,
        accepted,
        endorsed,
    ).join(Person, Person.id == Question.author_id)


def _marked(mark: type[Acceptance] | type[Endorsement]) -> Exists:
    return (
        select(mark.id)
        .join(Answer, Answer.id == mark.answer_id)
        .where(Answer.question_id == Question.id)
        .exists()
    )


def _about(statement: Select[*Columns], about: str | None) -> Select[*Columns]:
    if about is None:
        return statement
    return statement.where(
        or_(Question.about == about, Question.about.startswith(f"{about}/", autoescape=True))
    )


def _all_answers() -> Select[*tuple[Any, ...]]:
    expert = aliased(Person)
    return (
        select(
            Answer.id,
            Person.display_name.label("author"),
            Answer.author_id,
            Answer.body_html,
            Answer.answered_at,
            Acceptance.id.label("accepted"),
            expert.display_name.label("expert"),
            Endorsement.note,
            Endorsement.endorsed_at,
        )
        .join(Person, Person.id == Answer.author_id)
        .outerjoin(Acceptance, Acceptance.answer_id == Answer.id)
        .outerjoin(Endorsement, Endorsement.answer_id == Answer.id)
        .outerjoin(expert, expert.id == Endorsement.expert_id)
        .where(Answer.question_id == bindparam("question_id"))
        .order_by(Answer.answered_at, Answer.id, Endorsement.endorsed_at)
    )


def _recent_answers() -> Select[*tuple[Any, ...]]:
    author = aliased(Person)
    endorsed = select(Endorsement.id).where(Endorsement.answer_id == Answer.id).exists()
    return (
        select(Question.id, Question.title, author.display_name, Answer.answered_at, endorsed)
        .join(Question, Question.id == Answer.question_id)
        .join(author, author.id == Answer.author_id)
        .where(Question.author_id == bindparam("person_id"), Answer.author_id != bindparam("person_id"))
        .order_by(Answer.answered_at.desc(), Answer.id.desc())
        .limit(bindparam("most", type_=Integer))
    )


# Put together once: that takes several times as long as the asking.
QUESTION_ROWS = _question_rows()
ALL_ANSWERS = _all_answers()
RECENT_ANSWERS = _recent_answers()
QUESTION = (
    select(Question, Person.display_name)
    .join(Person, Person.id == Question.author_id)
    .where(Question.id == bindparam("question_id"))
)


def _answers(session: Session, question_id: int) -> tuple[AnswerRow, ...]:
    rows = rows_of(session, ALL_ANSWERS, {"question_id": question_id}).all()
    answers = [_answer(list(rows_of_one)) for _, rows_of_one in groupby(rows, key=lambda row: row.id)]
    return tuple(sorted(answers, key=lambda answer: (not answer.accepted, not answer.notes)))


def _answer(rows: Sequence[Row[*tuple[Any, ...]]]) -> AnswerRow:
    """Put one answer together; it has a row for each endorsement, and one when there is none."""
    answer_id, author, author_id, body_html, answered_at, accepted, *_ = rows[0]
    notes = tuple(Note(*row[-3:]) for row in rows if row.expert is not None)
    return AnswerRow(answer_id, author, author_id, body_html, answered_at, accepted is not None, notes)
