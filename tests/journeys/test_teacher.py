"""A teacher, from the invitation to the certificate; in both languages, on a phone and on a desk."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from tests.journeys.answers import Answers
from tests.journeys.visitor import Visitor

COURSE = "cri-101"
QUIZ = "first-response"
NEW_PASSWORD = "seven herons in the rain"


def test_from_invitation_to_certificate(visitor: Visitor, answers: Answers):
    name = f"林溪{visitor.size[0]}{visitor.language[0]}"
    join_by_invitation(visitor, name)
    change_language_and_back(visitor)
    visitor.open(f"/learn/{COURSE}")
    visitor.submit('form[action$="/enrolment"]')

    for lesson_id in answers.course(COURSE).lessons:
        read(visitor, answers, lesson_id)
    for scenario_id in ("sim-b1", "sim-b2"):
        practise(visitor, answers, scenario_id)
    take_the_quiz(visitor, answers)

    visitor.open(f"/learn/{COURSE}")
    visitor.sees("4.0 h", "4.0 学时")
    visitor.open("/record")
    certificate = visitor.page.locator('a[href^="/certificates/"]').first.get_attribute("href")
    visitor.open(certificate)
    check_pdf(visitor, certificate, name)
    visitor.open("/")


def join_by_invitation(visitor: Visitor, name: str) -> None:
    page = visitor.page
    visitor.sign_in("luojing")
    visitor.open("/school")
    page.locator('a[href$="/invitations"]').first.click()
    visitor.submit("main form")
    link = page.input_value("#link")
    visitor.open("/record")
    visitor.sign_out()
    page.goto(link)
    visitor.check_page()
    page.fill("#display_name", name)
    page.fill("#account", f"{visitor.size}.{visitor.language}@new.example")
    page.fill("#password", NEW_PASSWORD)
    visitor.submit("main form")
    page.wait_for_url(visitor.site.address + "/")
    assert name in page.inner_text("h1")


def change_language_and_back(visitor: Visitor) -> None:
    page = visitor.page
    first = page.get_attribute("html", "lang")
    for expected in ({"en": "zh-CN", "zh-CN": "en"}[first], first):
        page.locator('form[action^="/language/"] button').click()
        page.wait_for_function("language => document.documentElement.lang === language", arg=expected)


def read(visitor: Visitor, answers: Answers, lesson_id: str) -> None:
    page = visitor.page
    address = f"/learn/{COURSE}/lessons/{lesson_id}"
    visitor.open(address)
    for check_id in page.eval_on_selector_all(
        "[data-question]", "all => all.map(one => one.dataset.question)"
    ):
        visitor.answer(check_id, answers.right(COURSE, check_id))
        visitor.submit(f'form[action*="/checks/{check_id}"]')
        assert page.locator(f"#question-{check_id} .feedback.right").count() == 1
    to_the_end = page.locator('form[action$="/place"]')
    if to_the_end.count():
        visitor.submit('form[action$="/place"]')
    visitor.open(address)
    visitor.sees("You have completed this lesson.", "您已完成本课。")


def practise(visitor: Visitor, answers: Answers, scenario_id: str) -> None:
    page = visitor.page
    visitor.open(f"/simulations/{scenario_id}")
    visitor.submit(f'form[action="/simulations/{scenario_id}/runs"]')
    way = answers.way_through(scenario_id)
    for step, key in enumerate(way):
        if step in {1, len(way) - 1}:
            visitor.check_page()
        before = page.inner_text("#turn")
        page.locator(f'button.choice[value="{key}"]').click()
        page.wait_for_function("before => document.querySelector('#turn').innerText !== before", arg=before)
    visitor.check_page()
    page.locator('a[href$="/debrief"]').click()
    visitor.check_page()
    page.locator('input[name="feeling"]').first.check()
    visitor.press("Finish debrief", "完成复盘")


def take_the_quiz(visitor: Visitor, answers: Answers) -> None:
    page = visitor.page
    visitor.open(f"/learn/{COURSE}/quizzes/{QUIZ}")
    visitor.submit('form[action$="/attempts"]')
    for number in range(1, 9):
        question_id = page.get_attribute("[data-question]", "data-question")
        visitor.answer(question_id, answers.right(COURSE, question_id))
        if number in {1, 8}:
            visitor.check_page()
        page.locator("main form .next button.primary").click()
        page.wait_for_url(re.compile(rf"/questions/{number + 1}$|/submission$"))
    visitor.check_page()
    visitor.submit('form[action$="/submission"]')
    visitor.sees("100 %", "100")


def check_pdf(visitor: Visitor, certificate: str, name: str) -> None:
    answer = visitor.page.request.get(f"{certificate}/pdf", params={"language": visitor.language})
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)
    code = certificate.rsplit("/", 1)[1]
    assert answer.ok
    assert name in text.replace(" ", "")
    assert code[:4] in text
