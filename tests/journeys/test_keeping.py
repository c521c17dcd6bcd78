"""From a search to a lesson, a note and a bookmark, and to one's own shelf; what nobody else can see."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

LESSON = "/learn/cri-101/lessons/myths"


def test_what_was_found_is_kept_and_taken_home(visitor: Visitor):
    page = visitor.page
    visitor.sign_in("wenjing")
    visitor.open(f"/search?q={visitor.say('myths', '误区')}")
    page.locator(f'main a[href="{LESSON}"]').first.click()
    visitor.check_page()

    note = f"For Monday, {visitor.size} {visitor.language}"
    page.fill("#note-text", note)
    visitor.submit("form:has(#note-text)")
    expect(page.locator("#notes").get_by_text(note)).to_be_visible()
    visitor.press("Bookmark", "加书签")

    visitor.open("/shelf")
    expect(page.get_by_text(note).first).to_be_visible()
    with page.expect_download() as download:
        page.locator('a[href="/shelf/notes.md"]').click()
    written = Path(download.value.path()).read_text(encoding="utf-8")
    assert note in written
    assert LESSON in written

    visitor.open(LESSON)
    visitor.press("Remove bookmark", "移除书签")
    expect(visitor.button("Bookmark", "加书签")).to_be_visible()

    visitor.become("zhoumin")
    visitor.open("/shelf")
    expect(page.get_by_text(note)).to_have_count(0)


def test_a_search_that_finds_nothing_leads_on(visitor: Visitor):
    visitor.sign_in("wenjing")

    visitor.open("/search?q=zzzzqqqq")

    expect(
        visitor.page.locator('main a[href^="/forum/questions/new"], main a[href*="ask"]').first
    ).to_be_visible()


def test_what_is_the_learners_own_is_open_to_everybody_who_reads_differently(visitor: Visitor):
    visitor.sign_in("zhoumin")

    for path in ("/refreshers", "/study-time", "/learn/cri-101/whole", "/search"):
        visitor.open(path)
