"""A teacher, from the invitation to the certificate that a stranger checks; the whole way on every screen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.answers import Answers
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

COURSE = "cri-101"
QUIZ = "first-response"
SCENARIOS = ("sim-b1", "sim-b2")
NAME = "欧阳溪"


def test_from_invitation_to_certificate(visitor: Visitor, let_in: LetIn, answers: Answers, tmp_path: Path):
    come_by_invitation(visitor, let_in)
    change_language_and_back(visitor)
    enrol(visitor)

    first, *others = answers.course(COURSE).lessons
    read_by_scrolling(visitor, answers, first)
    for lesson_id in others:
        read(visitor, answers, lesson_id)
    for scenario_id in SCENARIOS:
        practise(visitor, answers, scenario_id)
    take_the_quiz(visitor, answers)

    code = see_the_certificate(visitor)
    download(visitor, tmp_path / "certificate.pdf", code)
    check_as_a_stranger(let_in(visitor.language, visitor.size), code)
    visitor.open("/")
    visitor.sees("Nothing is left open", "没有待继续的内容")


def come_by_invitation(visitor: Visitor, let_in: LetIn) -> None:
    lead = let_in(visitor.language, visitor.size)
    lead.sign_in("luojing")
    link = lead.invitation()

    visitor.open(link)
    visitor.register(NAME)

    visitor.check_page()
    assert visitor.page.url == f"{visitor.site.address}/"
    visitor.sees("Welcome. Begin with a course", "欢迎您，从一门课程开始")
    stranger = let_in()
    assert stranger.page.goto(link).status == 404, "an invitation works once"


def change_language_and_back(visitor: Visitor) -> None:
    page = visitor.page
    other = {"en": "zh-CN", "zh-CN": "en"}[visitor.language]
    for language in (other, visitor.language):
        page.locator('form[action^="/language/"] button').click()
        expect(page.locator("html")).to_have_attribute("lang", language)


def enrol(visitor: Visitor) -> None:
    visitor.press("Choose a course", "选择课程")
    visitor.page.locator(f'.path a[href="/learn/{COURSE}"]').click()
    visitor.submit('form[action$="/enrolment"]')
    visitor.sees("You are enrolled.", "您已加入课程。")


def read_by_scrolling(visitor: Visitor, answers: Answers, lesson_id: str) -> None:
    visitor.open(lesson(lesson_id))
    with visitor.page.expect_response(lambda response: response.url.endswith("/place") and response.ok):
        visitor.page.locator("#sources").scroll_into_view_if_needed()
    visitor.sees("Place saved", "位置已保存")
    answer_checks(visitor, answers)
    visitor.check_page()
    visitor.sees("You have completed this lesson.", "您已完成本课。")


def read(visitor: Visitor, answers: Answers, lesson_id: str) -> None:
    """Read with the button that is there for those without scripts."""
    visitor.open(lesson(lesson_id))
    answer_checks(visitor, answers)
    if visitor.page.locator('form[action$="/place"]').count():
        visitor.send('form[action$="/place"]')
    visitor.sees("You have completed this lesson.", "您已完成本课。")


def lesson(lesson_id: str) -> str:
    return f"/learn/{COURSE}/lessons/{lesson_id}"


def answer_checks(visitor: Visitor, answers: Answers) -> None:
    page = visitor.page
    for check_id in page.eval_on_selector_all(
        "[data-question]", "all => all.map(one => one.dataset.question)"
    ):
        visitor.answer(check_id, answers.right(COURSE, check_id))
        visitor.send(f'form[action*="/checks/{check_id}"]')
        expect(page.locator(f"#question-{check_id} .feedback.right")).to_be_visible()


def practise(visitor: Visitor, answers: Answers, scenario_id: str) -> None:
    page = visitor.page
    visitor.open(f"/simulations/{scenario_id}")
    visitor.submit(f'form[action="/simulations/{scenario_id}/runs"]')
    way = answers.way_through(scenario_id)
    for step, key in enumerate(way):
        visitor.choose(page.locator(f'button.choice[value="{key}"]'))
        if step in {0, len(way) // 2}:
            visitor.check_page()
    visitor.press("To the debrief", "去复盘")
    page.locator('input[name="feeling"]').first.check()
    visitor.press("Finish debrief", "完成复盘")


def take_the_quiz(visitor: Visitor, answers: Answers) -> None:
    page = visitor.page
    questions = answers.course(COURSE).quizzes[QUIZ].logic.draw
    visitor.open(f"/learn/{COURSE}/quizzes/{QUIZ}")
    visitor.submit('form[action$="/attempts"]')
    for number in range(1, questions + 1):
        question_id = page.get_attribute("[data-question]", "data-question")
        visitor.answer(question_id, answers.right(COURSE, question_id))
        page.locator("main form .next button.primary").click()
        page.wait_for_url(re.compile(rf"/questions/{number + 1}$|/submission$"))
    visitor.check_page()
    visitor.submit('form[action$="/submission"]')
    expect(page.locator("h1")).to_have_text(visitor.say("Passed", "已通过"))


def see_the_certificate(visitor: Visitor) -> str:
    """Go from the completed course to its certificate; return the code."""
    visitor.press("Back to the course", "返回课程")
    visitor.sees("It earned 4.0 h in your record.", "已为您的档案记入 4.0 学时。")
    visitor.press("Certificate: ", "证书：")
    assert NAME in visitor.page.locator("main").inner_text()
    return visitor.page.url.rsplit("/", 1)[1]


def download(visitor: Visitor, file: Path, code: str) -> None:
    with visitor.page.expect_download() as downloading:
        visitor.link("Download PDF", "下载 PDF").click()
    downloading.value.save_as(file)
    text = "".join(page.extract_text() for page in PdfReader(file).pages).replace(" ", "")
    assert downloading.value.suggested_filename.endswith(f"-{visitor.language}.pdf")
    assert NAME in text
    assert code[:4] in text


def check_as_a_stranger(stranger: Visitor, code: str) -> None:
    stranger.open("/verify")
    stranger.page.fill("#code", code)
    stranger.submit("main form")
    expect(stranger.page.locator("#verdict")).to_have_text(stranger.say("Valid", "有效"))
    stranger.sees(NAME, NAME)
