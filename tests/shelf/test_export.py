"""Notes to take along."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.domain.quotation import Quotation
from app.shelf import services
from app.shelf.services import Anchor
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests
from tests.people import NOW, People


@pytest.fixture(autouse=True)
def written(session: Session, people: People) -> None:
    publish_for_tests(session, course())
    notes = [
        ("two", 1, "", "Later."),
        ("one", 3, "Block 3.", "Second *line*."),
        ("one", 2, "Block 2.", ""),
        ("one", 4, "Blo_ck\n<4>", "Gone?"),
    ]
    for number, (lesson, block, quotation, text) in enumerate(notes):
        services.write_note(
            session,
            people.ana,
            anchor=Anchor(f"lesson:cri-101/{lesson}", "en", block, Quotation(quotation)),
            text=text,
            form_key=f"form-{number}",
            now=NOW,
        )
    session.commit()


def test_a_file_has_every_note_under_its_lesson_with_its_address(browse: Browser, people: People):
    answer = browse.signed_in(people.ana).get("/shelf/notes.md")

    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.text == (
        "# My notes\n\nhttp://localhost\n\n"
        "## Course cri-101 · Lesson one\n\n"
        "> Block 2.\n\n"
        "24 November 2026 · <http://localhost/learn/cri-101/lessons/one#b2>\n\n"
        "> Block 3.\n\nSecond *line*.\n\n"
        "24 November 2026 · <http://localhost/learn/cri-101/lessons/one#b3>\n\n"
        "> Blo\\_ck\n> \\<4\\>\n\nGone?\n\n"
        "The words it marks are no longer in the lesson.\n\n"
        "24 November 2026 · <http://localhost/learn/cri-101/lessons/one#b4>\n\n"
        "## Course cri-101 · Lesson two\n\n"
        "Later.\n\n"
        "24 November 2026 · <http://localhost/learn/cri-101/lessons/two#b1>\n"
    )


def test_it_is_in_the_language_of_the_reader_and_names_nobody(browse: Browser, people: People):
    text = browse.signed_in(people.ana, "zh-CN").get("/shelf/notes.md").text

    assert "## 中文 Course cri-101 · 中文 Lesson one" in text
    assert "2026年11月24日" in text
    assert "Ana" not in text


def test_without_notes_it_is_a_heading(browse: Browser, people: People):
    assert browse.signed_in(people.ben).get("/shelf/notes.md").text == "# My notes\n\nhttp://localhost\n"
