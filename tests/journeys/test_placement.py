"""Somebody who knows the basics: a placement check on a phone, and the course behind it opens."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

COURSE = "cri-101"
BEHIND = "cri-202"


def test_she_shows_what_she_knows_and_goes_on(newcomer: Visitor, let_in: LetIn, answers: Answers):
    see_that_it_is_closed(newcomer)
    begin(newcomer)
    answer(newcomer, answers, until=4)

    other = let_in(newcomer.language, {"phone": "desktop", "desktop": "phone"}[newcomer.size])
    other.page.goto("/sign-in")
    other.sign_in_with(newcomer.account)
    other.open("/learn")
    other.press("Go on with the placement check", "继续水平自测")
    other.press("Go on with the check", "继续自测")
    assert other.page.url.endswith("/questions/4"), "the first question without an answer"

    answer(other, answers)
    other.submit('form[action$="/submission"]')
    expect(other.page.locator("h1")).to_have_text(other.say("Shown", "已通过"))
    other.sees("gives no hours", "不计学时")
    enrol_behind(newcomer)


def test_she_is_not_there_yet_and_is_told_what_to_read(newcomer: Visitor):
    begin(newcomer)
    newcomer.open(newcomer.page.url.replace("/questions/1", "/submission"))
    newcomer.submit('form[action$="/submission"]')

    expect(newcomer.page.locator("h1")).to_have_text(newcomer.say("Not shown yet", "暂未通过"))
    newcomer.sees("Read these first", "请先读这几课")
    newcomer.sees("You may try again from", "起可以再试")
    newcomer.page.locator('main a[href*="/lessons/"]').first.click()
    newcomer.check_page()
    newcomer.open("/placement-checks")
    newcomer.sees("You may try again from", "起可以再试")


def see_that_it_is_closed(visitor: Visitor) -> None:
    visitor.open(f"/learn/{BEHIND}")
    visitor.sees("This course opens after another one.", "学完先修课程后，本课程才会开放。")
    visitor.press("See what a placement check can open.", "看看水平自测能开放什么。")


def begin(visitor: Visitor) -> None:
    visitor.open("/learn")
    visitor.press("Take the placement check", "做水平自测")
    visitor.sees("It gives no hours", "自测不计学时")
    visitor.submit('form[action="/learn/tracks/crisis/placement-checks"]')


def answer(visitor: Visitor, answers: Answers, *, until: int = 99) -> None:
    """Answer rightly, from the question that is open to the one before `until`, or to the end."""
    page = visitor.page
    number = int(page.url.rsplit("/", 1)[1])
    while number < until and not page.url.endswith("/submission"):
        name = page.get_attribute("[data-question]", "data-question")
        right = answers.right(COURSE, name.partition("-")[2])
        visitor.answer(name, right)
        page.locator("main form .next button.primary").click()
        number += 1
        page.wait_for_url(re.compile(rf"/questions/{number}$|/submission$"))
    visitor.check_page()


def enrol_behind(visitor: Visitor) -> None:
    visitor.open("/learn")
    visitor.sees("because you have shown", "因为您已通过")
    visitor.open(f"/learn/{BEHIND}")
    visitor.submit('form[action$="/enrolment"]')
    visitor.sees("You are enrolled.", "您已加入课程。")
