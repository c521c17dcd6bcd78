"""Handing documents down, on the database itself."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.domain.access import Permission
from app.search.document import Document
from app.search.models import SearchDocument
from app.search.queries import MOST, find
from app.search.services import FORM, document_count, forget_all, is_in_step, replace
from tests.people import People


def document(key: str, title: str, body: str = "", *, language: str = "zh-CN", **more: str) -> Document:
    values = {"kind": key.partition(":")[0], "permission": Permission.LEARN, **more}
    return Document(key=key, language=language, title=title, body=body, **values)


def keys(session: Session, people: People, typed: str, language: str = "zh-CN", **more: str) -> list[str]:
    return [each.key for each in find(session, people.ana, typed, language=language, **more).candidates]


def index_rows(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(text("search_index")))


def test_what_is_handed_down_is_found_and_what_is_replaced_is_not(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "考试焦虑"), document("lesson:a/b", "自伤")])
    replace(session, "course:z", [document("course:z", "焦虑")])

    replace(session, "course:a", [document("course:a", "抑郁")])

    assert keys(session, people, "抑郁") == ["course:a"]
    assert keys(session, people, "焦虑") == ["course:z"]
    assert keys(session, people, "自伤") == []
    assert index_rows(session) == document_count(session) == 2


def test_handing_down_twice_is_handing_down_once(session: Session, people: People):
    for _ in range(2):
        replace(session, "course:a", [document("course:a", "焦虑")])

    assert keys(session, people, "焦虑") == ["course:a"]
    assert index_rows(session) == 1


def test_nothing_to_find_is_nothing_to_find(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "焦虑")])

    replace(session, "course:a", [])

    assert keys(session, people, "焦虑") == []


def test_what_is_undone_is_not_found(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "焦虑")])
    session.rollback()

    assert document_count(session) == index_rows(session) == 0


def test_a_document_that_is_deleted_by_whatever_way_leaves_the_index(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "焦虑")])

    session.execute(text("delete from search_document"))

    assert index_rows(session) == 0


def test_one_kind_can_be_forgotten(session: Session, people: People):
    replace(session, "question:1", [document("question:1", "焦虑", permission=Permission.QUESTION_READ)])
    replace(session, "course:a", [document("course:a", "焦虑")])

    forget_all(session, "question")

    assert keys(session, people, "焦虑") == ["course:a"]


def test_terms_of_an_older_form_are_noticed(session: Session):
    assert not is_in_step(session)
    replace(session, "course:a", [document("course:a", "焦虑")])
    assert is_in_step(session)

    session.execute(SearchDocument.__table__.update().values(form=FORM - 1))

    assert not is_in_step(session)


def test_who_may_not_read_does_not_find(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "焦虑")])
    replace(session, "record:a", [document("course:r", "焦虑", permission=Permission.RECORD_READ)])

    assert find(session, people.nobody, "焦虑", language="en").candidates == ()
    assert keys(session, people, "焦虑") == ["course:a"]


def test_the_other_language_finds_it_under_its_title_in_the_readers(session: Session, people: People):
    chinese, english = (
        document("course:a", "量表"),
        document("course:a", "Scales", "a cut-off", language="en"),
    )
    replace(session, "course:a", [chinese, english])

    [found] = find(session, people.ana, "cut-off", language="zh-CN").candidates

    assert (found.own_title, found.language) == ("量表", "en")
    assert keys(session, people, "量表", "en") == ["course:a"]


def test_a_slip_is_mended_only_where_the_exact_word_is_nowhere(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "Suicide", language="en")])
    assert find(session, people.ana, "suicde", language="en").how == "similar words"
    assert keys(session, people, "suicde") == ["course:a"]

    replace(session, "course:b", [document("course:b", "Suicde", language="en")])

    assert keys(session, people, "suicde") == ["course:b"]


def test_some_of_the_words_are_better_than_nothing(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "危机", "学校"), document("course:b", "危机干预")])

    found = find(session, people.ana, "危机干预", language="zh-CN")

    assert [each.key for each in found.candidates] == ["course:b", "course:a"]
    assert (found.how, found.complete, found.counts) == ("some words", 1, {"course": 2})


def test_a_kind_can_be_chosen_and_the_others_are_counted(session: Session, people: People):
    replace(session, "course:a", [document("course:a", "焦虑"), document("lesson:a/b", "焦虑")])

    found = find(session, people.ana, "焦虑", language="zh-CN", kind="lesson")

    assert [each.key for each in found.candidates] == ["lesson:a/b"]
    assert found.counts == {"course": 1, "lesson": 1}


def test_of_very_much_the_titles_are_ranked_and_a_kind_can_still_be_chosen(session: Session, people: People):
    many = [document(f"lesson:a/{number}", "课", "焦虑") for number in range(MOST + 5)]
    replace(session, "course:a", [document("course:a", "焦虑"), *many])

    found = find(session, people.ana, "焦虑", language="zh-CN")

    assert found.candidates[0].key == "course:a"
    assert (len(found.candidates), found.counts) == (MOST, None)
    assert keys(session, people, "焦虑", kind="course") == ["course:a"]


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "a\"b'c", "NEAR(a b)", "焦虑*", "^焦虑", "-焦虑", "title:焦虑", "a AND", "OR NOT", "{a}:b", "\\", "%_", "a & !b | (c",
     "'; drop table search_document; --", "\x00焦虑", "焦" * 500, "a-" * 200, "🙂", "\u0301", "１" * 300, "§焦虑"],
)  # fmt: skip
def test_nothing_that_can_be_typed_breaks_a_query(session: Session, people: People, typed: str):
    replace(session, "course:a", [document("course:a", "焦虑", "a b c")])

    find(session, people.ana, typed, language="zh-CN")

    assert keys(session, people, "焦虑") == ["course:a"]


def test_a_very_long_text_is_still_found(session: Session, people: People):
    endless = "".join(chr(0x4E00 + at % 20_000) + chr(0x4E00 + at * 7 % 20_000) for at in range(200_000))

    replace(
        session, "question:1", [document("question:1", "焦虑", endless, permission=Permission.QUESTION_READ)]
    )

    assert keys(session, people, "焦虑") == ["question:1"]
