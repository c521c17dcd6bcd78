"""What a person does in a browser, in the words of a journey."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from app.config import ROOT
from app.demonstration.cast import PASSWORD

AXE = (ROOT / "static" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DEAD_ENDS = """[...document.querySelectorAll('a[href^="#"]')]
    .map(link => link.hash.slice(1)).filter(id => !document.getElementById(id))"""
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}
SIGN_IN_COOKIE = "heart_research"
OWN_PASSWORD = "seven herons in the rain"


@dataclass(frozen=True)
class Site:
    """A running product, and the sign-ins made there so far: the door counts how often one address knocks."""

    address: str
    data_dir: Path
    sign_ins: dict[str, Any] = field(default_factory=dict)


class Visitor:
    """One person at one screen, in one language."""

    def __init__(self, site: Site, page: Page, language: str, size: str) -> None:
        self.site = site
        self.page = page
        self.language = language
        self.size = size
        self.account = ""
        self.faults: list[str] = []
        page.context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        page.context.on("console", self._listen)

    def say(self, english: str, chinese: str) -> str:
        """Return the words this person sees."""
        return english if self.language == "en" else chinese

    # --- the door ---

    def sign_in(self, name: str) -> None:
        """Come in as somebody of the demonstration, `wenjing`: by the form once, later with the same sign-in."""
        if name not in self.site.sign_ins:
            self.page.goto("/sign-in")
            self.sign_in_with(f"{name}@demo.example", PASSWORD)
            self.site.sign_ins[name] = [
                cookie for cookie in self.page.context.cookies() if cookie["name"] == SIGN_IN_COOKIE
            ]
        self.page.context.add_cookies(self.site.sign_ins[name])
        self.page.goto("/")

    def sign_in_with(self, account: str, password: str = OWN_PASSWORD) -> None:
        """Fill in the sign-in form that is open."""
        self.page.fill("#account", account)
        self.page.fill("#password", password)
        with self.page.expect_navigation():
            self.page.click("main form button.primary")

    def become(self, name: str) -> None:
        """Hand the browser to somebody else of the demonstration."""
        self.forget_me()
        self.sign_in(name)

    def forget_me(self) -> None:
        """Come to the site as a stranger."""
        self.page.context.clear_cookies()

    def sign_out(self) -> None:
        """Sign out with the button of the site."""
        self.page.goto("/record")
        with self.page.expect_navigation():
            self.button("Sign out", "退出登录").and_(self.page.locator(":visible")).click()

    def invitation(self) -> str:
        """Make an invitation, as a school lead, and return its link."""
        self.page.goto("/school")
        self.page.locator('a[href$="/invitations"]').first.click()
        self.submit("main form")
        return self.page.input_value("#link")

    def register(self, name: str) -> None:
        """Fill in the invitation that is open, under an account that nobody has."""
        self.account = f"{uuid4().hex[:12]}@new.example"
        self.page.fill("#display_name", name)
        self.page.fill("#account", self.account)
        self.page.fill("#password", OWN_PASSWORD)
        with self.page.expect_navigation():
            self.page.click("main form button.primary")
        assert name in self.page.inner_text("h1")

    # --- pages ---

    def open(self, path: str) -> None:
        """Go to a page, and see that nothing on it shuts anybody out."""
        self.page.goto(path)
        self.check_page()

    def press(self, english: str, chinese: str) -> None:
        """Press the button or link with these words, and look at the page it leads to."""
        with self.page.expect_navigation():
            self.button(english, chinese).or_(self.link(english, chinese)).first.click()
        self.check_page()

    def send(self, form: str) -> None:
        """Press the main button of a form."""
        with self.page.expect_navigation():
            self.page.locator(form).first.locator("button:not([formaction])").last.click()

    def submit(self, form: str) -> None:
        """Press the main button of a form, and look at the page that comes."""
        self.send(form)
        self.check_page()

    def answer(self, question_id: str, values: tuple[str, ...]) -> None:
        """Tick these options of a question, choose them in its lists, or type its answer."""
        name = f"answer-{question_id}"
        for value in values:
            option = self.page.locator(f'input[name="{name}"][value="{value}"]')
            in_a_list = self.page.locator(f'select[name="{name}"]:has(option[value="{value}"])')
            if option.count():
                option.check()
            elif in_a_list.count():
                in_a_list.select_option(value)
            else:
                self.page.locator(f'input[name="{name}"]').fill(value)

    def given(self) -> list[str]:
        """Return what is ticked, chosen in a list, or typed, in the question that is open."""
        return self.page.eval_on_selector_all(
            "[data-question] input, [data-question] select",
            "all => all.filter(one => one.checked || one.type === 'text' || (one.options && one.value)).map(one => one.value)",
        )

    def choose(self, choice: Locator) -> None:
        """Take a choice in a scenario, and wait for what comes of it."""
        before = self.page.locator("#turn").element_handle()
        choice.click()
        before.wait_for_element_state("hidden")

    def button(self, english: str, chinese: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(english, chinese))

    def link(self, english: str, chinese: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(english, chinese))

    def sees(self, english: str, chinese: str) -> None:
        """Wait until these words stand in the page."""
        expect(self.page.locator("main").get_by_text(self.say(english, chinese)).first).to_be_visible()

    def check_page(self) -> None:
        """No accessibility violation by axe, nothing wider than the screen, the right language, no fault in a script."""
        page = self.page
        expect(page.locator("html")).to_have_attribute("lang", self.language)
        page.evaluate(AXE)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        faults = [
            (fault["id"], [node["html"][:160] for node in nodes[:3]])
            for fault in result["violations"]
            if (nodes := [node for node in fault["nodes"] if not under_the_bar(fault["id"], node)])
        ]
        assert faults == [], (page.url, faults)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], (page.url, "scrolls sideways", width)
        assert page.evaluate(DEAD_ENDS) == [], (page.url, "links to nowhere on this page")
        assert self.faults == [], page.url

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and re.search("Content Security Policy|Refused to", message.text):
            self.faults.append(message.text)


def under_the_bar(fault: str, node: dict[str, Any]) -> bool:
    """Tell whether a target only seems small because the bar of a phone lies over it until one scrolls."""
    if fault != "target-size":
        return False
    related = [other["html"] for check in node["any"] for other in check["relatedNodes"]]
    return any('<svg class="icon"' in html and "<span>" in html for html in related)
