"""From a filter to a case, its answer and a question about it; and a sheet that prints alone on one page."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

CASE, SHEET = "/library/cases/quiet-boarder", "/library/resources/same-day-note"


def test_a_case_is_found_thought_about_opened_and_asked_about(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    visitor.open("/library")
    page.select_option("#issue", "left-behind")
    visitor.submit("form.filters")
    page.locator(f'a[href="{CASE}"]').click()
    visitor.check_page()

    answer = page.locator("details").first
    expect(answer.locator("h3")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("h3")).to_be_visible()
    visitor.check_page()

    visitor.press("Ask about this case", "就这个案例提问")
    page.fill("#title", f"What would you say first? {visitor.size} {visitor.language}")
    page.fill("#body", "To a pupil who looks at the floor.")
    visitor.submit("main form.form")
    expect(page.locator(f'main a[href="{CASE}"]')).to_be_visible()


def test_a_sheet_prints_alone_on_one_page(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    visitor.open(SHEET)
    page.emulate_media(media="print")

    for hidden in (".page-head", ".foot", ".sources", ".next", ".notice", ".nav"):
        assert page.locator(hidden).first.is_hidden(), hidden
    expect(page.locator(".paper")).to_be_visible()
    if visitor.size == "desktop":
        sheet = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
