"""Keeping, changing and taking away: for its owner alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.account.models import Person
from app.demonstration.removal import remove
from app.domain.access import Actor
from app.domain.errors import Denied, Invalid, NotFound
from app.domain.quotation import Quotation
from app.forum.services import ask
from app.search.queries import find
from app.shelf import queries, services
from app.shelf.models import Bookmark, Note
from app.shelf.queries import Wanted
from app.shelf.services import Anchor
from tests.library.factories import course, publish_for_tests, scenario
from tests.people import NOW, People

LESSON = "lesson:cri-101/one"
WORDS = Quotation("Block 2.", "Block 1.", "Block 3.")


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, course(), scenario())


def write(session: Session, actor: Actor, text: str = "Say it aloud.", **changed: Any) -> int:
    values = {"key": LESSON, "language": "en", "block": 2, "quotation": WORDS} | changed
    form_key = values.pop("form_key", f"form-{text}-{session.scalar(select(func.count(Note.id)))}")
    made = services.write_note(session, actor, anchor=Anchor(**values), text=text, form_key=form_key, now=NOW)
    session.commit()
    return made


@pytest.mark.parametrize("key", [LESSON, "course:cri-101", "simulation:sim-b1"])
def test_a_bookmark_keeps_the_title_as_it_was(session: Session, people: People, key: str):
    services.bookmark(session, people.ana, key=key, now=NOW)
    services.bookmark(session, people.ana, key=key, now=NOW)

    [kept] = session.scalars(select(Bookmark))
    assert (kept.key, kept.title["zh-CN"][:2]) == (key, "中文")


def test_a_question_is_bookmarked_by_its_title(session: Session, people: People):
    asked = ask(session, people.ben, title="How do I open?", body="…", about=None, form_key="f", now=NOW)

    services.bookmark(session, people.ana, key=f"question:{asked}", now=NOW)

    assert list(session.scalar(select(Bookmark.title)).values()) == ["How do I open?"]


@pytest.mark.parametrize(
    "key", ["lesson:cri-101/none", "quiz:cri-101/final", "question:77", "source:x", "", "x" * 300]
)
def test_what_is_not_there_is_not_bookmarked(session: Session, people: People, key: str):
    with pytest.raises(NotFound):
        services.bookmark(session, people.ana, key=key, now=NOW)


def test_taking_away_deletes_ones_own_and_twice_changes_nothing(session: Session, people: People):
    for actor in (people.ana, people.ben):
        services.bookmark(session, actor, key=LESSON, now=NOW)

    services.take_away_bookmark(session, people.ana, key=LESSON)
    services.take_away_bookmark(session, people.ana, key=LESSON)

    assert list(session.scalars(select(Bookmark.person_id))) == [people.ben.person_id]


def test_the_same_form_sent_twice_is_one_note(session: Session, people: People):
    assert write(session, people.ana, form_key="form-key") == write(session, people.ana, form_key="form-key")
    assert session.scalar(select(func.count(Note.id))) == 1


def test_marked_words_need_no_text(session: Session, people: People):
    made = write(session, people.ana, "")

    assert queries.get_note(session, people.ana.person_id, made).quotation == "Block 2."


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"block": 99}, "shelf.block-unknown"),
        ({"text": "", "quotation": Quotation("")}, "shelf.note-empty"),
    ],
)
def test_a_note_that_does_not_fit_is_refused(
    session: Session, people: People, changed: dict[str, Any], code: str
):
    with pytest.raises(Invalid, match=code):
        write(session, people.ana, **changed)


@pytest.mark.parametrize("key", ["lesson:cri-101/none", "course:cri-101", "lesson:none/one", ""])
def test_notes_are_on_lessons_only(session: Session, people: People, key: str):
    with pytest.raises(NotFound):
        write(session, people.ana, key=key)


def test_a_lesson_takes_so_many_notes_of_one_person(
    session: Session, people: People, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(services, "MOST_NOTES", 2)
    write(session, people.ben)
    write(session, people.ana)
    write(session, people.ana)

    with pytest.raises(Invalid, match=r"shelf\.too-many-notes"):
        write(session, people.ana)


def test_changing_keeps_what_it_is_about(session: Session, people: People):
    made = write(session, people.ana)

    services.change_note(session, people.ana, note_id=made, text="Wait.", now=NOW + timedelta(days=1))

    note = queries.get_note(session, people.ana.person_id, made)
    assert (note.text, note.quotation, note.made_at) == ("Wait.", "Block 2.", NOW)
    assert queries.kept_count(session, people.ana.person_id, Wanted(words="wait")) == 1


def test_nothing_may_be_left_only_of_a_highlight(session: Session, people: People):
    highlight, plain = write(session, people.ana), write(session, people.ana, quotation=Quotation(""))

    services.change_note(session, people.ana, note_id=highlight, text="", now=NOW)
    with pytest.raises(Invalid):
        services.change_note(session, people.ana, note_id=plain, text="", now=NOW)


@pytest.mark.parametrize("role", ["ben", "tom", "lea", "rita", "toni", "bo", "ada"])
def test_nobody_else_reads_changes_or_deletes_it(session: Session, people: People, role: str):
    other: Actor = getattr(people, role)
    made = write(session, people.ana)
    services.bookmark(session, people.ana, key=LESSON, now=NOW)
    session.commit()

    with pytest.raises(NotFound):
        services.change_note(session, other, note_id=made, text="Mine.", now=NOW)
    services.delete_note(session, other, note_id=made)
    services.take_away_bookmark(session, other, key=LESSON)

    assert queries.at_key(session, other.person_id, LESSON) == []
    assert queries.kept(session, other.person_id, Wanted(), first=1, limit=20) == []
    assert queries.every_note(session, other.person_id) == []
    assert queries.keys_kept(session, other.person_id) == []
    assert len(queries.at_key(session, people.ana.person_id, LESSON)) == 2


def test_somebody_who_belongs_nowhere_keeps_nothing_new_but_may_delete(session: Session, people: People):
    with pytest.raises(Denied):
        write(session, people.nobody)
    with pytest.raises(Denied):
        services.bookmark(session, people.nobody, key=LESSON, now=NOW)
    services.delete_note(session, people.nobody, note_id=1)


def test_deleting_leaves_nothing_behind(session: Session, people: People):
    made = write(session, people.ana)

    services.delete_note(session, people.ana, note_id=made)
    services.delete_note(session, people.ana, note_id=made)

    assert session.scalar(select(func.count(Note.id))) == 0


def test_search_of_the_house_does_not_know_notes(session: Session, people: People):
    write(session, people.ana, "Zanzibar")

    assert find(session, people.ana, "Zanzibar", language="en").candidates == ()


def test_it_goes_with_its_person(session: Session, people: People):
    write(session, people.ana)
    services.bookmark(session, people.ana, key=LESSON, now=NOW)
    session.get_one(Person, people.ana.person_id).is_demonstration = True

    remove(session)

    assert session.scalar(select(func.count(Note.id))) == 0
    assert session.scalar(select(func.count(Bookmark.id))) == 0


def test_a_fault_of_the_database_does_not_say_what_was_written(session: Session, people: People):
    write(session, people.ana, "Zanzibar", form_key="form-key")
    note = session.scalars(select(Note)).one()
    columns = [column.key for column in Note.__table__.columns if column.key != "id"]

    with pytest.raises(IntegrityError) as fault:
        session.execute(insert(Note).values({name: getattr(note, name) for name in columns}))

    assert "Zanzibar" not in str(fault.value)
