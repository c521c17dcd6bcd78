"""A quiz with a time limit, as a browser sees it before, during and after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accommodation.services import grant
from app.course.models import QuizAttempt
from app.domain.time_limit import GRACE, ExtraTime
from app.web.clock import now
from tests.browser import Browser
from tests.course.timed import MINUTE, offer
from tests.people import NOW, TODAY, People

QUIZ = "/learn/cri-101/quizzes/final"
FETCH = {"X-Requested-With": "fetch"}
UP, OVER = -timedelta(seconds=20), -GRACE - MINUTE


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    offer(session)
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    return ana


def let_time_pass(session: Session, left: timedelta) -> None:
    """Leave the attempt so much time; less than nothing: it has been over for so long."""
    mine = session.scalars(select(QuizAttempt)).one()
    mine.deadline = now() + left
    mine.started_at = mine.deadline - 20 * MINUTE
    session.commit()


def test_the_limit_and_the_way_to_more_time_stand_before_the_start(ana: Browser):
    page = ana.get(QUIZ).text

    assert "time limit 20 minutes" in page
    assert "You have 20 minutes from the moment you start" in page
    assert "Your school lead can give you more" in page


def test_who_has_extra_time_sees_that_and_by_whom(ana: Browser, session: Session, people: People):
    granting = {"unit_id": people.oak.id, "person_id": people.ana.person_id, "amount": ExtraTime.HALF}
    grant(session, people.lea, **granting, now=NOW, today=TODAY)
    session.commit()

    page = ana.get(QUIZ).text

    assert "You have extra time: half as much time again, granted by Lea on 24 November 2026." in page
    assert "You have 30 minutes" in page


def test_while_it_runs_every_page_says_until_when(ana: Browser, attempt: str):
    for page in (f"{attempt}/questions/1", f"{attempt}/submission"):
        text = ana.get(page).text
        assert "You have until " in text
        seconds = int(text.split('data-seconds-left="')[1].split('"')[0])
        assert 19 * 60 < seconds <= 20 * 60
    assert "No time limit" not in ana.get(f"{attempt}/questions/1").text


def test_without_a_limit_no_page_speaks_of_an_end(session: Session, people: People, browse: Browser):
    offer(session, time_limit=None)
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    page = ana.get(ana.post(f"{QUIZ}/attempts").location, follow_redirects=True).text

    assert "data-seconds-left" not in page
    assert "No time limit" in page


def test_when_the_time_is_up_the_pages_lead_to_the_end(ana: Browser, attempt: str, session: Session):
    let_time_pass(session, UP)

    for page in (f"{attempt}/questions/1", f"{attempt}/submission"):
        assert ana.get(page).location == attempt
    page = ana.get(attempt)
    assert page.status_code == 200
    assert "The time is up" in page.text
    assert "Hand in and see the result" in page.text


def test_an_answer_on_its_way_arrives_after_the_time_and_counts(ana: Browser, attempt: str, session: Session):
    let_time_pass(session, UP)
    given_at = (now() - MINUTE).isoformat()

    sent = {"question": "first", "value": "a", "answered_at": given_at}

    assert ana.post(f"{attempt}/answers", sent, headers=FETCH).json == {"saved": True}
    assert "1 of 3 questions are answered" in ana.get(attempt).text


@pytest.mark.parametrize("left", [UP, OVER])
def test_a_late_answer_is_refused_by_its_number_and_the_result_names_it(
    ana: Browser, attempt: str, session: Session, left: timedelta
):
    let_time_pass(session, left)

    refused = ana.post(f"{attempt}/answers", {"question": "first", "value": "a"}, headers=FETCH)
    ana.post(f"{attempt}/submission")
    page = ana.get(attempt).text

    assert refused.status_code == 422
    number = refused.json["words"].split("question ")[1].split()[0]
    assert "1 answer came when the time was over and does not count" in page
    assert f"<li>Question {number} (" in page


def test_a_late_form_without_scripts_leads_to_the_end_and_says_so(
    ana: Browser, attempt: str, session: Session
):
    name = ana.get(f"{attempt}/questions/1").text.split('data-question="')[1].split('"')[0]
    let_time_pass(session, UP)

    answer = ana.post(f"{attempt}/questions/1", {f"answer-{name}": "19.1" if name == "third" else "a"})

    assert (answer.status_code, answer.location) == (303, attempt)
    assert "Your answer to question 1 came when the time was over" in ana.get(attempt).text


@pytest.mark.parametrize("page", ["{attempt}", "{quiz}"])
def test_looking_at_it_hands_in_what_is_over(ana: Browser, attempt: str, session: Session, page: str):
    ana.post(f"{attempt}/answers", {"question": "second", "value": "a"}, headers=FETCH)
    let_time_pass(session, OVER)

    shown = ana.get(page.format(attempt=attempt, quiz=QUIZ)).text

    session.rollback()
    mine = session.scalars(select(QuizAttempt)).one()
    assert (mine.submitted_at, mine.percent) == (mine.deadline, 33)
    assert "33 %" in shown


def test_the_result_says_that_the_time_ended_it(ana: Browser, attempt: str, session: Session):
    let_time_pass(session, OVER)

    assert "The time was up at" in ana.get(attempt).text


def test_beginning_again_after_the_end_begins_the_next_attempt(ana: Browser, attempt: str, session: Session):
    let_time_pass(session, OVER)
    ana.get(QUIZ)

    assert ana.post(f"{QUIZ}/attempts").location != attempt


def test_a_used_up_round_shows_what_to_read_and_then_opens(ana: Browser, attempt: str, session: Session):
    ana.post(f"{attempt}/submission")
    second = ana.post(f"{QUIZ}/attempts").location
    ana.post(f"{second}/submission")
    closed = [ana.get(page).text for page in (QUIZ, second)]
    lesson = "/learn/cri-101/lessons/two"
    for page in closed:
        assert "or as soon as you have read these lessons again" in page
        assert f'href="{lesson}?again=final#main"' in page
        assert "Try again" not in page

    for one in ("one", "two"):
        sent = ana.post(f"/learn/cri-101/lessons/{one}/place", {"block": 4, "again": "final"})
        assert sent.location == QUIZ

    assert "2 of 2 left" in ana.get(QUIZ).text
    assert "Try again" in ana.get(second).text


def test_a_lesson_read_again_for_a_quiz_can_be_finished_by_hand(ana: Browser):
    ana.post("/learn/cri-101/lessons/two/place", {"block": 4})
    ana.post("/learn/cri-101/lessons/two/checks/check-1", {"answer-check-1": "a"})

    page = ana.get("/learn/cri-101/lessons/two?again=final").text

    assert "I have read it again to the end" in page
    assert "I have read it again" not in ana.get("/learn/cri-101/lessons/two?again=no-quiz").text


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_pages_take_six_queries(
    ana: Browser, attempt: str, browse: Browser, people: People, session: Session, language: str
):
    reader = browse.signed_in(people.ana, language)
    assert reader.count_queries(f"{attempt}/questions/1") <= 6
    let_time_pass(session, UP)
    assert reader.count_queries(attempt) <= 6
    ana.post(f"{attempt}/submission")
    second = ana.post(f"{QUIZ}/attempts").location
    ana.post(f"{second}/submission")
    for page in (QUIZ, attempt, second):
        assert reader.count_queries(page) <= 6, page
