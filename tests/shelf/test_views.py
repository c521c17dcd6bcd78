"""The shelf as a browser sees it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.forum.services import ask
from app.shelf.models import Bookmark, Note
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests, scenario
from tests.people import NOW, People

LESSON = "/learn/cri-101/lessons/one"
KEY = "lesson:cri-101/one"
NOTE = {
    "key": KEY,
    "language": "en",
    "block": "2",
    "quotation": "Block 2.",
    "before": "Block 1.",
    "after": "Block 3.",
    "text": "Say it <b>aloud</b>.",
    "form_key": "form-key-1",
    "next": LESSON,
}


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, course(), scenario())


@pytest.fixture
def ana(browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana)


@pytest.fixture
def note(ana: Browser) -> str:
    """A note of Ana's: its address."""
    made = ana.post("/shelf/notes", NOTE)
    return f"/shelf/notes/{made.location.partition('#note-')[2]}"


def count(session: Session, model: type[Bookmark] | type[Note]) -> int:
    session.rollback()
    return session.scalar(select(func.count(model.id))) or 0


@pytest.mark.parametrize("page", [LESSON, "/learn/cri-101", "/simulations/sim-b1"])
def test_one_press_keeps_a_page_and_one_takes_it_away(ana: Browser, session: Session, page: str):
    key = re.search(r'name="key" value="([^"]+)"', ana.get(page).text)[1]
    here = {"headers": {"Referer": f"http://localhost{page}?x=1"}}

    for _ in range(2):
        kept = ana.post("/shelf/bookmarks", {"key": key}, **here)
        assert (kept.status_code, kept.location) == (303, f"{page}?x=1#bookmark")
    assert count(session, Bookmark) == 1
    assert 'name="take-away"' in ana.get(page).text
    for _ in range(2):
        assert ana.post("/shelf/bookmarks", {"key": key, "take-away": "1"}, **here).status_code == 303
    assert count(session, Bookmark) == 0


def test_a_question_can_be_kept(ana: Browser, session: Session, people: People):
    asked = ask(session, people.ben, title="How?", body="…", about=None, form_key="f", now=NOW)
    session.commit()

    ana.post("/shelf/bookmarks", {"key": f"question:{asked}"})

    assert f'href="/forum/questions/{asked}"' in ana.get("/shelf").text
    assert "Remove bookmark" in ana.get(f"/forum/questions/{asked}").text


def test_one_is_never_sent_to_another_site(ana: Browser):
    away = {"headers": {"Referer": "https://elsewhere.example/x"}}

    assert ana.post("/shelf/bookmarks", {"key": KEY}, **away).location == "/shelf#bookmark"
    assert ana.post("/shelf/notes", NOTE | {"next": "//elsewhere.example"}, **away).location.startswith(
        "/shelf#"
    )


def test_what_does_not_exist_cannot_be_kept(ana: Browser):
    assert ana.post("/shelf/bookmarks", {"key": "lesson:cri-101/none"}).status_code == 404


def test_a_note_stands_below_its_lesson_and_marks_its_words(ana: Browser, note: str):
    page = ana.get(LESSON).text

    assert "Say it &lt;b&gt;aloud&lt;/b&gt;." in page
    assert '<li id="note-' in page
    assert 'data-start="7" data-end="14"' in page
    assert note in page


def test_in_the_other_language_it_says_where_it_was_made_and_marks_nothing(
    browse: Browser, people: People, note: str
):
    page = browse.signed_in(people.ana, "zh-CN").get(LESSON).text

    assert "data-start" not in page
    assert "Say it" in page
    assert 'lang="en">Block 2.' in page


def test_words_that_are_gone_are_still_shown(ana: Browser):
    ana.post("/shelf/notes", NOTE | {"quotation": "A sentence of an older edition."})
    page = ana.get(LESSON).text

    assert "The words it marks are no longer in the lesson." in page
    assert "A sentence of an older edition." in page


def test_a_note_without_scripts_is_about_a_paragraph(ana: Browser):
    page = ana.get(LESSON).text
    assert '<option value="3">Block 3.</option>' in page

    made = ana.post("/shelf/notes", {**NOTE, "quotation": "", "block": "3"})

    assert made.location.startswith(f"{LESSON}#note-")
    assert 'href="#b3"' in ana.get(LESSON).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": "x" * 4001}, "4,000"),
        ({"text": " ", "quotation": ""}, "write something"),
        ({"quotation": "x" * 1001}, "1,000"),
        ({"block": "99"}, "changed while you were reading"),
        ({"key": "lesson:cri-101/none"}, "does not exist any more"),
    ],
)
def test_a_note_that_cannot_be_kept_comes_back_whole(ana: Browser, changed: dict[str, str], words: str):
    answer = ana.post("/shelf/notes", NOTE | changed)

    assert answer.status_code == 422
    assert words in answer.text
    for name in ("key", "block", "quotation", "before", "form_key"):
        assert f'name="{name}" value="{(NOTE | changed)[name]}"' in answer.text


def test_line_ends_and_what_no_database_keeps_are_tidied(ana: Browser, session: Session):
    ana.post("/shelf/notes", NOTE | {"text": " one\r\ntwo\0 "})

    assert session.scalar(select(Note.text)) == "one\ntwo"


def test_a_note_is_changed_and_one_returns(ana: Browser, note: str):
    assert "Block 2." in ana.get(note).text

    changed = ana.post(note, {"text": "Wait first.", "next": LESSON})

    assert changed.location.startswith(f"{LESSON}#note-")
    assert "Wait first." in ana.get(LESSON).text
    assert ana.post(note, {"text": "x" * 4001, "next": LESSON}).status_code == 422


def test_a_note_is_deleted_and_twice_is_once(ana: Browser, session: Session, note: str):
    for _ in range(2):
        assert ana.post(f"{note}/deletion", {"next": LESSON}).location == LESSON
    assert count(session, Note) == 0
    assert ana.get(note).status_code == 404


@pytest.mark.parametrize("role", ["ben", "tom", "lea", "rita", "toni", "bo", "ada", "nobody"])
def test_nobody_else_sees_anything_of_it(
    browse: Browser, session: Session, people: People, ana: Browser, note: str, role: str
):
    ana.post("/shelf/bookmarks", {"key": KEY})
    other = browse.signed_in(getattr(people, role))

    assert other.get(note).status_code == 404
    assert other.post(note, {"text": "Mine."}).status_code == 404
    other.post(f"{note}/deletion")
    for page in ("/shelf", "/shelf/notes.md", "/shelf?q=aloud", LESSON, "/search?q=aloud", "/school"):
        assert "Say it" not in other.get(page).text
    assert "Remove bookmark" not in other.get(LESSON).text
    assert count(session, Note) == 1


def test_a_stranger_is_asked_to_sign_in_and_keeps_what_was_written(browse: Browser, session: Session):
    assert browse.get("/shelf").location.startswith("/sign-in")
    answer = browse.post("/shelf/notes", NOTE, headers={"Origin": "http://localhost"})

    assert answer.status_code == 401
    assert count(session, Note) == 0


@pytest.mark.parametrize("page", [LESSON, "/learn/cri-101", "/simulations/sim-b1"])
def test_the_shelf_costs_a_page_one_query(ana: Browser, note: str, page: str):
    ana.post("/learn/cri-101/enrolment")
    assert ana.count_queries(page) <= 6


def test_a_page_of_the_shelf_takes_five_queries_however_much_there_is(ana: Browser):
    for number in range(30):
        ana.post("/shelf/notes", NOTE | {"form_key": f"form-key-{number}"})

    assert ana.count_queries("/shelf") <= 5
    assert ana.count_queries(LESSON) <= 6
    assert "1 to 20 of 30" in ana.get("/shelf").text
    assert (
        "page=2&amp;kind=note" in ana.get("/shelf?kind=note").text
        or "kind=note&amp;page=2" in ana.get("/shelf?kind=note").text
    )


def test_what_one_looks_for_is_found_or_the_page_says_how_to_go_on(ana: Browser, note: str):
    assert "Say it" in ana.get("/shelf?q=ALOUD").text
    assert "Say it" in ana.get("/shelf?course=cri-101&kind=note").text
    assert "Show everything" in ana.get("/shelf?q=nowhere").text
    assert "Say it" in ana.get("/shelf?kind=nonsense&course=x&page=-3").text


@pytest.mark.parametrize(("language", "words"), [("en", "Nothing on your shelf yet"), ("zh-CN", "书架")])
def test_an_empty_shelf_says_what_will_be_there(browse: Browser, people: People, language: str, words: str):
    assert words in browse.signed_in(people.ana, language).get("/shelf").text


def test_what_is_no_longer_published_stays_with_its_title(ana: Browser, session: Session, note: str):
    ana.post("/shelf/bookmarks", {"key": KEY})
    for row in (Note, Bookmark):
        session.query(row).update({"key": "lesson:cri-101/gone"})
    session.commit()
    page = ana.get("/shelf").text

    assert page.count("No longer published") == 2
    assert page.count("Lesson one") == 2
    assert "lessons/gone" not in page
    assert "lessons/gone" not in ana.get("/shelf/notes.md").text


def test_the_record_leads_to_the_shelf(ana: Browser):
    assert 'href="/shelf"' in ana.get("/record").text
