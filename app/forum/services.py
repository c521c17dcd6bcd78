"""Ask, answer, accept, endorse."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.content.markdown import user_html
from app.domain.access import Actor, Permission, Resource, ensure
from app.domain.errors import Denied, NotFound
from app.forum.models import Acceptance, Answer, Endorsement, Question
from app.forum.searchable import document_of
from app.search.services import forget_all, replace


def ask(
    session: Session,
    actor: Actor,
    *,
    title: str,
    body: str,
    about: str | None,
    form_key: str,
    now: datetime,
) -> int:
    """Post a question and return its id; the same form sent again is the same question.

    Raises:
        Denied: the actor may not ask.
    """
    ensure(actor, Permission.QUESTION_ASK)
    already = session.scalar(
        select(Question.id).where(Question.author_id == actor.person_id, Question.form_key == form_key)
    )
    if already is not None:
        return already
    question = Question(
        author_id=actor.person_id,
        form_key=form_key,
        about=about,
        title=title,
        body=body,
        body_html=user_html(body),
        asked_at=now,
    )
    session.add(question)
    session.flush()
    replace(session, f"question:{question.id}", [document_of(question, [])])
    return question.id


def answer(
    session: Session, actor: Actor, *, question_id: int, body: str, form_key: str, now: datetime
) -> int:
    """Post an answer and return its id; the same form sent again is the same answer.

    Raises:
        Denied: the actor may not answer.
        NotFound: there is no such question.
    """
    ensure(actor, Permission.ANSWER_WRITE)
    already = session.scalar(
        select(Answer.id).where(Answer.author_id == actor.person_id, Answer.form_key == form_key)
    )
    if already is not None:
        return already
    question = session.get(Question, question_id)
    if question is None:
        raise NotFound("forum.question-unknown")
    posted = Answer(
        question_id=question_id,
        author_id=actor.person_id,
        form_key=form_key,
        body=body,
        body_html=user_html(body),
        answered_at=now,
    )
    session.add(posted)
    session.flush()
    _hand_to_search(session, question)
    return posted.id


def accept(session: Session, actor: Actor, *, answer_id: int, now: datetime) -> int:
    """Say, as the asker, that an answer helped; return the question's id.

    Raises:
        NotFound: there is no such answer.
        Denied: the actor did not ask the question, or wrote the answer.
    """
    given, question = _answer(session, answer_id)
    ensure(actor, Permission.ANSWER_ACCEPT, Resource(owner_id=question.author_id))
    if given.author_id == actor.person_id:
        raise Denied("forum.own-answer")
    if session.scalar(select(Acceptance.id).where(Acceptance.answer_id == answer_id)) is None:
        session.add(Acceptance(answer_id=answer_id, accepted_by_id=actor.person_id, accepted_at=now))
        session.flush()
    return question.id


def take_back_acceptance(session: Session, actor: Actor, *, answer_id: int) -> int:
    """Take an acceptance back; return the question's id.

    Raises:
        NotFound: there is no such answer.
        Denied: the actor did not ask the question.
    """
    _, question = _answer(session, answer_id)
    ensure(actor, Permission.ANSWER_ACCEPT, Resource(owner_id=question.author_id))
    session.execute(delete(Acceptance).where(Acceptance.answer_id == answer_id))
    return question.id


def endorse(session: Session, actor: Actor, *, answer_id: int, note: str, now: datetime) -> int:
    """Vouch for an answer as an expert, with a note; return the question's id. A second time replaces the note.

    Raises:
        NotFound: there is no such answer.
        Denied: the actor is no expert, or wrote the answer.
    """
    ensure(actor, Permission.ANSWER_ENDORSE)
    given, question = _answer(session, answer_id)
    if given.author_id == actor.person_id:
        raise Denied("forum.own-answer")
    already = session.scalar(
        select(Endorsement).where(
            Endorsement.answer_id == answer_id, Endorsement.expert_id == actor.person_id
        )
    )
    if already is None:
        session.add(Endorsement(answer_id=answer_id, expert_id=actor.person_id, note=note, endorsed_at=now))
    else:
        already.note, already.endorsed_at = note, now
    session.flush()
    return question.id


def hand_everything_to_search(session: Session) -> None:
    """Let every question be found with its answers, all of them anew."""
    forget_all(session, "question")
    for question in session.scalars(select(Question).order_by(Question.id)):
        _hand_to_search(session, question)


def _hand_to_search(session: Session, question: Question) -> None:
    answers = select(Answer.body_html).where(Answer.question_id == question.id).order_by(Answer.id)
    replace(session, f"question:{question.id}", [document_of(question, session.scalars(answers))])


def _answer(session: Session, answer_id: int) -> tuple[Answer, Question]:
    row = session.execute(
        select(Answer, Question)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.id == answer_id)
    ).one_or_none()
    if row is None:
        raise NotFound("forum.answer-unknown")
    return row[0], row[1]
