"""People who are interrupted: another screen, another tab, no line. Nothing they gave is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Response, expect

from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import OWN_PASSWORD, Visitor

COURSE = "cns-101"
QUIZ = f"/learn/{COURSE}/quizzes/listening"
LESSON = f"/learn/{COURSE}/lessons/oars"


def test_going_on_at_another_screen_exactly_there(newcomer: Visitor, let_in: LetIn, answers: Answers):
    other = let_in(newcomer.language, {"phone": "desktop", "desktop": "phone"}[newcomer.size])
    other.page.goto("/sign-in")
    other.sign_in_with(newcomer.account)
    enrol(newcomer)

    last_block = read_half(newcomer)
    other.open("/")
    other.press("Continue lesson", "继续学习")
    assert other.page.url.endswith(LESSON)
    expect(other.page.locator(f"#b{last_block}")).to_be_in_viewport()

    third = answer_three_questions(newcomer, answers)
    other.open("/")
    other.press("To the quiz", "去测验")
    other.press("Go on with attempt 1", "继续第 1 次")
    assert other.page.url.endswith("/questions/4"), "the first question without an answer"
    other.page.goto(other.page.url.replace("/questions/4", "/questions/3"))
    assert other.given() == third

    moment, choices = decide_once(newcomer)
    other.open("/")
    other.press("Go on", "继续")
    assert (other.page.inner_text("#turn-heading"), choices_on(other)) == (moment, choices)


def test_an_answer_given_after_signing_out_in_another_tab_is_kept(newcomer: Visitor, answers: Answers):
    enrol(newcomer)
    question_id = begin_quiz(newcomer)
    answer = answers.right(COURSE, question_id)
    sign_out_in_another_tab(newcomer)

    newcomer.answer(question_id, answer)
    newcomer.sees(
        "You are signed out. Your answers are kept on this device.", "您已退出登录，答案已保存在本设备。"
    )
    newcomer.page.locator("[data-saved] a").click()
    with newcomer.page.expect_response(answers_arrive):
        newcomer.sign_in_with(newcomer.account)

    assert sorted(newcomer.given()) == sorted(answer)
    newcomer.page.reload()
    assert sorted(newcomer.given()) == sorted(answer), "the server has it too"


def test_a_form_sent_after_signing_out_in_another_tab_is_kept(newcomer: Visitor):
    page = newcomer.page
    newcomer.open("/forum/questions/new")
    page.fill("#title", "Still here?")
    page.fill("#body", "A page of careful words.\n\n别丢了。")
    sign_out_in_another_tab(newcomer)

    newcomer.submit("main form.form")
    expect(page.locator("h1")).to_have_text(newcomer.say("You are signed out", "您已退出登录"))
    newcomer.sign_in_with(newcomer.account, OWN_PASSWORD)
    newcomer.check_page()
    newcomer.press("Send it now", "现在发送")

    expect(page.locator("h1")).to_have_text("Still here?")
    newcomer.sees("别丢了。", "别丢了。")


def test_an_answer_given_without_a_line_arrives_later(newcomer: Visitor, answers: Answers):
    enrol(newcomer)
    question_id = begin_quiz(newcomer)
    answer = answers.right(COURSE, question_id)

    newcomer.page.context.set_offline(True)
    newcomer.answer(question_id, answer)
    newcomer.sees("Offline. Your answers are kept on this device.", "当前离线，答案已保存在本设备。")
    newcomer.check_page()
    with newcomer.page.expect_response(answers_arrive):
        newcomer.page.context.set_offline(False)

    newcomer.sees("Saved ", "已保存 ")
    newcomer.page.reload()
    assert sorted(newcomer.given()) == sorted(answer)


def enrol(visitor: Visitor) -> None:
    visitor.page.goto(f"/learn/{COURSE}")
    visitor.send('form[action$="/enrolment"]')


def read_half(visitor: Visitor) -> int:
    """Read to about the middle of a lesson; return the last block that was seen."""
    visitor.page.goto(LESSON)
    with visitor.page.expect_response(lambda response: response.url.endswith("/place")) as kept:
        visitor.page.locator("#b12").scroll_into_view_if_needed()
    block = int(kept.value.request.post_data.removeprefix("block="))
    assert 12 <= block < visitor.page.locator("[id^=b]").count()
    return block


def begin_quiz(visitor: Visitor) -> str:
    """Begin an attempt; return the id of its first question."""
    visitor.page.goto(QUIZ)
    visitor.send('form[action$="/attempts"]')
    return visitor.page.get_attribute("[data-question]", "data-question")


def answer_three_questions(visitor: Visitor, answers: Answers) -> list[str]:
    """Answer three questions of the quiz, and stop before the button is pressed; return what is ticked then."""
    page = visitor.page
    begin_quiz(visitor)
    for number in (1, 2, 3):
        question_id = page.get_attribute("[data-question]", "data-question")
        with page.expect_response(answers_arrive):
            visitor.answer(question_id, answers.right(COURSE, question_id))
        if number < 3:
            page.locator("main form .next button.primary").click()
            page.wait_for_url(re.compile(rf"/questions/{number + 1}$"))
    return visitor.given()


def decide_once(visitor: Visitor) -> tuple[str, list[str]]:
    """Take one choice in a scenario; return the moment it leads to and what is offered there."""
    page = visitor.page
    page.goto("/simulations/sim-b2")
    visitor.send('form[action$="/runs"]')
    visitor.choose(page.locator("button.choice").first)
    return page.inner_text("#turn-heading"), choices_on(visitor)


def choices_on(visitor: Visitor) -> list[str]:
    return visitor.page.eval_on_selector_all("button.choice", "all => all.map(one => one.value)")


def sign_out_in_another_tab(visitor: Visitor) -> None:
    tab = visitor.page.context.new_page()
    Visitor(visitor.site, tab, visitor.language, visitor.size).sign_out()
    tab.close()


def answers_arrive(response: Response) -> bool:
    return response.url.endswith("/answers") and response.ok
