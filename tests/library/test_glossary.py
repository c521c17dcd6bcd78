"""The glossary's page, terms explained in a text, and finding them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.content.compiled import CompiledReference
from app.content.term_marks import PLACE
from app.search.queries import find
from tests.browser import Browser
from tests.library.factories import both, course, lesson, publish_for_tests, term
from tests.library.one_file_packages import case, resource
from tests.people import People

GLOSSARY, LESSON = "/library/glossary", "/learn/cri-101/lessons/one"
MARKED = f'<p id="b1">A <a class="term" href="{PLACE}plan">plan</a>, <a class="term" href="{PLACE}gone">gone</a>.</p>'
TERMS = (
    term("plan", "safety plan", "安全计划", lesson="lesson:cri-101/one"),
    term("supervision", "supervision", "督导", lesson="lesson:cri-101/gone"),
    term("t-score", "T score", "T分数"),
)


@pytest.fixture
def shelf(session: Session) -> None:
    text = lesson("one")
    text = replace(text, sections=(replace(text.sections[0], body_html=both(MARKED)), *text.sections[1:]))
    known = case(lessons=("lesson:cri-101/one",))
    publish_for_tests(
        session,
        CompiledReference({}, {}, {each.key: each for each in TERMS}),
        course(lessons=[text, lesson("two")]),
        replace(known, answer=replace(known.answer, body_html=both(MARKED))),
        replace(resource(), lessons=("lesson:cri-101/two",)),
    )


@pytest.fixture
def ana(shelf: None, browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana)


@pytest.fixture
def ana_in_chinese(shelf: None, browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana, "zh-CN")


def test_all_terms_by_letter_with_the_other_language_beside(ana: Browser):
    page = ana.get(GLOSSARY).text

    assert page.index('id="letter-S"') < page.index('id="plan"') < page.index('id="supervision"')
    assert page.index('id="supervision"') < page.index('id="letter-T"') < page.index('id="t-score"')
    for words in (
        '<span class="other-name" lang="zh-CN">安全计划</span>',
        "Rather not: plan of safety",
        f'<a href="{LESSON}">Taught in “Lesson one”</a>',
        "Checked 23 November 2026.",
    ):
        assert words in page
    assert "lessons/gone" not in page


def test_in_chinese_they_are_in_the_order_of_their_sounds(ana_in_chinese: Browser):
    page = ana_in_chinese.get(GLOSSARY).text

    assert page.index('id="letter-A"') < page.index('id="letter-D"') < page.index('id="letter-T"')
    assert '安全计划 <span class="other-name" lang="en">safety plan</span>' in page


def test_marks_lead_to_this_page():
    assert f"{GLOSSARY}#" == PLACE


def test_before_it_is_published_the_page_says_what_will_be_here(browse: Browser, people: People):
    assert "The glossary has not been published yet" in browse.signed_in(people.ana).get(GLOSSARY).text


def test_strangers_are_sent_to_sign_in(browse: Browser):
    assert browse.get(GLOSSARY).status_code == 303


def test_library_and_path_lead_there(ana: Browser):
    for page in ("/library", "/learn"):
        assert f'href="{GLOSSARY}">Glossary: 3 terms' in ana.get(page).text


@pytest.mark.parametrize("path", [LESSON, "/library/cases/quiet-desk"])
def test_a_text_carries_the_entries_of_its_terms_as_they_are_now(session: Session, ana: Browser, path: str):
    meant = term("plan", "safety plan", "安全计划", means="Six parts.")
    publish_for_tests(session, CompiledReference({}, {}, {"plan": meant}))

    page = ana.get(path).text

    assert f'href="{PLACE}plan"' in page
    assert page.count("data-terms") == 1
    assert "Six parts." in page
    assert 'id="term-gone"' not in page


def test_a_text_without_terms_carries_nothing(ana: Browser):
    assert "data-terms" not in ana.get("/learn/cri-101/lessons/two").text


def test_lesson_and_course_show_the_cases_and_sheets_that_name_them(ana: Browser):
    one, two, whole = (
        ana.get(path).text for path in (LESSON, "/learn/cri-101/lessons/two", "/learn/cri-101")
    )

    assert "Case quiet-desk" in one
    assert "Sheet note" not in one
    assert "Sheet note" in two
    assert "Case quiet-desk" not in two
    assert "Case quiet-desk" in whole
    assert "Sheet note" in whole


@pytest.mark.parametrize(("typed", "language"), [("督导", "zh-CN"), ("督导", "en"), ("supervision", "zh-CN")])
def test_terms_are_found_in_either_language(
    session: Session, shelf: None, people: People, typed: str, language: str
):
    [found, *_] = find(session, people.ana, typed, language=language).candidates

    assert (found.key, found.kind) == ("term:supervision", "term")


def test_a_found_term_leads_to_its_entry(ana_in_chinese: Browser):
    page = ana_in_chinese.get("/search?q=督导").text

    assert f'href="{GLOSSARY}#supervision"' in page
    assert "术语 · supervision" in page
