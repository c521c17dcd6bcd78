"""A key was wrong: a trainer sees it, publishes it corrected, looks, marks again; the learner reads why and has passed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.config import ROOT
from app.content.packages import stamp_all
from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.test_trainer import content
from tests.journeys.visitor import Visitor

QUIZ = "first-response"
QUESTION = "plan-tonight"
"""A safety question: everybody is asked it, and nobody passes without it."""
REASON = "原来标错了一项。 The wrong option was marked as right."


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_wrong_key_is_put_right(let_in: LetIn, answers: Answers, tmp_path: Path, language: str, size: str):
    course = f"trn-{['en', 'zh-CN'].index(language)}{['phone', 'desktop'].index(size)}1"
    trainer, learner = let_in(language, size), let_in(language, size)
    trainer.sign_in("tangwei")
    learner.sign_in("sunlei")
    folder = course_with_a_wrong_key(tmp_path / course)
    assert content(trainer.site, "publish", folder).returncode == 0

    attempt = take_the_quiz(learner, course, answers)
    expect(learner.page.locator("h1")).to_have_text(learner.say("Not passed yet", "还没有通过"))

    correct_the_key(folder)
    assert content(trainer.site, "publish", folder).returncode == 0
    open_the_quiz(trainer, course)
    trainer.press("See what marking again would change", "查看重新评分会带来什么变化")
    trainer.check_page()
    trainer.sees(
        "1 person’s result changes, 1 crosses the pass mark", "1 人的成绩会变化，其中 1 人由未通过变为通过"
    )
    trainer.page.fill("#reason", REASON)
    trainer.submit('form[action$="/regrades"]')
    trainer.sees(REASON, REASON)
    trainer.check_page()

    learner.open(attempt)
    expect(learner.page.locator("h1")).to_have_text(learner.say("Passed", "已通过"))
    learner.sees("Marked again on", "重新评分，原因")
    learner.sees(REASON, REASON)


def course_with_a_wrong_key(folder: Path) -> Path:
    """Copy a shipped course under another id, with the wrong option of one question marked as right."""
    shutil.copytree(ROOT / "courses" / "cri-101", folder)
    for path in folder.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("cri-101", folder.name), "utf-8")
    mark_option(folder, 0)
    return folder


def correct_the_key(folder: Path) -> None:
    mark_option(folder, 2)


def mark_option(folder: Path, right: int) -> None:
    """Mark one option of the question as right, and no other."""
    path = folder / "quizzes" / f"{QUIZ}.md"
    before, question, after = cut(path.read_text("utf-8"))
    stem, *options = question.replace("[x]", "[ ]").split("-   [ ]")
    marked = "".join(f"-   [{'x' if place == right else ' '}]{text}" for place, text in enumerate(options))
    path.write_text(before + stem + marked + after, "utf-8")
    stamp_all(folder)


def cut(text: str) -> tuple[str, str, str]:
    start = text.index(f"## {QUESTION}\n")
    end = text.index("\n## ", start)
    return text[:start], text[start:end], text[end:]


def take_the_quiz(learner: Visitor, course: str, answers: Answers) -> str:
    """Answer everything as it truly is; return the address of the result."""
    page = learner.page
    learner.open(f"/learn/{course}")
    learner.submit('form[action$="/enrolment"]')
    learner.open(f"/learn/{course}/quizzes/{QUIZ}")
    learner.submit('form[action$="/attempts"]')
    while "/questions/" in page.url:
        question_id = page.get_attribute("[data-question]", "data-question")
        learner.answer(question_id, answers.right("cri-101", question_id))
        before = page.url
        page.locator("main form .next button.primary").click()
        page.wait_for_url(lambda url, before=before: url != before)
    learner.submit('form[action$="/submission"]')
    return page.url.removeprefix(learner.site.address)


def open_the_quiz(trainer: Visitor, course: str) -> None:
    """Go there as a trainer finds it: from the page of the course."""
    trainer.open(f"/learn/{course}")
    trainer.press("Teach: how its questions do", "教研：本课程试题的表现")
    trainer.check_page()
    trainer.page.locator(f'main a[href$="/quizzes/{QUIZ}"]').first.click()
    trainer.check_page()
    trainer.sees("Too few people", "人数太少")
