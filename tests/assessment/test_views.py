"""The pages of Teach, and what a learner is told afterwards."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.course.models import Regrade
from tests.assessment.factories import RIGHT, crowd, hand_in, offer
from tests.browser import Browser
from tests.people import People

TEACH = "/teach/cri-101"
QUIZ = f"{TEACH}/quizzes/final"
DRY_RUN = f"{QUIZ}/regrades/new"
REASON = "Option b is what the guideline says."


@pytest.fixture
def toni(session: Session, people: People, browse: Browser) -> Browser:
    offer(session)
    return browse.signed_in(people.toni)


@pytest.fixture
def wronged(session: Session, people: People, toni: Browser) -> int:
    """Six people were marked by a wrong key; Ana, whose attempt this is, failed by it."""
    crowd(session, people.oak, 5, RIGHT)
    attempt = hand_in(session, people.ana, RIGHT | {"second": "b", "third": "c"})
    offer(session, version="1.0.1", second="b")
    return attempt


def seen(page: str) -> str:
    match = re.search(r'name="fingerprint"[^>]*value="(\w+)"', page)
    assert match
    return match[1]


def mark_again(browser: Browser, reason: str = REASON, fingerprint: str | None = None):
    sent = {"fingerprint": fingerprint or seen(browser.get(DRY_RUN).text), "reason": reason}
    return browser.post(f"{QUIZ}/regrades", sent)


def test_trainers_find_the_way_and_others_do_not(
    session: Session, people: People, toni: Browser, browse: Browser
):
    ana = browse.signed_in(people.ana)

    for path in ("/learn/cri-101", "/library", "/record", "/"):
        assert "/teach" in toni.get(path).text, path
        assert "/teach" not in ana.get(path).text, path
    assert ana.get("/teach").status_code == 403
    assert ana.post(f"{QUIZ}/regrades", {"reason": REASON}).status_code == 403


def test_the_overview_counts_people_but_no_few(session: Session, people: People, toni: Browser):
    crowd(session, people.oak, 4, RIGHT)
    assert "handed in by fewer than 5 people" in toni.get("/teach").text

    hand_in(session, people.ana, RIGHT)

    assert "handed in by 5 people" in toni.get("/teach").text


def test_below_five_people_the_quiz_shows_nothing(session: Session, people: People, toni: Browser):
    crowd(session, people.oak, 4, RIGHT)

    page = toni.get(QUIZ).text

    assert "Too few people" in page
    assert "100" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert "Fewer than 5 people have met" in toni.get(f"{QUIZ}/questions/second").text


def test_the_table_says_how_each_question_does(session: Session, people: People, toni: Browser):
    crowd(session, people.oak, 6, RIGHT | {"second": "b"})

    page = toni.get(QUIZ).text

    assert "Fewer than 20 people" in page
    assert page.count('data-label="Points won">100 %') == 4
    assert page.count('data-label="Points won">0 %') == 1
    assert "Person0" not in page


def test_the_table_sorts_by_links_worst_first(session: Session, people: People, toni: Browser):
    crowd(session, people.oak, 6, RIGHT | {"third": "b"})

    by_difficulty, as_asked = (toni.get(f"{QUIZ}?sort={key}").text for key in ("difficulty", "nonsense"))

    assert order(by_difficulty) == ["third", "first", "second", "fourth", "fifth"]
    assert order(as_asked) == ["first", "second", "third", "fourth", "fifth"]
    assert 'aria-sort="ascending"' in by_difficulty


def order(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*/questions/(\w+)"', page)


def test_a_question_has_its_own_page_with_options_reasons_and_flags(
    session: Session, people: People, toni: Browser
):
    crowd(session, people.oak, 12, RIGHT | {"second": "b"}, "Strong")
    crowd(session, people.oak, 8, {"first": "a", "second": "a"}, "Weak")

    page = toni.get(f"{QUIZ}/questions/second").text
    course = toni.get(TEACH).text

    for words in (
        "What about second?",
        "Key in doubt",
        "60 % took it",
        "12 of 20",
        "of the strong 100 %",
        "Why second b.",
        "As it is asked now",
        "−1.00",
    ):
        assert words in page, words
    assert "Key in doubt" in course
    assert f"{QUIZ}/questions/second" in course


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_page_is_there_in_both_languages(
    session: Session, people: People, wronged: int, browse: Browser, language: str
):
    toni = browse.signed_in(people.toni, language)

    for path in ("/teach", TEACH, QUIZ, f"{QUIZ}/questions/first", DRY_RUN, f"{QUIZ}/regrades"):
        assert toni.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "path", ["/teach", TEACH, QUIZ, f"{QUIZ}/questions/second", DRY_RUN, f"{QUIZ}/regrades"]
)
def test_a_page_takes_six_statements_at_most(
    session: Session, people: People, toni: Browser, wronged: int, path: str
):
    # In a course that somebody has just answered, so that nothing is known from an earlier look.
    toni.get(path)
    hand_in(session, people.ben, RIGHT)

    assert toni.count_queries(path) <= 6


def test_the_dry_run_says_who_would_gain_and_what_changed_in_the_key(toni: Browser, wronged: int):
    page = toni.get(DRY_RUN).text

    for words in (
        "1 person’s result changes, 1 crosses the pass mark",
        "6 people were asked a corrected question",
        "1 corrected key",
        "60 %, not passed yet",
        "80 %, passed",
    ):
        assert words in page, words
    assert "Ana" not in page
    assert "second a" in page.split("Right until now")[1].split("Right by the live key")[0]
    assert "The key of 1 question was corrected" in toni.get(QUIZ).text


def test_single_results_of_few_people_are_not_listed(session: Session, people: People, toni: Browser):
    hand_in(session, people.ana, RIGHT | {"second": "b", "third": "c"})
    offer(session, version="1.0.1", second="b")

    page = toni.get(DRY_RUN).text

    assert "1 person’s result changes" in page
    assert "60 %" not in page


def test_marking_again_leads_to_the_list_of_regrades(session: Session, toni: Browser, wronged: int):
    answer = mark_again(toni)
    page = toni.get(answer.location).text

    assert (answer.status_code, answer.location) == (303, f"{QUIZ}/regrades")
    for words in (REASON, "Toni", "1 person’s result changed", "1 has newly passed", "1.0.0 of", "1.0.1 of"):
        assert words in page, words
    assert "Nothing to mark again" in toni.get(DRY_RUN).text
    assert "was corrected" not in toni.get(QUIZ).text


def test_sending_it_twice_does_it_once(session: Session, toni: Browser, wronged: int):
    fingerprint = seen(toni.get(DRY_RUN).text)

    answers = [mark_again(toni, fingerprint=fingerprint) for _ in range(2)]

    assert [each.status_code for each in answers] == [303, 303]
    assert session.scalar(select(func.count()).select_from(Regrade)) == 1


def test_a_look_that_is_stale_is_refused_and_shows_what_is_true_now(
    session: Session, toni: Browser, wronged: int
):
    fingerprint = seen(toni.get(DRY_RUN).text)
    offer(session, version="1.0.2", second="c")

    answer = mark_again(toni, fingerprint=fingerprint)

    assert answer.status_code == 409
    assert "Something has changed since you looked" in answer.text
    assert REASON in answer.text
    assert seen(answer.text) != fingerprint


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_the_form_comes_back_without_a_good_reason(
    session: Session, toni: Browser, wronged: int, reason: str
):
    answer = mark_again(toni, reason=reason)

    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert session.scalar(select(func.count()).select_from(Regrade)) == 0


def test_the_learner_is_told_beside_the_result(
    session: Session, people: People, toni: Browser, wronged: int, browse: Browser
):
    ana = browse.signed_in(people.ana)
    assert "Not passed yet" in ana.get(f"/attempts/{wronged}").text
    mark_again(toni)

    page = ana.get(f"/attempts/{wronged}").text

    for words in (
        "Passed",
        "80 %",
        "Marked again on",
        REASON,
        "60 % became 80 %, and you have passed.",
        "All questions: 4 of 5 right",
        "Its right answer was corrected after you handed in.",
    ):
        assert words in page, words
    assert ana.count_queries(f"/attempts/{wronged}") <= 6
    assert "80 %, passed" in ana.get("/learn/cri-101/quizzes/final").text


def test_who_keeps_everything_is_told_of_the_corrected_answer(
    session: Session, people: People, toni: Browser, browse: Browser
):
    attempt = hand_in(session, people.ben, RIGHT)
    offer(session, version="1.0.1", second="b")
    mark_again(toni)

    page = browse.signed_in(people.ben).get(f"/attempts/{attempt}").text

    for words in ("Passed", "100 %", "Your result stays as it was.", "Its right answer was corrected"):
        assert words in page, words


def test_a_corrected_safety_question_is_shown_first_and_the_pass_stays(
    session: Session, people: People, toni: Browser, browse: Browser
):
    attempt = hand_in(session, people.ben, RIGHT)
    offer(session, version="1.0.1", first="c")
    mark_again(toni)

    page = browse.signed_in(people.ben).get(f"/attempts/{attempt}").text

    assert "Passed" in page
    assert "100 %" in page
    assert "The right answer to a safety question was corrected since" in page
    assert page.index("Safety questions to look at again") < page.index("What about first?")
