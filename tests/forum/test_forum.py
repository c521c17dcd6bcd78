"""Asking, answering, accepting, endorsing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.access import Actor
from app.domain.errors import Denied, NotFound
from app.forum import queries, services
from app.forum.models import Acceptance, Answer, Endorsement, Question
from tests.people import NOW, People


def ask(session: Session, actor: Actor, key: str = "form-one") -> int:
    return services.ask(
        session, actor, title="How do I open?", body="The *next* call.", about=None, form_key=key, now=NOW
    )


def reply(session: Session, actor: Actor, question_id: int, key: str = "form-two") -> int:
    return services.answer(
        session, actor, question_id=question_id, body="Begin with her fear.", form_key=key, now=NOW
    )


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model))


def test_a_question_is_kept_as_typed_and_as_safe_html(session: Session, people: People):
    question_id = services.ask(
        session,
        people.ana,
        title="x",
        body="<script>alert(1)</script> [a](javascript:alert(1)) **bold**",
        about=None,
        form_key="form-one",
        now=NOW,
    )

    question = session.get_one(Question, question_id)
    assert "<script" in question.body
    assert "<script" not in question.body_html
    assert "javascript:" not in question.body_html
    assert "<strong>bold</strong>" in question.body_html


def test_the_same_form_sent_twice_is_one_question_and_one_answer(session: Session, people: People):
    first, second = (ask(session, people.ana) for _ in range(2))
    answers = {reply(session, people.ben, first) for _ in range(2)}

    assert first == second
    assert len(answers) == 1
    assert (count(session, Question), count(session, Answer)) == (1, 1)


def test_two_people_may_send_forms_with_the_same_key(session: Session, people: People):
    assert ask(session, people.ana) != ask(session, people.ben)


def test_only_the_asker_accepts_and_never_their_own_answer(session: Session, people: People):
    question_id = ask(session, people.ana)
    answer_id = reply(session, people.ben, question_id)
    own = reply(session, people.ana, question_id)

    for actor in (people.ben, people.rita, people.ada):
        with pytest.raises(Denied):
            services.accept(session, actor, answer_id=answer_id, now=NOW)
    with pytest.raises(Denied, match="own-answer"):
        services.accept(session, people.ana, answer_id=own, now=NOW)
    for _ in range(2):
        services.accept(session, people.ana, answer_id=answer_id, now=NOW)
    assert count(session, Acceptance) == 1


def test_an_acceptance_can_be_taken_back(session: Session, people: People):
    answer_id = reply(session, people.ben, ask(session, people.ana))
    services.accept(session, people.ana, answer_id=answer_id, now=NOW)

    services.take_back_acceptance(session, people.ana, answer_id=answer_id)

    assert count(session, Acceptance) == 0


def test_only_experts_endorse_and_a_second_note_replaces_the_first(session: Session, people: People):
    answer_id = reply(session, people.ben, ask(session, people.ana))
    for actor in (people.ana, people.lea, people.toni, people.ada):
        with pytest.raises(Denied):
            services.endorse(session, actor, answer_id=answer_id, note="Good.", now=NOW)

    for note in ("Good order.", "Good order. Write it down."):
        services.endorse(session, people.rita, answer_id=answer_id, note=note, now=NOW)

    assert session.scalars(select(Endorsement.note)).all() == ["Good order. Write it down."]


def test_an_expert_does_not_endorse_her_own_answer(session: Session, people: People):
    answer_id = reply(session, people.rita, ask(session, people.ana))

    with pytest.raises(Denied, match="own-answer"):
        services.endorse(session, people.rita, answer_id=answer_id, note="Good.", now=NOW)


def test_accepted_answers_come_first_then_endorsed_ones(session: Session, people: People):
    question_id = ask(session, people.ana)
    plain, endorsed, accepted = (reply(session, people.ben, question_id, f"form-{n}-key") for n in range(3))
    services.endorse(session, people.rita, answer_id=endorsed, note="Sound.", now=NOW)
    services.accept(session, people.ana, answer_id=accepted, now=NOW)

    thread = queries.thread(session, question_id)

    assert [answer.id for answer in thread.answers] == [accepted, endorsed, plain]
    assert thread.answers[1].notes[0].expert == "Rita"


def test_the_asker_learns_of_answers_by_others(session: Session, people: People):
    question_id = ask(session, people.ana)
    reply(session, people.ana, question_id)
    reply(session, people.ben, question_id)

    assert [answer.author for answer in queries.recent_answers_to(session, people.ana.person_id, 5)] == [
        "Ben"
    ]
    assert queries.recent_answers_to(session, people.ben.person_id, 5) == []


def test_somebody_who_belongs_nowhere_does_not_take_part(session: Session, people: People):
    with pytest.raises(Denied):
        ask(session, people.nobody)
    with pytest.raises(Denied):
        reply(session, people.nobody, ask(session, people.ana))


def test_answering_what_is_gone_is_not_found(session: Session, people: People):
    with pytest.raises(NotFound):
        reply(session, people.ben, 999_999)
