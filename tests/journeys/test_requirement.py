"""A lead requires a course of one teacher, who sees it on Today and does it; the lead sees that it is done."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.web.clock import today
from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

COURSE = "cns-102"
QUIZ = "staying-well"
REASON = "校本研修：先照顾好自己。"


@pytest.fixture
def lead(newcomer: Visitor, let_in: LetIn) -> Visitor:
    lead = let_in(newcomer.language, newcomer.size)
    lead.sign_in("heping")
    return lead


def test_from_the_requirement_to_done(lead: Visitor, newcomer: Visitor, answers: Answers):
    page = require(lead)
    see_it(newcomer)

    newcomer.submit('form[action$="/enrolment"]')
    for lesson_id in answers.course(COURSE).lessons:
        read(newcomer, answers, lesson_id)
    take_the_quiz(newcomer, answers)
    newcomer.open("/")
    expect(newcomer.page.locator("main .status.good").first).to_contain_text(
        newcomer.say("Done on", "已完成")
    )

    lead.open(page)
    lead.sees("1 of 1 done", "1 人中 1 人已完成")
    take_back(lead, newcomer)


def require(lead: Visitor) -> str:
    """Require the course of whoever came last; return where that is."""
    lead.open("/school")
    lead.press("Requirements", "学习要求")
    lead.press("Require something", "提出学习要求")
    lead.submit("main form.form")
    lead.sees("Please choose a day", "请选择日期")

    lead.page.select_option("#what", f"course:{COURSE}")
    lead.page.check('input[name="whom"][value="named"]')
    lead.page.click("#people summary")
    lead.page.locator("#people label", has_text="林溪").last.locator("input").check()
    lead.page.fill("#due_on", (today() + timedelta(days=20)).isoformat())
    lead.page.fill("#reason", REASON)
    lead.submit("main form.form")
    lead.sees("0 of 1 done", "1 人中 0 人已完成")
    return lead.page.url


def see_it(teacher: Visitor) -> None:
    teacher.open("/learn")
    teacher.sees("20 days left", "还有 20 天")
    teacher.open("/")
    teacher.sees("Shiqiao Primary School", "清溪县石桥小学")
    teacher.sees(REASON, REASON)
    teacher.page.locator(f'main .rows a[href="/learn/{COURSE}"]').first.click()
    teacher.check_page()
    teacher.sees("20 days left", "还有 20 天")


def read(teacher: Visitor, answers: Answers, lesson_id: str) -> None:
    teacher.page.goto(f"/learn/{COURSE}/lessons/{lesson_id}")
    for check_id in teacher.page.eval_on_selector_all(
        "[data-question]", "all => all.map(one => one.dataset.question)"
    ):
        teacher.answer(check_id, answers.right(COURSE, check_id))
        teacher.send(f'form[action*="/checks/{check_id}"]')
    if teacher.page.locator('form[action$="/place"]').count():
        teacher.send('form[action$="/place"]')


def take_the_quiz(teacher: Visitor, answers: Answers) -> None:
    page = teacher.page
    page.goto(f"/learn/{COURSE}/quizzes/{QUIZ}")
    teacher.send('form[action$="/attempts"]')
    for number in range(1, answers.course(COURSE).quizzes[QUIZ].logic.draw + 1):
        question_id = page.get_attribute("[data-question]", "data-question")
        teacher.answer(question_id, answers.right(COURSE, question_id))
        page.locator("main form .next button.primary").click()
        page.wait_for_url(re.compile(rf"/questions/{number + 1}$|/submission$"))
    teacher.send('form[action$="/submission"]')


def take_back(lead: Visitor, teacher: Visitor) -> None:
    lead.submit('form[action$="/withdrawal"]')
    lead.sees("Taken back on", "已撤回")
    teacher.open("/")
    expect(teacher.page.locator("main")).not_to_contain_text(REASON)
