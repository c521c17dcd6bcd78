"""Learn, the page of a course, the lesson reader: as a browser sees them."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.course.models import Enrolment, LessonReading
from tests.browser import Browser
from tests.library.factories import course, lesson, programme, publish_for_tests, question, quiz
from tests.people import People

COURSE = "/learn/cri-101"
LESSON = f"{COURSE}/lessons/one"
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    publish_for_tests(session, course(), course("cri-201", requires=("cri-101",)))
    return browse.signed_in(people.ana)


@pytest.fixture
def enrolled(ana: Browser) -> Browser:
    ana.post(f"{COURSE}/enrolment")
    return ana


def test_learn_shows_what_is_open_and_what_comes_after_what(ana: Browser):
    page = ana.get("/learn").text

    assert "Open to you" in page
    assert "After “Course cri-101”" in page
    assert "Next for you" not in page


def test_learn_offers_to_go_on_where_one_was(enrolled: Browser):
    enrolled.post(f"{COURSE}/lessons/two/place", {"block": 2})

    page = enrolled.get("/learn").text

    assert "Next for you: Lesson two" in page
    assert f'href="{COURSE}/lessons/two"' in page
    assert "0 of 3 done" in page


def test_learn_without_a_course_says_what_will_be_here(people: People, browse: Browser):
    assert "No course has been published yet" in browse.signed_in(people.ana).get("/learn").text


def test_a_course_says_how_each_item_is_completed_before_one_starts(ana: Browser):
    page = ana.get(COURSE).text

    assert "Complete once read to the end, with its 1 quick check answered." in page
    assert "Complete once passed: 80 % of points, and every safety question right." in page
    assert "No clinical expert has reviewed this course yet" in page
    assert "Follow your local protocol" in page
    assert "Enrol" in page


def test_a_begun_lesson_says_what_is_missing(enrolled: Browser):
    enrolled.post(f"{LESSON}/place", {"block": 2})

    page = enrolled.get(COURSE).text

    assert "Still to read: about 10 min." in page
    assert "1 quick check is waiting." in page
    assert "Continue: Lesson one" in page


def test_enrolling_twice_is_enrolling_once(ana: Browser, session: Session):
    answers = [ana.post(f"{COURSE}/enrolment") for _ in range(2)]

    assert [(each.status_code, each.location) for each in answers] == [(303, COURSE)] * 2
    assert len(session.scalars(select(Enrolment.id)).all()) == 1


def test_a_closed_course_is_refused_with_a_reason_and_its_page_names_the_way(ana: Browser):
    refused = ana.post("/learn/cri-201/enrolment")

    assert refused.status_code == 403
    assert "Another course comes before this one." in refused.text
    assert ana.get("/learn/cri-201/lessons/one").status_code == 403
    assert f'<a href="{COURSE}">Course cri-101</a>' in ana.get("/learn/cri-201").text


@pytest.mark.parametrize(
    "path", ["/learn/cri-999", f"{COURSE}/lessons/three", f"{COURSE}/quizzes/other", "/attempts/1"]
)
def test_what_is_not_there_is_not_found(ana: Browser, path: str):
    assert ana.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/learn", COURSE, LESSON, f"{COURSE}/quizzes/final", "/attempts/1"])
def test_a_stranger_is_asked_to_sign_in(ana: Browser, browse: Browser, path: str):
    assert browse.get(path).location.startswith("/sign-in")


def test_who_belongs_nowhere_does_not_study(ana: Browser, browse: Browser, people: People):
    assert browse.signed_in(people.nobody).get("/learn").status_code == 403


def test_the_warning_stands_before_the_text_with_a_way_out(enrolled: Browser):
    page = enrolled.get(LESSON).text

    warning = page.index("This lesson mentions: suicide.")
    assert warning < page.index("Leave this lesson for now") < page.index("Block 1.")
    assert page.index("No clinical expert has reviewed") < page.index("Block 1.")


def test_a_lesson_leads_on_back_and_to_asking(enrolled: Browser):
    page = enrolled.get(f"{COURSE}/lessons/two").text

    assert "Next: Quiz final" in page
    assert "Before: Lesson one" in page
    assert "about=lesson:cri-101/two" in page


def test_reading_goes_on_where_it_stopped_on_another_device(
    enrolled: Browser, browse: Browser, people: People
):
    saved = enrolled.post(f"{LESSON}/place", {"block": 3}, headers=FETCH)

    assert saved.json == {"saved": True, "complete": False}
    assert 'data-position="3"' in browse.signed_in(people.ana, "zh-CN").get(LESSON).text
    assert f'data-save="{LESSON}/place"' in enrolled.get(LESSON).text


def test_without_scripts_a_button_and_an_answer_complete_the_lesson(enrolled: Browser):
    at_end = enrolled.post(f"{LESSON}/place", {"block": 4})
    answered = enrolled.post(f"{LESSON}/checks/check-1", {"answer-check-1": "b"})
    page = enrolled.get(LESSON).text

    assert (at_end.status_code, at_end.location) == (303, f"{LESSON}#finish")
    assert (answered.status_code, answered.location) == (303, f"{LESSON}#check-1")
    assert "You have completed this lesson." in page
    assert "Not quite." in page
    assert "Why check-1 b." in page


def test_a_check_without_an_answer_comes_back_with_what_to_do(enrolled: Browser):
    answer = enrolled.post(f"{LESSON}/checks/check-1")

    assert answer.status_code == 422
    assert "Please choose an answer first." in answer.text


@pytest.mark.parametrize("block", ["", "5", "-1", "x"])
def test_a_place_that_cannot_be_is_refused(enrolled: Browser, block: str):
    assert enrolled.post(f"{LESSON}/place", {"block": block}, headers=FETCH).status_code == 422


def test_looking_in_without_enrolment_keeps_nothing(ana: Browser, session: Session):
    page = ana.get(LESSON).text
    refused = ana.post(f"{LESSON}/place", {"block": 1}, headers=FETCH)

    assert "You are looking in." in page
    assert "data-lesson" not in page
    assert refused.status_code == 403
    assert session.scalar(select(LessonReading.id)) is None


def test_nobody_sees_how_far_another_one_has_read(enrolled: Browser, browse: Browser, people: People):
    enrolled.post(f"{LESSON}/place", {"block": 3})
    ben = browse.signed_in(people.ben)
    ben.post(f"{COURSE}/enrolment")

    assert 'data-position="0"' in ben.get(LESSON).text


def test_a_completed_course_shows_what_it_earned(session: Session, people: People, browse: Browser):
    publish_for_tests(session, course(lessons=[lesson("one", checks=0)], quizzes=[]), programme())
    ana = browse.signed_in(people.ana)
    ana.post(f"{COURSE}/enrolment")
    ana.post(f"{LESSON}/place", {"block": 4})

    page = ana.get(COURSE).text

    assert "Course completed. Its page shows what it earned." in page
    assert "It earned 0.0 h in your record." in page
    assert "Certificate: Programme first-responder" in page


@pytest.mark.parametrize("path", ["/learn", COURSE, LESSON, f"{COURSE}/quizzes/final"])
def test_a_page_takes_six_queries_however_much_there_is(
    session: Session, people: People, browse: Browser, path: str
):
    many = [lesson("one"), *(lesson(f"lesson-{number}", checks=3) for number in range(30))]
    publish_for_tests(
        session,
        course(lessons=many, quizzes=[quiz(questions=[question(f"q{n}") for n in range(40)], draw=20)]),
        *(course(f"cns-{number}") for number in range(9)),
    )
    ana = browse.signed_in(people.ana)
    ana.post(f"{COURSE}/enrolment")
    ana.post(f"{LESSON}/place", {"block": 4})

    assert ana.count_queries(path) <= 6


@pytest.mark.parametrize("path", ["/learn", COURSE, LESSON, f"{COURSE}/quizzes/final"])
def test_every_page_is_there_in_chinese(enrolled: Browser, browse: Browser, people: People, path: str):
    page = browse.signed_in(people.ana, "zh-CN").get(path).text

    assert 'lang="zh-CN"' in page
    assert "中文" in page
