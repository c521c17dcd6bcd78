"""The pages of Ask, as a browser sees them."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.forum import services
from tests.browser import Browser
from tests.people import NOW, People

QUESTION = {"form_key": "form-key-1", "title": "How do I open?", "body": "The next call."}


@pytest.fixture
def question_id(session: Session, people: People) -> int:
    made = services.ask(session, people.ana, about=None, now=NOW, **QUESTION)
    session.commit()
    return made


def test_asking_leads_to_the_thread_where_others_answer(browse: Browser, people: People):
    asked = browse.signed_in(people.ana).post("/forum/questions", QUESTION)
    answered = browse.signed_in(people.ben).post(
        f"{asked.location}/answers", {"form_key": "form-key-2", "body": "Begin with *her* fear."}
    )
    page = browse.signed_in(people.tom).get(asked.location).text

    assert (asked.status_code, answered.status_code) == (303, 303)
    assert "How do I open?" in page
    assert "Begin with <em>her</em> fear." in page


@pytest.mark.parametrize("field", ["title", "body"])
def test_an_empty_field_comes_back_with_the_rest_kept(browse: Browser, people: People, field: str):
    answer = browse.signed_in(people.ana).post("/forum/questions", {**QUESTION, field: " "})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert (QUESTION["body"] if field == "title" else QUESTION["title"]) in answer.text


def test_a_double_click_asks_once(browse: Browser, people: People):
    ana = browse.signed_in(people.ana)

    assert ana.post("/forum/questions", QUESTION).location == ana.post("/forum/questions", QUESTION).location


def test_the_expert_endorses_and_the_asker_accepts(
    browse: Browser, people: People, question_id: int, session: Session
):
    answer_id = services.answer(
        session, people.ben, question_id=question_id, body="Yes.", form_key="form-key-3", now=NOW
    )
    session.commit()
    path = f"/forum/questions/{question_id}"
    rita = browse.signed_in(people.rita)

    assert rita.post(f"{path}/answers/{answer_id}/endorsements", {"note": " "}).status_code == 422
    assert rita.post(f"{path}/answers/{answer_id}/endorsements", {"note": "Sound."}).status_code == 303
    assert browse.signed_in(people.ana).post(f"/forum/answers/{answer_id}/acceptance").status_code == 303
    page = browse.signed_in(people.tom).get(path).text
    assert "Accepted by the asker" in page
    assert "Endorsed by an expert" in page
    assert "Endorse as an expert" not in page


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_pages_are_in_both_languages(browse: Browser, people: People, question_id: int, language: str):
    ana = browse.signed_in(people.ana, language)

    for path in ("/forum/questions", "/forum/questions/new", f"/forum/questions/{question_id}"):
        answer = ana.get(path)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize("path", ["/forum/questions", "/forum/questions/{}"])
def test_the_number_of_queries_does_not_grow(
    browse: Browser, people: People, question_id: int, session: Session, path: str
):
    ben = browse.signed_in(people.ben)
    ben.get(path.format(question_id))
    few = ben.count_queries(path.format(question_id))
    for number in range(15):
        services.ask(
            session, people.ana, about=None, now=NOW, **{**QUESTION, "form_key": f"form-more-{number}"}
        )
        services.answer(
            session,
            people.ben,
            question_id=question_id,
            body="More.",
            form_key=f"form-more-{number}",
            now=NOW,
        )
    session.commit()

    assert ben.count_queries(path.format(question_id)) == few
    assert few <= 6
