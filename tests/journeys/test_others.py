"""Everybody else: the stranger who checks, the lead who reads, the expert, people who come back or have no scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.answers import Answers
from tests.journeys.conftest import VIEWPORTS
from tests.journeys.visitor import Site, Visitor

LESSON = "/learn/asm-101/lessons/how-to-read-a-scale"


def test_a_stranger_checks_a_certificate(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("zhoumin")
    visitor.open("/record")
    code = page.locator('a[href^="/certificates/"]').first.get_attribute("href").rsplit("/", 1)[1]
    visitor.sign_out()
    page.goto("/record")
    assert "/sign-in" in page.url

    visitor.open("/verify")
    page.fill("#code", f" {code[:4].lower()} {code[4:8].lower()}-{code[8:].lower()} ")
    visitor.submit("main form")
    visitor.sees("Valid", "有效")
    visitor.sees("周敏", "周敏")
    assert "zhoumin@" not in page.content()

    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    visitor.open("/verify")
    page.fill("#code", wrong)
    visitor.submit("main form")
    assert page.locator('[aria-invalid="true"]').count() == 1


def test_a_lead_reads_her_own_school(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("luojing")
    visitor.open("/school")
    names = page.locator("main").inner_text()
    assert "周敏" in names
    assert "孙磊" not in names

    with page.expect_download() as downloading:
        page.locator('a[href*="people.csv"]').first.click()
    content = downloading.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = content.decode("utf-8-sig").splitlines()
    assert any("周敏" in row for row in rows)
    assert not any("孙磊" in row for row in rows)
    assert page.request.get("/school?school=5").status == 404


def test_an_expert_and_the_asker_mark_an_answer(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    visitor.open(LESSON)
    page.locator('a[href*="/forum/questions/new"]').first.click()
    visitor.check_page()
    page.fill("#title", f"How would you read it? {visitor.size} {visitor.language}")
    page.fill("#body", "A total of 14 in the week of the mock exam. What would you look at *first*?")
    visitor.submit("main form.form")
    question = page.url
    for name, words in (("tangwei", "Its age range and its norm year."),):
        visitor.sign_in_as_well(name)
        page.goto(question)
        page.fill("#body", words)
        visitor.submit('form[action$="/answers"]')
    visitor.sign_in_as_well("chenyu")
    page.goto(question)
    page.locator("summary").first.click()
    page.locator('input[name="note"]').first.fill("A good order.")
    visitor.submit('form[action$="/endorsements"]')
    visitor.sign_in_as_well("wenjing")
    page.goto(question)
    visitor.submit('form[action$="/acceptance"]')
    visitor.sees("Accepted by the asker", "提问者已采纳")
    visitor.sees("Endorsed by an expert", "专家认可")
    visitor.open("/")
    visitor.sees("Someone answered you", "有人回答了您")


@pytest.fixture(params=["phone", "desktop"])
def two_devices(request: pytest.FixtureRequest, site: Site, chromium: Browser):
    """The same person at two screens."""
    contexts = [
        chromium.new_context(viewport=VIEWPORTS[size], locale="en", base_url=site.address)
        for size in (request.param, "desktop")
    ]
    yield [Visitor(site, context.new_page(), "en", request.param) for context in contexts]
    for context in contexts:
        context.close()


def test_going_on_at_another_device_exactly_there(two_devices: list[Visitor], answers: Answers):
    first, second = two_devices
    name = {"phone": "sunlei", "desktop": "yangguang"}[first.size]
    for visitor in two_devices:
        visitor.sign_in(name)
    lesson = "/learn/cns-101/lessons/oars"
    first.open("/learn/cns-101")
    if first.page.locator('form[action$="/enrolment"]').count():
        first.submit('form[action$="/enrolment"]')

    first.page.goto(lesson)
    with first.page.expect_response(lambda response: response.url.endswith("/place")):
        first.page.locator("#b12").scroll_into_view_if_needed()
    second.page.goto(lesson)
    second.page.wait_for_function("scrollY > 200")

    first.page.goto("/learn/cns-101/quizzes/listening")
    first.submit('form[action$="/attempts"]')
    attempt = re.sub(r"/questions/\d+.*", "", first.page.url)
    for _ in range(3):
        question_id = first.page.get_attribute("[data-question]", "data-question")
        first.answer(question_id, answers.right("cns-101", question_id))
        with first.page.expect_navigation():
            first.page.locator("main form .next button.primary").click()
    second.page.goto(f"{attempt}/questions/2")
    assert second.page.locator("input:checked").count() >= 1 or second.page.input_value("input.short")

    first.page.goto("/simulations/sim-b2")
    first.submit('form[action$="/runs"]')
    first.page.locator("button.choice").first.click()
    expect(first.page.locator("#turn-heading")).to_be_focused()
    heading = first.page.inner_text("#turn-heading")
    second.page.goto(first.page.url)
    assert second.page.inner_text("#turn-heading") == heading


def test_an_answer_given_offline_or_signed_out_is_not_lost(two_devices: list[Visitor]):
    visitor, _ = two_devices
    page, context = visitor.page, visitor.page.context
    visitor.sign_in({"phone": "heping", "desktop": "bureau"}[visitor.size])
    visitor.open("/learn/cri-101")
    visitor.submit('form[action$="/enrolment"]')
    page.goto("/learn/cri-101/quizzes/first-response")
    visitor.submit('form[action$="/attempts"]')

    context.set_offline(True)
    page.locator(".choice input").first.check()
    page.get_by_text("kept on this device").wait_for()
    with page.expect_response(lambda response: response.url.endswith("/answers") and response.ok):
        context.set_offline(False)

    cookies = context.cookies()
    context.clear_cookies()
    page.locator(".choice input").nth(1).check()
    page.get_by_text("You are signed out").first.wait_for()
    context.add_cookies(cookies)
    with page.expect_response(lambda response: response.url.endswith("/answers") and response.ok):
        page.reload()
    page.reload()
    assert page.locator(".choice input").nth(1).is_checked()


def test_everything_works_without_scripts(site: Site, chromium: Browser, answers: Answers):
    context = chromium.new_context(java_script_enabled=False, locale="en", base_url=site.address)
    page = context.new_page()
    visitor = Visitor(site, page, "en", "desktop")
    visitor.sign_in("mali")

    page.goto("/learn/cri-101/lessons/myths")
    check_id = page.locator("[data-question]").first.get_attribute("data-question")
    visitor.answer(check_id, answers.right("cri-101", check_id))
    page.locator(f'form[action*="/checks/{check_id}"] button').click()
    assert page.locator(f"#question-{check_id} .feedback.right").count() == 1
    page.locator('form[action$="/place"] button').click()

    page.goto("/learn/cri-101/quizzes/first-response")
    page.locator('form[action$="/attempts"] button').click()
    page.locator(".choice input").first.check()
    page.locator("main form .next button.primary").click()
    assert page.url.endswith("/questions/2")

    page.goto("/simulations/sim-b1")
    page.locator('form[action$="/runs"] button').click()
    before = page.inner_text("#turn-heading")
    page.locator("button.choice").first.click()
    assert page.inner_text("#turn-heading") != before

    page.goto("/forum/questions/new")
    page.fill("#title", "Without scripts")
    page.fill("#body", "Does it work?")
    page.locator("main form.form button.primary").click()
    assert "Does it work?" in page.content()
    context.close()


def test_a_decision_by_keyboard_alone(site: Site, chromium: Browser):
    context = chromium.new_context(locale="en", base_url=site.address, viewport=VIEWPORTS["desktop"])
    visitor = Visitor(site, context.new_page(), "en", "desktop")
    page = visitor.page
    visitor.sign_in("lulu")
    page.goto("/simulations/sim-b1")
    page.locator('form[action$="/runs"] button').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/runs/"))
    before = page.inner_text("#turn-heading")

    page.keyboard.press("2")

    page.wait_for_function(
        "before => document.querySelector('#turn-heading').innerText !== before", arg=before
    )
    expect(page.locator("#turn-heading")).to_be_focused()
    context.close()
