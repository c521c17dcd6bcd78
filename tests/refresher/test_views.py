"""The pages of the refreshers, as a browser sees them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.quiz import Option, Question
from app.refresher.models import RefresherCard, RefresherReview
from app.web.clock import today
from tests.browser import Browser
from tests.library.factories import match_question, number_question, publish_for_tests, text_question
from tests.people import People
from tests.refresher.factories import complete, course_to_refresh

DECK = "/refreshers/decks/cri-101"
SITTINGS = "/refreshers/sittings"
SURE_AND_RIGHT = {"sureness": "sure", "answer-first": "a"}


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    """Ana, who completed a course four days ago: two questions are due."""
    publish_for_tests(session, course_to_refresh())
    complete(session, people.ana, on=today() - timedelta(days=4))
    return browse.signed_in(people.ana)


@pytest.fixture
def first(ana: Browser) -> str:
    """The address of the first question: the safety question `first`."""
    return ana.post(SITTINGS).location


def sitting(address: str) -> str:
    return address.partition("/questions/")[0]


def test_the_list_says_what_is_due_and_that_it_is_for_oneself_alone(ana: Browser):
    page = ana.get("/refreshers").text

    assert "2 questions are due" in page
    assert "About 2 minutes." in page
    assert "Course cri-101" in page
    assert "no score, no evidence and no hours come of it" in page


def test_without_a_completed_course_the_list_says_what_will_be_here(
    ana: Browser, browse: Browser, people: People
):
    page = browse.signed_in(people.tom).get("/refreshers").text

    assert "No refreshers yet" in page
    assert "Course cri-101" not in page


def test_a_question_asks_how_sure_one_is_before_the_answers(ana: Browser, first: str):
    page = ana.get(first).text

    assert "Question 1 of 2" in page
    assert page.index("What about first?") < page.index('name="sureness"') < page.index('name="answer-first"')
    assert "Safety question" in page
    assert "must be right to pass" not in page
    assert "Why first" not in page


def test_after_the_answer_the_reasons_the_lesson_and_the_next_day_are_there(ana: Browser, first: str):
    answer = ana.post(first, {"sureness": "fairly-sure", "answer-first": "b"})
    page = ana.get(answer.location).text

    assert (answer.status_code, answer.location) == (303, first)
    assert "Not right yet" in page
    assert "Fairly sure" in page
    assert "Why first a." in page
    assert 'href="/learn/cri-101/lessons/one"' in page
    assert "This question comes again on" in page
    assert f'href="{sitting(first)}/questions/2"' in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"answer-first": "a"}, "Please say how sure you are, too."),
        ({"sureness": "sure"}, "Please give an answer, too."),
        ({"sureness": "sure", "answer-first": ["a", "b"]}, "Please choose one answer only."),
    ],
)
def test_a_form_that_lacks_something_comes_back_with_what_was_chosen(
    ana: Browser, first: str, sent: dict[str, str], words: str, session: Session
):
    answer = ana.post(first, sent)

    assert answer.status_code == 422
    assert words in answer.text
    for value in (sent.get("sureness"), sent.get("answer-first")):
        assert not isinstance(value, str) or f'value="{value}" checked' in answer.text
    assert session.scalar(select(func.count()).where(RefresherReview.answered_at.is_not(None))) == 0


def test_sent_twice_counts_once(ana: Browser, first: str, session: Session):
    answers = [ana.post(first, sent) for sent in (SURE_AND_RIGHT, {"sureness": "sure", "answer-first": "b"})]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert session.scalars(
        select(RefresherReview.is_right).where(RefresherReview.answered_at.is_not(None))
    ).all() == [True]


def test_a_sitting_ends_with_what_was_right_and_how_sure_one_was(ana: Browser, first: str):
    ana.post(first, SURE_AND_RIGHT)
    second = ana.get(f"{sitting(first)}/questions/2").text
    name = second.split('name="answer-')[1].partition('"')[0]
    ana.post(f"{sitting(first)}/questions/2", {"sureness": "sure", f"answer-{name}": "b"})

    assert "See how it went" in ana.get(f"{sitting(first)}/questions/2").text
    page = ana.get(sitting(first)).text
    assert "1 of 2 right." in page
    assert "You were sure 2 times and right in 1." in page
    assert "In all your sittings" not in page
    assert "The next questions come on" in page
    assert "Done for today" in page


def test_a_sitting_that_was_left_can_be_gone_on_with(ana: Browser, first: str):
    ana.post(first, SURE_AND_RIGHT)

    assert f'href="{sitting(first)}/questions/2"' in ana.get(sitting(first)).text
    assert ana.post(SITTINGS).location == f"{sitting(first)}/questions/2"


def test_nothing_of_somebody_elses_sitting_is_there(
    ana: Browser, first: str, browse: Browser, people: People
):
    tom = browse.signed_in(people.tom)

    assert [tom.get(first).status_code, tom.get(sitting(first)).status_code] == [404, 404]
    assert tom.post(first, SURE_AND_RIGHT).status_code == 404
    assert tom.post(f"{DECK}/stop").status_code == 404


def test_a_stranger_is_asked_to_sign_in(browse: Browser):
    assert browse.get("/refreshers").location.startswith("/sign-in")


def test_nothing_due_is_said_kindly(ana: Browser, browse: Browser, people: People):
    answer = browse.signed_in(people.ben).post(SITTINGS)

    assert answer.status_code == 409
    assert "Nothing is due at present." in answer.text


@pytest.mark.parametrize(("weeks", "words"), [("1", "paused until"), ("4", "paused until")])
def test_a_deck_pauses_and_comes_again(ana: Browser, weeks: str, words: str):
    assert ana.post(f"{DECK}/pause", {"weeks": weeks}).location == "/refreshers"
    page = ana.get("/refreshers").text
    assert words in page
    assert "Nothing is due" in page

    ana.post(f"{DECK}/resumption")

    assert "2 questions are due" in ana.get("/refreshers").text


def test_a_deck_stops(ana: Browser):
    ana.post(f"{DECK}/stop")

    page = ana.get("/refreshers").text
    assert "stopped" in page
    assert "Resume" in page


@pytest.mark.parametrize("weeks", ["", "2", "many"])
def test_another_pause_is_refused(ana: Browser, weeks: str):
    assert ana.post(f"{DECK}/pause", {"weeks": weeks}).status_code == 422


@pytest.mark.parametrize(
    ("asked", "answer", "shown"),
    [
        (number_question("third"), "19.1", "The right number is 19.1."),
        (Question("third", "multiple", options=(Option("a", True), Option("b", False))), "a", "Right"),
        (Question("third", "true-false", options=(Option("a", True), Option("b", False))), "a", "Right"),
        (
            Question("third", "next-best", options=(Option("a", True), Option("b", False))),
            "b",
            "Place 2 of 2",
        ),
        (Question("third", "order", options=(Option("a", True),)), "a:1", "Place 1 · you put it at 1"),
        (text_question("third"), "12355", "Right: 12356"),
        (match_question("third"), ["a:a", "b:b", "c:d"], "you chose: third partner d"),
    ],
)
def test_every_kind_of_question_is_asked_and_explained(
    session: Session, people: People, browse: Browser, asked: Question, answer: str | list[str], shown: str
):
    publish_for_tests(session, course_to_refresh(questions=(asked,)))
    complete(session, people.ana, on=today() - timedelta(days=9))
    ana = browse.signed_in(people.ana)
    address = ana.post(SITTINGS).location

    assert 'name="answer-third"' in ana.get(address).text
    assert ana.post(address, {"sureness": "sure", "answer-third": answer}).status_code == 303
    assert shown in ana.get(address).text


def test_the_pages_are_there_in_chinese(ana: Browser, first: str, browse: Browser, people: People):
    other = browse.signed_in(people.ana, "zh-CN")
    ana.post(first, SURE_AND_RIGHT)

    for path in ("/refreshers", first, f"{sitting(first)}/questions/2", sitting(first)):
        assert "中文" in other.get(path).text


def test_pages_take_the_same_queries_however_much_there_is(
    ana: Browser, first: str, session: Session, people: People
):
    ana.post(first, SURE_AND_RIGHT)
    publish_for_tests(session, *(course_to_refresh(f"cns-{number}") for number in range(9)))
    for number in range(9):
        complete(session, people.ana, f"cns-{number}", on=today() - timedelta(days=40))
    paths = ("/refreshers", first, f"{sitting(first)}/questions/2", sitting(first), "/")
    ana.get("/refreshers")

    counts = [ana.count_queries(path) for path in paths]

    assert counts == [3, 3, 3, 5, 6]
    assert session.scalar(select(func.count(RefresherCard.id))) == 5


def test_today_says_quietly_what_is_due_and_nothing_when_nothing_is(
    ana: Browser, browse: Browser, people: People
):
    page = ana.get("/").text

    assert "2 questions are due, about 2 minutes" in page
    assert 'href="/refreshers"' in page
    assert "questions are due" not in browse.signed_in(people.ben).get("/").text


def test_learn_leads_to_the_refreshers_once_a_course_is_completed(
    ana: Browser, browse: Browser, people: People
):
    assert 'href="/refreshers"' in ana.get("/learn").text
    assert 'href="/refreshers"' not in browse.signed_in(people.ben).get("/learn").text
