"""Questions are found by their own words and by those of their answers, as soon as they stand there."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.domain.access import Actor
from app.forum import services
from app.search.queries import find
from tests.people import NOW, People

BODY = "She looks at the *window*."


def ask(session: Session, actor: Actor, key: str = "form-one") -> int:
    return services.ask(session, actor, title="孩子不说话", body=BODY, about=None, form_key=key, now=NOW)


def found(session: Session, people: People, typed: str) -> list[str]:
    return [each.key for each in find(session, people.tom, typed, language="en").candidates]


def test_a_question_is_found_by_readers_of_either_language(session: Session, people: People):
    key = f"question:{ask(session, people.ana)}"

    assert found(session, people, "说话") == found(session, people, "window") == [key]


def test_an_answer_is_part_of_its_question(session: Session, people: People):
    question_id = ask(session, people.ana)
    for number, body in enumerate(("先陪她坐一会儿。", "A **quiet** minute.")):
        services.answer(
            session, people.ben, question_id=question_id, body=body, form_key=f"form-{number}", now=NOW
        )

    for typed in ("坐一会儿", "quiet", "window", "说话"):
        assert found(session, people, typed) == [f"question:{question_id}"], typed


def test_nobodys_name_is_found(session: Session, people: People):
    question_id = ask(session, people.ana)
    services.answer(session, people.ben, question_id=question_id, body="Yes.", form_key="form-a", now=NOW)

    assert found(session, people, "Ana") == found(session, people, "Ben") == []


def test_the_same_form_sent_twice_is_found_once(session: Session, people: People):
    assert ask(session, people.ana) == ask(session, people.ana)

    assert len(found(session, people, "window")) == 1


def test_handing_everything_down_again_changes_nothing(session: Session, people: People):
    question_id = ask(session, people.ana)
    services.answer(session, people.ben, question_id=question_id, body="安静。", form_key="form-a", now=NOW)

    services.hand_everything_to_search(session)

    assert found(session, people, "安静") == [f"question:{question_id}"]
