"""The pages of placement checks, as a browser sees them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.course.placement.models import PlacementCheck, PlacementResponse
from tests.browser import Browser
from tests.course.placement.factories import publish_path
from tests.people import People

CHECKS = "/placement-checks"
BEGIN = "/learn/tracks/crisis/placement-checks"
NAMES = ("0-first", "0-second", "0-third")
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    publish_path(session, show="after-each")
    return browse.signed_in(people.ana)


@pytest.fixture
def check(ana: Browser) -> str:
    return ana.post(BEGIN).location


def name_of(browser: Browser, check: str, number: int) -> str:
    return browser.get(f"{check}/questions/{number}").text.split('data-question="')[1].partition('"')[0]


def answer_all(browser: Browser, check: str, *, wrong: tuple[str, ...] = ()) -> None:
    for number in range(1, 4):
        name = name_of(browser, check, number)
        browser.post(f"{check}/questions/{number}", {f"answer-{name}": "b" if name in wrong else "a"})


def hand_in(browser: Browser, check: str) -> str:
    browser.post(f"{check}/submission")
    return browser.get(check).text


def test_the_path_offers_a_check_while_one_could_open_something(ana: Browser):
    page = ana.get("/learn").text

    assert "A placement check of about 15 minutes can open the courses that come next." in page
    assert f'href="{CHECKS}"' in page


def test_the_page_says_beforehand_what_is_asked_opened_and_not_given(ana: Browser):
    page = ana.get(CHECKS).text

    for words in (
        "Course cri-101",
        "3, about 15 minutes",
        "Course cri-202",
        "It gives no hours, and neither completes the course nor earns a certificate.",
        "may try again after 7 days",
    ):
        assert words in page
    assert "nothing by itself: what comes next waits for courses of other tracks too" in page


def test_starting_twice_goes_on_with_one_check(ana: Browser, session: Session):
    first, second = (ana.post(BEGIN) for _ in range(2))

    assert (first.status_code, first.location) == (303, second.location)
    assert session.scalar(select(func.count()).select_from(PlacementCheck)) == 1


def test_an_open_check_goes_on_where_it_was_left(ana: Browser, check: str):
    name = name_of(ana, check, 1)
    answered = ana.post(f"{check}/questions/1", {f"answer-{name}": "a"})

    assert answered.location == f"{check}/questions/2"
    assert ana.get(check).location == f"{check}/questions/2"
    assert "Go on with the check" in ana.get(CHECKS).text
    assert "Go on with the placement check" in ana.get("/learn").text


def test_an_answer_is_kept_for_the_script(ana: Browser, check: str, session: Session):
    kept = ana.post(f"{check}/answers", {"question": "0-first", "value": "a"}, headers=FETCH)

    assert kept.json == {"saved": True}
    assert session.scalar(select(PlacementResponse.answer)) == ["a"]


def test_a_quiz_with_feedback_after_each_question_gives_none_in_a_check(ana: Browser, check: str):
    name = name_of(ana, check, 1)
    ana.post(f"{check}/questions/1", {f"answer-{name}": "b"})

    page = ana.get(f"{check}/questions/1").text

    assert "Why" not in page
    assert "Save and go to 2" in page


def test_what_is_no_answer_comes_back(ana: Browser, check: str):
    name = name_of(ana, check, 1)
    answered = ana.post(f"{check}/questions/1", {f"answer-{name}": ["a", "b"]})

    assert answered.status_code == 422
    assert "Please choose one answer only." in answered.text


def test_marking_for_later_stays_and_is_told_before_handing_in(ana: Browser, check: str):
    name = name_of(ana, check, 1)
    marked = ana.post(f"{check}/questions/1", {f"answer-{name}": "a", "later": "1"})

    assert marked.location == f"{check}/questions/2"
    assert "You marked 1 question to look at again." in ana.get(f"{check}/submission").text
    assert ana.post(f"{check}/questions/1", {"later": "0"}).location == f"{check}/questions/1"


def test_shown_says_what_is_open_and_what_stays_to_be_done(ana: Browser, check: str):
    answer_all(ana, check)

    page = hand_in(ana, check)

    assert "Shown" in page
    assert "Open to you because of it:" in page
    assert 'href="/learn/cri-202"' in page
    assert "“Course cri-201” opens after “Course cns-101” too." in page
    assert "the reading and the simulations stay to be done" in page
    assert "Why first a." in page


def test_the_path_and_the_course_say_what_a_check_opened_and_why(ana: Browser, check: str):
    answer_all(ana, check)
    hand_in(ana, check)

    path = ana.get("/learn").text
    assert "because you have shown “Course cri-101”" in path
    assert "Shown in a placement check" in path
    assert "You have shown this course in a placement check" in ana.get("/learn/cri-101").text
    assert "because you have shown “Course cri-101” in a placement check" in ana.get("/learn/cri-202").text
    assert ana.post("/learn/cri-202/enrolment").status_code == 303


def test_not_shown_names_lessons_and_not_the_answers(ana: Browser, check: str):
    answer_all(ana, check, wrong=("0-first",))

    page = hand_in(ana, check)

    assert "Not shown yet" in page
    assert "1 safety question was not right yet" in page
    assert 'href="/learn/cri-101/lessons/one"' in page
    assert 'href="/learn/cri-101/lessons/two"' not in page
    assert "You may try again from" in page
    assert "Why" not in page
    assert "You may try again from" in ana.get(CHECKS).text
    assert ana.post(BEGIN).status_code == 409


def test_an_ended_check_is_not_asked_again(ana: Browser, check: str):
    ana.post(f"{check}/submission")

    for page in (f"{check}/questions/1", f"{check}/submission"):
        assert ana.get(page).location == check
    assert ana.post(f"{check}/answers", {"question": "0-first", "value": "a"}).status_code == 409
    assert ana.post(f"{check}/submission").location == check


@pytest.mark.parametrize("page", ["", "/questions/1", "/submission"])
def test_nobody_else_sees_a_check(ana: Browser, check: str, browse: Browser, people: People, page: str):
    assert browse.signed_in(people.tom).get(f"{check}{page}").status_code == 404
    assert browse.signed_in(people.nobody).get(f"{check}{page}").status_code == 403
    assert browse.get(f"{check}{page}").location.startswith("/sign-in")


def test_an_unknown_track_or_question_is_not_found(ana: Browser, check: str):
    assert ana.post("/learn/tracks/music/placement-checks").status_code == 404
    assert ana.get(f"{check}/questions/4").status_code == 404


def test_the_pages_take_few_queries(ana: Browser, check: str):
    assert ana.count_queries(f"{check}/questions/1") <= 6
    assert ana.count_queries(f"{check}/submission") <= 6
    assert ana.count_queries(CHECKS) <= 6
    answer_all(ana, check)
    ana.post(f"{check}/submission")
    assert ana.count_queries(check) <= 6
    assert ana.count_queries("/learn") <= 4


def test_the_pages_are_there_in_chinese(ana: Browser, check: str, browse: Browser, people: People):
    chinese = browse.signed_in(people.ana, "zh-CN")

    assert "水平自测" in chinese.get(CHECKS).text
    assert "中文 Course cns-101" in chinese.get(CHECKS).text
    answer_all(ana, check)
    assert "中文 Course cri-202" in hand_in(chinese, check)
