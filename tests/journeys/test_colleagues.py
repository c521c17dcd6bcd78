"""A question from a lesson: a trainer answers, an expert endorses, the asker accepts; the two marks stay apart."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

LESSON = "/learn/asm-101/lessons/how-to-read-a-scale"


def test_a_question_is_answered_endorsed_and_accepted(visitor: Visitor):
    page = visitor.page
    title = f"How would you read it? {visitor.size} {visitor.language}"
    visitor.sign_in("wenjing")
    visitor.open(LESSON)
    visitor.press("Ask about this lesson", "就本课提问")
    page.fill("#title", title)
    page.fill("#body", "A total of 14 in the week of the mock exam. What would you look at *first*?")
    visitor.submit("main form.form")
    expect(page.locator("main .prose em")).to_have_text("first")
    question = page.url

    visitor.become("tangwei")
    visitor.open("/forum/questions")
    page.locator("main").get_by_role("link", name=title).click()
    page.fill("#body", "Its age range and its norm year.")
    visitor.submit('form[action$="/answers"]')

    visitor.become("chenyu")
    page.goto(question)
    page.locator("summary").first.click()
    page.locator('input[name="note"]').first.fill("A good order.")
    visitor.submit('form[action$="/endorsements"]')
    visitor.sees("Endorsed by an expert", "专家认可")
    expect(page.locator(".accepted")).to_have_count(0)

    visitor.become("wenjing")
    visitor.open("/")
    page.locator("main").get_by_role("link", name=title).click()
    visitor.press("This answer helped me", "这个回答帮到了我")
    visitor.sees("Accepted by the asker", "提问者已采纳")
    visitor.sees("Endorsed by an expert", "专家认可")
