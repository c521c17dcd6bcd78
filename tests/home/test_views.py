"""Today: what to go on with, what is asked, who answered."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.forum import services as forum
from app.home.views import greeting
from app.web.clock import ZONE, now
from tests.browser import Browser
from tests.library.factories import course, lesson, programme, publish_for_tests
from tests.people import People
from tests.simulation.factories import talk

COURSE = "/learn/cri-101"


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    publish_for_tests(session, course(), programme())
    return browse.signed_in(people.ana)


def test_a_newcomer_is_told_what_will_be_here_and_how_to_begin(ana: Browser):
    page = ana.get("/").text

    assert "Welcome. Begin with a course" in page
    assert "Answers to your questions will be here." in page
    assert 'href="/learn"' in page


def test_the_one_primary_button_goes_on_where_one_stopped(ana: Browser):
    ana.post(f"{COURSE}/enrolment")
    ana.post(f"{COURSE}/lessons/one/place", {"block": 3})

    page = ana.get("/").text

    assert page.count('class="button primary"') == 1
    assert f'class="button primary" href="{COURSE}/lessons/one"' in page
    assert "You stopped at “Practise”. About 5 minutes left." in page
    assert "Lesson 1 of 2" in page
    assert "then a quiz" in page


def test_a_quiz_that_was_begun_comes_first(ana: Browser):
    ana.post(f"{COURSE}/enrolment")
    ana.post(f"{COURSE}/quizzes/final/attempts")

    page = ana.get("/").text

    assert f'href="{COURSE}/quizzes/final"' in page
    assert "Your answers so far are saved." in page


def test_an_open_run_waits_beside_the_course(ana: Browser, session: Session, browse: Browser, people: People):
    publish_for_tests(session, talk())
    run = ana.post("/simulations/sim-t1/runs").location

    page = ana.get("/").text

    assert "In the middle of a simulation" in page
    assert f'href="{run.partition("#")[0]}"' in page
    assert "In the middle of a simulation" not in browse.signed_in(people.ben).get("/").text


def test_what_a_certificate_still_takes_is_asked(ana: Browser):
    page = ana.get("/").text

    assert "Certificate: Programme first-responder" in page
    assert "Still to do: 2 lessons, 1 quiz" in page


def test_when_all_is_done_nothing_is_asked(session: Session, people: People, browse: Browser):
    publish_for_tests(session, course(lessons=[lesson("one", checks=0)], quizzes=[]), programme())
    ana = browse.signed_in(people.ana)
    ana.post(f"{COURSE}/enrolment")
    ana.post(f"{COURSE}/lessons/one/place", {"block": 4})

    page = ana.get("/").text

    assert "Nothing is left open" in page
    assert "you hold every certificate there is to earn" in page


def test_an_answer_to_my_question_is_shown_and_to_anothers_is_not(
    ana: Browser, session: Session, people: People, browse: Browser
):
    asked = forum.ask(
        session,
        people.ana,
        about=None,
        title="How do I open?",
        body="Well?",
        form_key="form-key-1",
        now=now(),
    )
    forum.answer(session, people.ben, question_id=asked, body="Slowly.", form_key="form-key-2", now=now())
    session.commit()

    assert "How do I open?" in ana.get("/").text
    assert "How do I open?" not in browse.signed_in(people.tom).get("/").text


def test_who_belongs_nowhere_keeps_the_record(ana: Browser, browse: Browser, people: People):
    page = browse.signed_in(people.nobody).get("/").text

    assert "You belong to no school at present" in page
    assert "See your record" in page


def test_a_stranger_is_asked_to_sign_in(browse: Browser):
    assert browse.get("/").location.startswith("/sign-in")


def test_today_takes_the_same_queries_however_much_there_is(
    session: Session, people: People, browse: Browser
):
    publish_for_tests(session, course(), programme())
    ana = browse.signed_in(people.ana)
    ana.post(f"{COURSE}/enrolment")
    few = ana.count_queries("/")
    publish_for_tests(
        session,
        course(lessons=[lesson(f"lesson-{number}") for number in range(40)]),
        *(course(f"cns-{number}") for number in range(9)),
        *(programme(f"programme-{number}") for number in range(9)),
    )
    ana.get("/")

    assert ana.count_queries("/") == few <= 8


def test_the_page_is_there_in_chinese(ana: Browser, browse: Browser, people: People):
    ana.post(f"{COURSE}/enrolment")

    page = browse.signed_in(people.ana, "zh-CN").get("/").text

    assert "中文 Course cri-101" in page


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening, Ana"),
        (5, "Good morning, Ana"),
        (11, "Good day, Ana"),
        (13, "Good afternoon, Ana"),
        (18, "Good evening, Ana"),
    ],
)
def test_the_greeting_follows_the_day_in_china(app: Flask, hour: int, words: str):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert greeting(datetime(2026, 11, 24, hour, tzinfo=ZONE), "Ana") == words
