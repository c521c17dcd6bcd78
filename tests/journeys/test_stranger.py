"""Somebody without an account: checks certificates, and comes no further."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from app.domain.certificate_code import new_code
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import Visitor

UNKNOWN = new_code(7)
"""Well-formed, and on no certificate."""


@pytest.fixture
def code(visitor: Visitor, let_in: LetIn) -> str:
    """The code of 周敏's certificate, as its owner passes it on."""
    owner = let_in(visitor.language, visitor.size)
    owner.sign_in("zhoumin")
    owner.open("/record")
    return owner.page.locator('a[href^="/certificates/"]').first.get_attribute("href").rsplit("/", 1)[1]


def check(visitor: Visitor, typed: str) -> None:
    visitor.open("/verify")
    visitor.page.fill("#code", typed)
    visitor.submit("main form")


def test_a_code_typed_as_people_type_is_found(visitor: Visitor, code: str):
    check(
        visitor,
        f" {code[:4].lower()} {code[4:8].lower()}-{code[8:].lower()}".replace("0", "o").replace("1", "l"),
    )

    expect(visitor.page.locator("#verdict")).to_have_text(visitor.say("Valid", "有效"))
    visitor.sees("周敏", "周敏")
    assert "zhoumin@" not in visitor.page.content()
    assert "清溪县" not in visitor.page.content(), (
        "the name, the title, the hours and the dates; nothing else"
    )


def test_a_mistyped_code_is_told_from_an_unknown_one(visitor: Visitor, code: str):
    check(visitor, code[:-1] + ("0" if code[-1] != "0" else "1"))
    visitor.sees("A character of this code is mistyped.", "编号中有字符输错了")
    assert visitor.page.input_value("#code")[:11] == code[:11], "what was typed stays, to be mended"

    check(visitor, code[:9])
    visitor.sees("this one has 9", "这里只有 9 位")

    check(visitor, UNKNOWN)
    expect(visitor.page.locator("#verdict")).to_have_text(visitor.say("Not found", "未找到"))


def test_other_pages_lead_to_the_door_and_back(visitor: Visitor):
    page = visitor.page
    for path in (
        "/",
        "/learn",
        "/learn/cri-101/lessons/myths",
        "/practise",
        "/forum/questions",
        "/record",
        "/school",
    ):
        page.goto(path)
        parts = urlsplit(page.url)
        assert (parts.path, parse_qs(parts.query).get("next", ["/"])) == ("/sign-in", [path])

    visitor.open("/sign-in?next=/learn/cri-101")
    page.fill("#account", "nobody@demo.example")
    page.fill("#password", "not the right one")
    visitor.submit("main form")
    assert page.url.endswith("/sign-in?next=/learn/cri-101")
    visitor.sees("do not fit together", "账号与密码不匹配")
