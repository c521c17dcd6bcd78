"""The pages of an attempt at a quiz, as a browser sees them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.account.passwords import hash_password
from app.course.models import QuizAttempt, QuizResponse
from app.domain.marking import draw
from app.domain.quiz import Show
from tests.browser import Browser
from tests.library.factories import course, number_question, publish_for_tests, question, quiz
from tests.people import PASSWORD, People

QUIZ = "/learn/cri-101/quizzes/final"
FETCH = {"X-Requested-With": "fetch"}
RIGHT = {"first": "a", "second": "a", "third": "19.1"}


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    offer(session)
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    return ana


def offer(session: Session, show: Show = "after-submit") -> None:
    asked = (question("first", must=True, lesson="one"), question("second"), number_question("third"))
    publish_for_tests(session, course(quizzes=[quiz(questions=asked, draw=3, attempts=3, show=show)]))


def drawn(session: Session) -> list[str]:
    """Names of the attempt's questions, in the order in which they are asked."""
    offered = quiz(
        questions=(question("first", must=True), question("second"), number_question("third")), draw=3
    )
    return [each.question_id for each in draw(offered.logic, session.scalars(select(QuizAttempt.seed)).one())]


def hidden(page: str, *names: str) -> dict[str, str]:
    """Read hidden fields of a page."""
    return {name: page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0] for name in names}


def answer_all(browser: Browser, session: Session, attempt: str, **answers: str) -> None:
    for number, name in enumerate(drawn(session), 1):
        browser.post(f"{attempt}/questions/{number}", {f"answer-{name}": answers.get(name, "")})


def test_the_rules_stand_before_the_start(ana: Browser):
    page = ana.get(QUIZ).text

    for rule in (
        "80 % of points",
        "3 of 3, drawn anew each time",
        "3 of 3 left",
        "after you hand in",
        "a rest of 12 hours",
    ):
        assert rule in page


def test_starting_twice_goes_on_with_one_attempt(ana: Browser, session: Session):
    first, second = (ana.post(f"{QUIZ}/attempts") for _ in range(2))

    assert (first.status_code, first.location) == (303, second.location)
    assert session.scalar(select(func.count()).select_from(QuizAttempt)) == 1


def test_an_answer_is_saved_and_leads_to_the_next_question(ana: Browser, attempt: str, session: Session):
    name = drawn(session)[0]

    answer = ana.post(f"{attempt}/questions/1", {f"answer-{name}": RIGHT[name]})
    page = ana.get(f"{attempt}/questions/1").text

    assert (answer.status_code, answer.location) == (303, f"{attempt}/questions/2")
    assert "1 of 3 answered" in page
    assert f'value="{RIGHT[name]}"' in page
    assert "Saved" in page


def test_the_page_says_what_its_script_needs(ana: Browser, attempt: str):
    page = ana.get(f"{attempt}/questions/1").text

    assert "data-quiz" in page
    assert f'data-save="{attempt}/answers"' in page
    assert "Attempt 1 of 3" in page


def test_answers_given_on_one_device_are_there_on_another(
    ana: Browser, attempt: str, session: Session, browse: Browser, people: People
):
    name = drawn(session)[0]
    saved = ana.post(f"{attempt}/answers", {"question": name, "value": RIGHT[name]}, headers=FETCH)
    phone = browse.signed_in(people.ana, "zh-CN")

    assert saved.json == {"saved": True}
    assert phone.get(attempt).location == f"{attempt}/questions/2"
    assert f'value="{RIGHT[name]}"' in phone.get(f"{attempt}/questions/1").text


def test_an_answer_sent_twice_is_kept_once(ana: Browser, attempt: str, session: Session):
    sent = {"question": "first", "value": "b", "answered_at": "2026-11-24T13:41:00.000Z"}
    for _ in range(2):
        assert ana.post(f"{attempt}/answers", sent, headers=FETCH).status_code == 200

    assert session.scalar(select(func.count()).select_from(QuizResponse)) == 1


def test_marking_for_later_and_back(ana: Browser, attempt: str):
    marked = ana.post(f"{attempt}/questions/1", {"later": "1"})
    assert marked.location == f"{attempt}/questions/2"
    assert "1 marked for later" in ana.get(f"{attempt}/questions/1").text

    ana.post(f"{attempt}/questions/1", {"later": "0"})
    assert "marked for later" not in ana.get(f"{attempt}/questions/1").text


def test_a_word_for_a_number_comes_back_with_what_was_typed(ana: Browser, attempt: str, session: Session):
    number = drawn(session).index("third") + 1

    answer = ana.post(f"{attempt}/questions/{number}", {"answer-third": "many"})

    assert answer.status_code == 422
    assert "Please type a number" in answer.text
    assert 'value="many"' in answer.text


def test_before_handing_in_one_sees_what_has_no_answer(ana: Browser, attempt: str):
    page = ana.get(f"{attempt}/submission").text

    assert "3 questions have no answer yet" in page
    assert ana.get(attempt).location == f"{attempt}/questions/1"


def test_handing_in_twice_shows_the_same_result(ana: Browser, attempt: str, session: Session):
    answer_all(ana, session, attempt, **RIGHT)

    answers = [ana.post(f"{attempt}/submission") for _ in range(2)]
    page = ana.get(attempt).text

    assert [(each.status_code, each.location) for each in answers] == [(303, attempt)] * 2
    assert "Passed" in page
    assert "100 %" in page
    assert "Why first a." in page
    assert "passed" in ana.get(QUIZ).text


def test_a_missed_safety_question_is_explained_with_its_lesson(ana: Browser, attempt: str, session: Session):
    answer_all(ana, session, attempt, **(RIGHT | {"first": "b"}))
    ana.post(f"{attempt}/submission")

    page = ana.get(attempt).text

    assert "Not passed yet" in page
    assert "Safety questions to look at again" in page
    assert 'href="/learn/cri-101/lessons/one"' in page
    assert "Try again" in page


def test_reasons_wait_for_the_pass_where_the_quiz_says_so(session: Session, people: People, browse: Browser):
    offer(session, "after-pass")
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    attempt = ana.post(f"{QUIZ}/attempts").location
    ana.post(f"{attempt}/submission")

    page = ana.get(attempt).text

    assert "Why first a." not in page
    assert "Read again: Lesson one" in page


def test_with_feedback_after_each_question_the_answer_stands(
    session: Session, people: People, browse: Browser
):
    offer(session, "after-each")
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    attempt = ana.post(f"{QUIZ}/attempts").location
    number = drawn(session).index("first") + 1
    page = f"{attempt}/questions/{number}"

    answered = ana.post(page, {"answer-first": "b"})

    assert answered.location == page
    assert "Why first b." in ana.get(page).text
    assert ana.post(page, {"answer-first": "a"}).status_code == 409


def test_after_handing_in_the_attempt_takes_nothing_more(ana: Browser, attempt: str):
    ana.post(f"{attempt}/submission")

    late = ana.post(f"{attempt}/answers", {"question": "first", "value": "a"}, headers=FETCH)

    assert late.status_code == 409
    assert late.json["refused"] == "course.attempt-ended"
    assert ana.get(f"{attempt}/questions/1").location == attempt
    assert ana.get(f"{attempt}/submission").location == attempt


def test_a_question_that_was_not_drawn_is_refused(ana: Browser, attempt: str):
    assert (
        ana.post(f"{attempt}/answers", {"question": "fourth", "value": "a"}, headers=FETCH).status_code == 422
    )
    assert ana.get(f"{attempt}/questions/4").status_code == 404


def test_an_answer_longer_than_any_is_refused(ana: Browser, attempt: str):
    sent = {"question": "third", "value": "1" * 5_000}

    assert ana.post(f"{attempt}/answers", sent, headers=FETCH).status_code == 422


@pytest.mark.parametrize("page", ["", "/questions/1", "/submission"])
def test_another_ones_attempt_is_not_there(
    ana: Browser, attempt: str, browse: Browser, people: People, page: str
):
    assert browse.signed_in(people.tom).get(attempt + page).status_code == 404


@pytest.mark.parametrize("page", ["/answers", "/questions/1", "/submission"])
def test_nobody_answers_in_another_ones_attempt(
    ana: Browser, attempt: str, browse: Browser, people: People, session: Session, page: str
):
    answer = browse.signed_in(people.tom).post(attempt + page, {"question": "first", "value": "a"})

    assert answer.status_code == 404
    assert session.scalar(select(QuizResponse.id)) is None


def test_without_enrolment_no_attempt_begins(ana: Browser, browse: Browser, people: People):
    assert browse.signed_in(people.ben).post(f"{QUIZ}/attempts").status_code == 403


def test_an_answer_sent_after_signing_out_arrives_through_the_sign_in_page(
    ana: Browser, attempt: str, session: Session, people: People
):
    person = session.get_one(Person, people.ana.person_id)
    person.password_hash = hash_password(PASSWORD)
    session.commit()
    name, page = drawn(session)[0], f"{attempt}/questions/1"
    answer = {f"answer-{name}": RIGHT[name]}
    ana.post("/sign-out")

    refused = ana.post(page, answer, headers={"Origin": "http://localhost"})
    who = {"account": person.account, "password": PASSWORD}
    signed_in = ana.post("/sign-in", {**who, **hidden(refused.text, "kept_form", "csrf_token")})
    sent_again = ana.post(page, hidden(signed_in.text, *answer, "csrf_token"))

    assert refused.status_code == 401
    assert f'action="{page}"' in signed_in.text
    assert sent_again.location == f"{attempt}/questions/2"
    assert f'value="{RIGHT[name]}"' in ana.get(page).text


def test_signed_out_the_script_is_told_to_keep_the_answer(ana: Browser, attempt: str, browse: Browser):
    answer = browse.post(f"{attempt}/answers", {"question": "first", "value": "a"}, headers=FETCH)

    assert answer.status_code == 401


@pytest.mark.parametrize("page", ["/questions/1", "/submission", ""])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_pages_of_an_attempt_take_six_queries_in_both_languages(
    ana: Browser, attempt: str, browse: Browser, people: People, page: str, language: str
):
    ana.post(f"{attempt}/answers", {"question": "first", "value": "a"})
    if not page:
        ana.post(f"{attempt}/submission")

    assert browse.signed_in(people.ana, language).count_queries(attempt + page) <= 6
