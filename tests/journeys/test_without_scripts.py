"""Everything a teacher needs, in a browser that runs no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

COURSE = "cri-101"


@pytest.fixture
def plain(newcomer: Visitor, let_in: LetIn) -> Visitor:
    """The newcomer, in a browser without scripts."""
    plain = let_in(newcomer.language, newcomer.size, java_script_enabled=False)
    plain.page.goto("/sign-in")
    plain.sign_in_with(newcomer.account)
    return plain


def test_reading_answering_deciding_and_asking(plain: Visitor, answers: Answers):
    plain.page.goto(f"/learn/{COURSE}")
    plain.send('form[action$="/enrolment"]')

    read_a_lesson(plain, answers)
    answer_a_question(plain, answers)
    decide(plain)
    ask(plain)


def read_a_lesson(plain: Visitor, answers: Answers) -> None:
    plain.page.goto(f"/learn/{COURSE}/lessons/myths")
    check_id = plain.page.locator("[data-question]").first.get_attribute("data-question")
    plain.answer(check_id, answers.right(COURSE, check_id))
    plain.send(f'form[action*="/checks/{check_id}"]')
    expect(plain.page.locator(f"#question-{check_id} .feedback.right")).to_be_visible()

    plain.send('form[action$="/place"]')
    expect(plain.page.locator('form[action$="/place"]')).to_have_count(0)


def answer_a_question(plain: Visitor, answers: Answers) -> None:
    plain.page.goto(f"/learn/{COURSE}/quizzes/first-response")
    plain.send('form[action$="/attempts"]')
    question_id = plain.page.get_attribute("[data-question]", "data-question")
    answer = answers.right(COURSE, question_id)
    plain.answer(question_id, answer)
    with plain.page.expect_navigation():
        plain.page.locator("main form .next button.primary").click()
    assert plain.page.url.endswith("/questions/2")

    plain.page.goto(plain.page.url.replace("/questions/2", "/questions/1"))
    assert sorted(plain.given()) == sorted(answer)


def decide(plain: Visitor) -> None:
    plain.page.goto("/simulations/sim-b1")
    plain.send('form[action$="/runs"]')
    choice = plain.page.locator("button.choice").first
    words = choice.locator(".words").inner_text()
    with plain.page.expect_navigation():
        choice.click()
    assert plain.page.url.endswith("#turn")
    expect(plain.page.locator("li.you").get_by_text(words)).to_be_visible()


def ask(plain: Visitor) -> None:
    plain.page.goto("/forum/questions/new")
    plain.page.fill("#title", "Without scripts")
    plain.page.fill("#body", "Does it work?")
    plain.send("main form.form")
    expect(plain.page.locator("h1")).to_have_text("Without scripts")
    plain.sees("Does it work?", "Does it work?")
