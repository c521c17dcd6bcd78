"""A term opened beside its word with the keyboard, read, and closed; the page of all terms; both without scripts."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

LESSON, GLOSSARY = "/learn/cri-101/lessons/staying-and-calling", "/library/glossary"
GUARDIAN = f'a.term[href="{GLOSSARY}#guardian"]'


def test_a_term_is_explained_beside_its_word(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    page.goto(LESSON)
    word = page.locator(GUARDIAN)
    expect(word).to_have_attribute("aria-haspopup", "dialog")
    text = page.locator("article > .prose").inner_text()

    word.focus()
    page.keyboard.press("Enter")
    entry = page.get_by_role("dialog", name=visitor.say("guardian 监护人", "监护人 guardian"))
    expect(entry).to_be_focused()
    expect(entry).to_contain_text(visitor.say("has charge of a minor", "照管未成年人"))
    expect(entry).to_be_in_viewport(ratio=1)
    visitor.check_page()

    page.keyboard.press("Escape")
    expect(entry).to_have_count(0)
    expect(word).to_be_focused()
    assert page.locator("article > .prose").inner_text() == text

    word.click()
    visitor.button("Close", "关闭").click()
    expect(entry).to_have_count(0)
    word.click()
    expect(entry).to_be_visible()
    word.click()
    expect(entry).to_have_count(0)

    word.click()
    visitor.press("In the glossary", "在词汇表中查看")
    assert page.url.endswith(f"{GLOSSARY}#guardian")
    expect(page.locator("#guardian")).to_be_in_viewport()


def test_the_page_of_all_terms(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    visitor.open("/library")
    page.locator(f'main a[href="{GLOSSARY}"]').click()
    visitor.check_page()
    assert page.locator(".glossary .entry").count() >= 100

    page.locator(".letters a", has_text="S").click()
    expect(page.locator("#letter-S")).to_be_in_viewport()
    page.set_viewport_size({"width": 320, "height": 640})
    visitor.check_page()
    page.emulate_media(media="print")
    expect(page.locator(".letters")).to_be_hidden()
    expect(page.locator("#guardian")).to_be_visible()


def test_without_scripts_a_term_leads_to_its_entry(visitor: Visitor, let_in: LetIn):
    visitor.sign_in("wenjing")
    plain = let_in(visitor.language, visitor.size, java_script_enabled=False)
    plain.sign_in("wenjing")
    plain.page.goto(LESSON)
    assert plain.page.locator("[role=dialog]").count() == 0

    with plain.page.expect_navigation():
        plain.page.locator(GUARDIAN).click()

    expect(plain.page.locator("#guardian")).to_be_in_viewport()
    expect(plain.page.locator("#guardian h3")).to_contain_text(plain.say("监护人", "guardian"))
