"""The page, as a browser sees it."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy.orm import Session

from app.content.compiled import CompiledReference, Hotline
from app.forum import services as forum
from tests.browser import Browser
from tests.library.factories import both, course, lesson, publish_for_tests, scenario
from tests.people import NOW, People

SECRET = "qwertzuiop"


@pytest.fixture
def content(session: Session, people: People) -> None:
    line = Hotline("police", "110", "emergency", both("Police"), both("<p>Call.</p>"), "2026-11-23")
    publish_for_tests(session, course(), scenario(), CompiledReference({}, {"police": line}))
    forum.ask(
        session,
        people.ben,
        title="Which <b>first</b> sentence for essay fear?",
        body="The *silence* is long.",
        about=None,
        form_key="form-key-1",
        now=NOW,
    )
    session.commit()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_page_is_there_before_anything_is_typed(browse: Browser, people: People, language: str):
    answer = browse.signed_in(people.ana, language).get("/search")

    assert answer.status_code == 200
    assert 'name="q"' in answer.text


def test_results_carry_title_kind_place_and_marked_words(browse: Browser, people: People, content: None):
    page = browse.signed_in(people.ana).get("/search?q=block").text

    assert 'href="/learn/cri-101/lessons/one"' in page
    assert "Lesson · Course cri-101" in page
    assert "<mark>Block</mark>" in page
    assert "2 results" in page


def test_every_kind_leads_to_its_page(browse: Browser, people: People, content: None):
    ana = browse.signed_in(people.ana)
    for typed, path in (
        ("cri-101", "/learn/cri-101"),
        ("essay", "/simulations/sim-b1"),
        ("silence", "/forum/questions/"),
    ):
        page = ana.get(f"/search?q={typed}").text
        assert f'href="{path}' in page, typed


def test_what_people_wrote_is_escaped(browse: Browser, people: People, content: None):
    page = browse.signed_in(people.ana).get("/search?q=sentence+<script>").text

    assert "&lt;b&gt;first&lt;/b&gt; <mark>sentence</mark>" in page
    assert "<script>" not in page


def test_a_kind_is_chosen_by_a_link_that_keeps_the_words(browse: Browser, people: People, content: None):
    ana = browse.signed_in(people.ana)

    assert "/search?q=course+one&amp;kind=lesson" in ana.get("/search?q=course+one").text
    only = ana.get("/search?q=essay&kind=question").text
    assert "/forum/questions/" in only
    assert "/simulations/sim-b1" not in only
    assert "Nothing of this kind" in ana.get("/search?q=silence&kind=course").text
    assert ana.get("/search?q=essay&kind=nonsense&page=x").status_code == 200
    assert ana.get("/search?q=essay&page=999").status_code == 200


def test_nothing_found_says_what_helps(browse: Browser, people: People, content: None):
    page = browse.signed_in(people.ana).get(f"/search?q={SECRET}").text

    assert "Nothing found" in page
    assert 'href="/forum/questions/new"' in page


def test_somebody_in_danger_sees_numbers_first(browse: Browser, people: People, content: None):
    ana = browse.signed_in(people.ana, "zh-CN")

    for typed in ("自杀", "我想死", "suicide", "kill"):
        page = ana.get(f"/search?q={typed}").text
        assert page.index('class="danger-lines"') < page.index("</form>", page.index('id="q"')) + 500
        assert page.count('href="tel:110"') == 2
    assert 'class="danger-lines"' not in ana.get("/search?q=焦虑").text


def test_questions_per_page_do_not_grow_with_what_is_found(browse: Browser, people: People, session: Session):
    ana = browse.signed_in(people.ana)
    publish_for_tests(session, course())
    ana.get("/search?q=block")
    few = ana.count_queries("/search?q=block")
    publish_for_tests(session, course("cri-102", lessons=[lesson(f"l{number}") for number in range(30)]))
    ana.get("/search?q=block")

    assert ana.count_queries("/search?q=block") == few <= 4
    assert ana.count_queries("/search?q=blokc+zebra") <= 6
    assert "1 to 20 of 32" in ana.get("/search?q=block").text


def test_the_top_bar_leads_there_for_those_who_are_signed_in(browse: Browser, people: People):
    assert 'action="/search"' in browse.signed_in(people.ana).get("/").text
    assert 'action="/search"' not in browse.get("/sign-in").text
    assert browse.get("/search?q=x").status_code == 303


def test_the_words_are_in_no_log(
    browse: Browser,
    people: People,
    content: None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
):
    with caplog.at_level(logging.DEBUG):
        browse.signed_in(people.ana).get(f"/search?q={SECRET}")
        browse.get(f"/search?q={SECRET}")

    written = capfd.readouterr()
    assert SECRET not in written.out + written.err
    assert SECRET not in "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("sqlalchemy")
    )
