"""A decision in a scenario with the keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def test_a_number_and_enter_decide(newcomer: Visitor):
    page = newcomer.page
    page.goto("/simulations/sim-b1")
    page.locator('form[action$="/runs"] button').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/runs/"))

    first = decide(newcomer, lambda: page.keyboard.press("2"))
    assert page.locator("li.you").last.inner_text().find(first[1]) >= 0

    second = decide(newcomer, lambda: tab_to_the_first_choice_and_enter(newcomer))
    assert page.locator("li.you").last.inner_text().find(second[0]) >= 0


def decide(visitor: Visitor, act) -> list[str]:
    """Act, and wait for the new turn, which has the focus; return the words of the choices there were."""
    page = visitor.page
    words = page.locator("button.choice .words").all_inner_texts()
    turn = page.locator("#turn").element_handle()
    act()
    turn.wait_for_element_state("hidden")
    expect(page.locator("#turn-heading")).to_be_focused()
    expect(page.locator("button.choice").first).to_be_in_viewport()
    return words


def tab_to_the_first_choice_and_enter(visitor: Visitor) -> None:
    """The focus stands above what is new; a link of the coach may come before the choices."""
    page = visitor.page
    links = page.locator("#turn .script a").count()
    for _ in range(links + 1):
        page.keyboard.press("Tab")
    expect(page.locator("button.choice").first).to_be_focused()
    page.keyboard.press("Enter")
