"""Questions that are matched, and those that are answered in a word: in a quiz and as quick checks."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from app.domain.quiz import Question, Show
from tests.browser import Browser
from tests.library.factories import course, lesson, match_question, publish_for_tests, quiz, text_question
from tests.people import People

MATCH = match_question("classes")
TEXT = text_question("line", "12356", "心理援助热线")
LESSON = "/learn/cri-101/lessons/one"


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    return browse.signed_in(people.ana)


def begin(session: Session, browser: Browser, asked: Question, show: Show = "after-submit") -> str:
    publish_for_tests(session, course(quizzes=[quiz(questions=[asked], draw=1, show=show)]))
    browser.post("/learn/cri-101/enrolment")
    return browser.post("/learn/cri-101/quizzes/final/attempts").location


def check(session: Session, browser: Browser, asked: Question) -> str:
    publish_for_tests(session, course(lessons=[lesson("one", asking=[asked]), lesson("two")]))
    browser.post("/learn/cri-101/enrolment")
    return f"{LESSON}/checks/{asked.id}"


def hand_in(browser: Browser, attempt: str) -> str:
    browser.post(f"{attempt}/submission")
    return browser.get(attempt).text


def partners_shown(page: str) -> list[str]:
    """Return the right entries of the first list, as they are offered."""
    offered = re.findall(r'<option value="a:[a-d]"[^>]*>([^<]+)</option>', page)
    assert offered
    return offered


def test_each_left_entry_has_a_list_of_all_right_ones_and_a_half_done_match_is_kept(
    session: Session, ana: Browser
):
    attempt = begin(session, ana, MATCH)

    ana.post(f"{attempt}/questions/1", {"answer-classes": ["c:a", "", ""]})

    page = ana.get(f"{attempt}/questions/1").text
    assert page.count("<select") == 3
    assert sorted(partners_shown(page)) == ["classes partner a", "classes partner b", "classes partner d"]
    assert page.count(" selected") == 1
    assert '<option value="c:a" selected>' in page
    assert page.index("classes a") < page.index("classes b") < page.index("classes c")
    assert "Seen" in page


def test_the_order_of_the_right_entries_follows_from_the_seed(
    session: Session, people: People, browse: Browser
):
    people_of_two_schools = [
        browse.signed_in(each) for each in (people.ana, people.ben, people.tom, people.lea)
    ]
    begin(session, people_of_two_schools[0], MATCH)
    orders = set()
    for browser in people_of_two_schools:
        browser.post("/learn/cri-101/enrolment")
        attempt = browser.post("/learn/cri-101/quizzes/final/attempts").location
        first, again = (partners_shown(browser.get(f"{attempt}/questions/1").text) for _ in range(2))
        assert first == again
        orders.add(tuple(first))

    assert all(sorted(order) == sorted(first) for order in orders)


def test_a_match_that_is_right_passes_and_gives_its_reason(session: Session, ana: Browser):
    attempt = begin(session, ana, MATCH)
    ana.post(f"{attempt}/questions/1", {"answer-classes": ["a:a", "b:b", "c:a"]})

    page = hand_in(ana, attempt)

    assert "100 %" in page
    assert "Because of the table." in page
    assert "you chose" not in page


def test_a_match_that_is_partly_right_shows_what_belongs_and_what_was_chosen(session: Session, ana: Browser):
    attempt = begin(session, ana, MATCH)
    ana.post(f"{attempt}/questions/1", {"answer-classes": ["a:a", "b:b", "c:d"]})

    page = hand_in(ana, attempt)

    assert "50 %" in page
    assert "Partly right" in page
    assert "you chose: classes partner d" in page
    assert page.count("classes partner a") == 2


@pytest.mark.parametrize(("show", "is_told"), [("after-pass", False), ("after-submit", True)])
def test_before_passing_only_ones_own_pairs_are_shown_where_the_quiz_says_so(
    session: Session, ana: Browser, show: Show, is_told: bool
):
    attempt = begin(session, ana, MATCH, show)
    ana.post(f"{attempt}/questions/1", {"answer-classes": ["a:d"]})

    page = hand_in(ana, attempt)

    assert "classes partner d" in page
    assert ("classes partner a" in page) == is_told
    assert ("Because of the table." in page) == is_told


@pytest.mark.parametrize("answer", ["a:c", "d:a", "a", "z:b"])
def test_a_pair_that_does_not_exist_is_refused(session: Session, ana: Browser, answer: str):
    attempt = begin(session, ana, MATCH)

    assert ana.post(f"{attempt}/questions/1", {"answer-classes": [answer]}).status_code == 422


@pytest.mark.parametrize("typed", ["１２３５６", " 12 356 ", "心理援助热线。"])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_an_answer_of_either_language_counts_in_both(
    session: Session, people: People, browse: Browser, typed: str, language: str
):
    ana = browse.signed_in(people.ana, language)
    attempt = begin(session, ana, TEXT)
    ana.post(f"{attempt}/questions/1", {"answer-line": typed})

    page = hand_in(ana, attempt)

    assert "100 %" in page or "100%" in page
    assert typed.strip() in page
    assert ("12356" if language == "en" else "心理援助热线") in page


def test_a_short_answer_stands_in_its_field_again(session: Session, ana: Browser):
    attempt = begin(session, ana, TEXT)
    ana.post(f"{attempt}/questions/1", {"answer-line": 'the "line"'})

    page = ana.get(f"{attempt}/questions/1").text

    assert 'value="the &#34;line&#34;"' in page
    assert "Your answer, in a word or two" in page


def test_a_wrong_short_answer_is_shown_beside_the_right_one(session: Session, ana: Browser):
    attempt = begin(session, ana, TEXT)
    ana.post(f"{attempt}/questions/1", {"answer-line": "12355"})

    page = hand_in(ana, attempt)

    assert "Not right yet" in page
    assert "Your answer: 12355" in page
    assert "Right: 12356" in page
    assert "心理援助热线" not in page
    assert "Because of the table." in page


def test_an_essay_is_no_short_answer_and_what_was_typed_is_not_lost(session: Session, ana: Browser):
    attempt = begin(session, ana, TEXT)

    answer = ana.post(f"{attempt}/questions/1", {"answer-line": "x" * 65})

    assert answer.status_code == 422
    assert "Please answer in a few words." in answer.text
    assert "x" * 65 in answer.text


def test_the_script_saves_pairs_and_words_too(session: Session, ana: Browser):
    attempt = begin(session, ana, MATCH)

    saved = ana.post(f"{attempt}/answers", {"question": "classes", "value": ["a:b", "c:d"]})

    assert saved.status_code == 303
    assert ana.get(f"{attempt}/questions/1").text.count(" selected") == 2


def test_after_each_question_its_feedback_is_there_at_once(session: Session, ana: Browser):
    attempt = begin(session, ana, TEXT, "after-each")

    ana.post(f"{attempt}/questions/1", {"answer-line": "12355"})

    assert "Right: 12356" in ana.get(f"{attempt}/questions/1").text


def test_a_quick_check_is_matched_and_does_not_give_itself_away(session: Session, ana: Browser):
    address = check(session, ana, match_question("signs"))
    offered = partners_shown(ana.get(LESSON).text)

    ana.post(address, {"answer-signs": ["a:a", "b:b", "c:a"]})

    page = ana.get(LESSON).text
    assert "Yes, that is right." in page
    assert partners_shown(page) == offered != sorted(offered)


def test_a_quick_check_is_answered_in_a_word(session: Session, ana: Browser):
    address = check(session, ana, TEXT)

    ana.post(address, {"answer-line": "12355"})
    wrong = ana.get(LESSON).text
    ana.post(address, {"answer-line": "１２３５６"})

    assert "Not quite. Have another look." in wrong
    assert "Right: 12356" in wrong
    assert "Yes, that is right." in ana.get(LESSON).text
