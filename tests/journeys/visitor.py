"""What a person does in a browser, in the words of a journey."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from app.config import ROOT
from app.demonstration.cast import PASSWORD

AXE = (ROOT / "static" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Site:
    """A running product."""

    address: str
    data_dir: Path


class Visitor:
    """One person at one screen, in one language."""

    def __init__(self, site: Site, page: Page, language: str, size: str) -> None:
        self.site = site
        self.page = page
        self.language = language
        self.size = size

    def say(self, english: str, chinese: str) -> str:
        """Return the words this person sees."""
        return english if self.language == "en" else chinese

    def open(self, path: str) -> None:
        """Go to a page, and see that nothing on it shuts anybody out."""
        self.page.goto(path)
        self.check_page()

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Sign in as somebody of the demonstration: `wenjing`."""
        self.page.goto("/sign-in")
        self.page.fill("#account", f"{name}@demo.example")
        self.page.fill("#password", password)
        self.page.click("main form button.primary")
        self.page.wait_for_url(re.compile(r"/$|/\?"))

    def sign_out(self) -> None:
        """Sign out from the page that is open, and forget everything of this person."""
        self.page.context.clear_cookies()

    def sign_in_as_well(self, name: str) -> None:
        """Hand the browser to somebody else of the demonstration."""
        self.sign_out()
        self.sign_in(name)

    def submit(self, form: str) -> None:
        """Press the main button of a form, and look at the page that comes."""
        with self.page.expect_navigation():
            self.page.locator(form).first.locator("button:not([formaction])").last.click()
        self.check_page()

    def answer(self, question_id: str, values: tuple[str, ...]) -> None:
        """Tick these options of a question, or type its number."""
        name = f"answer-{question_id}"
        for value in values:
            option = self.page.locator(f'input[name="{name}"][value="{value}"]')
            if option.count():
                option.check()
            else:
                self.page.locator(f'input[name="{name}"]').fill(value)

    def press(self, english: str, chinese: str) -> None:
        """Press the button or link with these words, and look at the page it leads to."""
        self.named(english, chinese).first.click()
        self.page.wait_for_load_state("load")
        self.check_page()

    def named(self, english: str, chinese: str) -> Locator:
        """Find a button or link by its words."""
        words = self.say(english, chinese)
        return self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))

    def sees(self, english: str, chinese: str) -> None:
        """Wait until these words are on the page."""
        self.page.get_by_text(self.say(english, chinese)).first.wait_for()

    def check_page(self) -> None:
        """No accessibility violation by axe, nothing wider than the screen, the right language."""
        page = self.page
        page.evaluate(AXE)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        faults = [
            (fault["id"], [node["html"][:160] for node in nodes[:3]])
            for fault in result["violations"]
            if (nodes := [node for node in fault["nodes"] if not under_the_bar(fault["id"], node)])
        ]
        assert faults == [], (page.url, faults)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            page.url,
            "scrolls sideways",
        )
        assert page.get_attribute("html", "lang") == self.language, page.url


def under_the_bar(fault: str, node: dict[str, Any]) -> bool:
    """Tell whether a target only seems small because the bar of a phone lies over it until one scrolls."""
    if fault != "target-size":
        return False
    related = [other["html"] for check in node["any"] for other in check["relatedNodes"]]
    return any('<svg class="icon"' in html and "<span>" in html for html in related)
