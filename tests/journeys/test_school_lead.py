"""A school lead reads about her own people, takes them away as a file, and can open nobody else's school."""

from __future__ import annotations

import csv
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.web.clock import today
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

OWN, OTHER = "周敏", "孙磊"


@pytest.fixture
def lead(visitor: Visitor) -> Visitor:
    visitor.sign_in("luojing")
    visitor.open("/school")
    return visitor


def test_she_sees_her_own_people_only(lead: Visitor, let_in: LetIn):
    assert OWN in names(lead)
    assert OTHER not in lead.page.content()

    elsewhere = let_in()
    elsewhere.sign_in("heping")
    elsewhere.page.goto("/school")
    other_school = elsewhere.page.locator('input[name="school"]').get_attribute("value")
    assert OTHER in names(elsewhere)

    for path in ("/school", "/school/people.csv"):
        assert lead.page.request.get(path, params={"school": other_school}).status == 404
    assert lead.page.goto(f"/schools/{other_school}/invitations").status == 404
    lead.check_page()
    assert OTHER not in lead.page.content()


def test_a_teacher_sees_no_school_page(visitor: Visitor):
    visitor.sign_in("wenjing")
    assert visitor.page.goto("/school").status == 403
    visitor.check_page()


def test_she_filters_by_state_and_by_day(lead: Visitor):
    everybody = names(lead)
    lead.page.locator('dl.counts a[href*="group=never"]').click()
    lead.check_page()
    without = names(lead)
    assert OWN not in without
    assert set(without) < set(everybody)
    lead.press("Show everybody", "显示全部人员")
    assert names(lead) == everybody

    lead.page.fill("#day", (today() - timedelta(days=365)).isoformat())
    lead.press("Show", "查看")
    row = lead.page.locator("tbody tr", has_text=OWN)
    expect(row).to_contain_text(lead.say("Never held", "从未取得"))


def test_she_downloads_the_rows_that_she_sees(lead: Visitor):
    assert [row[2] for row in download(lead)] == names(lead)

    lead.page.locator('dl.counts a[href*="group=valid"]').click()
    rows = download(lead)
    assert [row[2] for row in rows] == names(lead)
    state = lead.page.locator("tbody tr td").nth(1).inner_text().strip()
    assert {row[9] for row in rows} == {lead.say("Valid", "有效")} == {state}


def test_she_invites(lead: Visitor):
    lead.press("Invite people", "邀请人员")
    lead.submit("main form")
    assert lead.page.input_value("#link").startswith(f"{lead.site.address}/join/")


def names(visitor: Visitor) -> list[str]:
    return visitor.page.locator("tbody th").all_inner_texts()


def download(visitor: Visitor) -> list[list[str]]:
    """Download the file and return its rows without the heading, as Excel would read them."""
    with visitor.page.expect_download() as downloading:
        visitor.page.locator('a[href*="people.csv"]').click()
    assert downloading.value.suggested_filename.endswith(f"{today().isoformat()}.csv")
    content = downloading.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "without it Excel shows noise for Chinese"
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))[1:]
