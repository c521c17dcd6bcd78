"""Questions whose options have places: the best next step, and things to put in order."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.domain.quiz import Option, Question
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests, quiz
from tests.people import People

NEXT = Question("next", "next-best", tag="next", options=tuple(Option(each, each == "a") for each in "abc"))
STEPS = Question("steps", "order", tag="steps", options=tuple(Option(each, True) for each in "abc"))


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    return browse.signed_in(people.ana)


def begin(session: Session, browser: Browser, asked: Question) -> str:
    publish_for_tests(session, course(quizzes=[quiz(questions=[asked], draw=1)]))
    browser.post("/learn/cri-101/enrolment")
    return browser.post("/learn/cri-101/quizzes/final/attempts").location


def hand_in(browser: Browser, attempt: str) -> str:
    browser.post(f"{attempt}/submission")
    return browser.get(attempt).text


def test_an_order_is_given_by_places_and_kept_half_done(session: Session, ana: Browser):
    attempt = begin(session, ana, STEPS)

    ana.post(f"{attempt}/questions/1", {"answer-steps": ["c:1", "", ""]})

    page = ana.get(f"{attempt}/questions/1").text
    assert page.count("<select") == 3
    assert page.count(" selected") == 1
    assert '<option value="c:1" selected>1</option>' in page


def test_an_order_that_is_right_passes(session: Session, ana: Browser):
    attempt = begin(session, ana, STEPS)
    ana.post(f"{attempt}/questions/1", {"answer-steps": ["b:2", "a:1", "c:3"]})

    page = hand_in(ana, attempt)

    assert "100 %" in page
    assert "Place 2 · you put it at 2" in page


def test_an_order_that_is_wrong_shows_both_places(session: Session, ana: Browser):
    attempt = begin(session, ana, STEPS)
    ana.post(f"{attempt}/questions/1", {"answer-steps": ["b:1", "a:2", "c:3"]})

    page = hand_in(ana, attempt)

    assert "Not right yet" in page
    assert "Place 1 · you put it at 2" in page


def test_a_place_that_does_not_exist_is_refused(session: Session, ana: Browser):
    attempt = begin(session, ana, STEPS)

    assert ana.post(f"{attempt}/questions/1", {"answer-steps": ["a:4"]}).status_code == 422


def test_a_good_next_step_counts_in_part_and_the_best_is_named(session: Session, ana: Browser):
    attempt = begin(session, ana, NEXT)
    ana.post(f"{attempt}/questions/1", {"answer-next": "b"})

    page = hand_in(ana, attempt)

    assert "50 %" in page
    assert "Partly right" in page
    assert page.index("Best") < page.index("Place 2 of 3") < page.index("Place 3 of 3")
