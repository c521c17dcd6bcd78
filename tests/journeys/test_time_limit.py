"""Somebody whose time runs out: what was given in time counts, what came later is named, and more time can be had."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.config import ROOT
from app.content.packages import stamp_all
from app.domain.time_limit import GRACE
from app.web.clock import now
from tests.journeys.answers import Answers
from tests.journeys.visitor import Site, Visitor

SHIPPED, COURSE = "asm-101", "tim-101"
RULES = "attempts: 1\ncooldown: 12h\ntime-limit: 20m\n"
MINUTE = timedelta(minutes=1)
COLLEAGUE = "周敏"


@pytest.fixture(scope="module")
def quiz(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A course like a shipped one, whose quiz has a time limit and rests after one attempt; return its address."""
    folder = tmp_path_factory.mktemp("timed") / COURSE
    shutil.copytree(ROOT / "courses" / SHIPPED, folder)
    for path in folder.rglob("*.md"):
        text = path.read_text("utf-8").replace(SHIPPED, COURSE)
        path.write_text(text.replace("attempts: unlimited\n", RULES), "utf-8")
    stamp_all(folder)
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "content", "publish", str(folder)],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(site.data_dir)},
        check=True,
    )
    return f"/learn/{COURSE}/quizzes/assessment-foundations"


@pytest.fixture
def attempt(newcomer: Visitor, quiz: str) -> str:
    """An attempt that has just begun; return its address."""
    newcomer.page.goto(f"/learn/{COURSE}")
    newcomer.send('form[action$="/enrolment"]')
    newcomer.open(quiz)
    newcomer.sees("You have 20 minutes from the moment you start", "从开始起，您有 20 分钟")
    newcomer.send('form[action$="/attempts"]')
    return re.sub(r"/questions/1$", "", newcomer.page.url)


def test_the_time_runs_out(newcomer: Visitor, attempt: str, answers: Answers):
    page = newcomer.page
    leave_time(newcomer, attempt, 10 * MINUTE)
    newcomer.open(f"{attempt}/questions/1")
    newcomer.sees("You have until ", "作答截止：")
    newcomer.sees("10 minutes left", "还剩 10 分钟")
    answer(newcomer, answers)

    newcomer.open(f"{attempt}/questions/2")
    page.context.set_offline(True)
    newcomer.answer(*answer_to(newcomer, answers))
    newcomer.sees("Offline.", "当前离线")
    leave_time(newcomer, attempt, timedelta(0))
    with page.expect_response(lambda response: response.url.endswith("/answers") and response.ok):
        page.context.set_offline(False)
    newcomer.sees("Saved ", "已保存 ")

    with page.expect_response(lambda response: response.status == 422):
        change_the_answer(newcomer)
    newcomer.sees("Your answer to question 2 came when the time was over", "第 2 题的答案在时间结束后才送达")

    newcomer.open(attempt)
    newcomer.sees("The time is up", "时间到")
    newcomer.press("Hand in and see the result", "交卷并查看成绩")
    newcomer.sees("The time was up at", "时间到，系统已按届时保存的答案交卷")
    newcomer.sees("1 answer came when the time was over", "有 1 个答案在时间结束后才送达")
    assert page.locator("article .status.good").count() == 2, "both that were given in time"


def test_what_nobody_looked_at_is_handed_in_and_reading_opens_the_next_round(
    newcomer: Visitor, attempt: str, quiz: str
):
    page = newcomer.page
    leave_time(newcomer, attempt, -GRACE - MINUTE)
    newcomer.open(quiz)
    newcomer.sees("Attempt 1", "第 1 次")
    newcomer.sees("Before the next round", "下一轮之前")
    expect(page.locator('form[action$="/attempts"]')).to_have_count(0)

    missed = [each.get_attribute("href") for each in page.locator('a[href*="again="]').all()]
    assert missed
    for address in missed:
        newcomer.open(address)
        newcomer.press("I have read it again to the end", "我已重读到末尾")
    expect(page.locator('form[action$="/attempts"]')).to_be_visible()


def test_a_lead_grants_more_time_and_takes_it_back(visitor: Visitor):
    visitor.sign_in("luojing")
    visitor.open("/school")
    visitor.press("Extra time in quizzes", "延长测验时间")
    visitor.page.select_option("#person", label=COLLEAGUE)
    visitor.page.locator('input[name="amount"][value="50"]').check()
    visitor.submit("main form.form")
    visitor.sees("half as much time again", "延长一半")

    visitor.press(f"Withdraw from {COLLEAGUE}", f"取消{COLLEAGUE}的延长")
    visitor.sees("Withdrawn.", "已取消。")


def leave_time(visitor: Visitor, attempt: str, left: timedelta) -> None:
    """Move the deadline of an attempt, so that nobody has to wait for it."""
    deadline = now() + left
    begun = min(deadline, now() - MINUTE) - 20 * MINUTE
    moments = [f"{each:%Y-%m-%d %H:%M:%S.%f}" for each in (deadline, begun)]
    with closing(sqlite3.connect(visitor.site.data_dir / "heart-research.sqlite3", timeout=15)) as database:
        database.execute(
            "update quiz_attempt set deadline = ?, started_at = ? where id = ?",
            [*moments, int(attempt.rsplit("/", 1)[1])],
        )
        database.commit()


def answer_to(visitor: Visitor, answers: Answers) -> tuple[str, tuple[str, ...]]:
    question_id = visitor.page.get_attribute("[data-question]", "data-question")
    return question_id, answers.right(SHIPPED, question_id)


def answer(visitor: Visitor, answers: Answers) -> None:
    with visitor.page.expect_response(lambda response: response.url.endswith("/answers") and response.ok):
        visitor.answer(*answer_to(visitor, answers))


def change_the_answer(visitor: Visitor) -> None:
    """Answer otherwise, whatever kind of question it is."""
    number = visitor.page.locator("[data-question] input[inputmode=decimal]")
    if number.count():
        number.fill("1234")
    else:
        visitor.page.locator("[data-question] input:not(:checked)").first.check()
