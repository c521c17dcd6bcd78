"""The doors: sign in, sign out, forgotten password."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from app.account.services import create_person, open_reset
from app.web import clock
from app.web.limits import BY_ACCOUNT
from tests.browser import Browser
from tests.people import NOW, PASSWORD, People

MEI = {"account": "mei@school.example", "password": PASSWORD}


@pytest.fixture(autouse=True)
def mei(session: Session) -> int:
    person = create_person(
        session, account="mei@school.example", display_name="Mei", password=PASSWORD, now=NOW
    )
    session.commit()
    return person.id


def test_signing_in_leads_to_today(browse: Browser):
    answer = browse.post("/sign-in", MEI)

    assert (answer.status_code, answer.location) == (303, "/")
    assert browse.get("/").status_code == 200


def test_signing_in_gives_a_new_cookie_that_scripts_cannot_read(browse: Browser):
    browse.get("/sign-in")
    before = browse.client.get_cookie("heart_research").value

    answer = browse.post("/sign-in", MEI)

    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("heart_research="))
    assert before not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "evil"])
def test_signing_in_never_leads_to_another_site(browse: Browser, target: str):
    assert browse.post("/sign-in", MEI, query_string={"next": target}).location == "/"


def test_signing_in_leads_back_to_the_page_that_was_wanted(browse: Browser):
    wanted = browse.get("/learn?x=1").location

    assert browse.post(wanted, MEI).location == "/learn?x=1"


@pytest.mark.parametrize(("language", "words"), [("en", "do not fit together"), ("zh-CN", "不匹配")])
def test_a_wrong_password_comes_back_with_words(browse: Browser, app, language: str, words: str):
    answer = Browser(app, language).post("/sign-in", {**MEI, "password": "wrong"})

    assert answer.status_code == 422
    assert words in answer.text
    assert "mei@school.example" in answer.text


def test_an_empty_form_names_both_fields(browse: Browser):
    answer = browse.post("/sign-in", {"account": "", "password": ""})

    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 2


def test_guessing_is_slowed_by_account_whatever_the_address(browse: Browser):
    most = int(BY_ACCOUNT.split()[0])
    answers = [
        browse.post(
            "/sign-in",
            {"account": "Mei@school.example ", "password": "wrong"},
            environ_base={"REMOTE_ADDR": f"10.0.0.{number}"},
        ).status_code
        for number in range(most + 1)
    ]

    assert answers == [422] * most + [429]


def test_signing_out_ends_the_sign_in_everywhere_it_was_copied_to(browse: Browser, app):
    browse.post("/sign-in", MEI)
    copied = Browser(app)
    copied.client.set_cookie("heart_research", browse.client.get_cookie("heart_research").value)

    browse.get("/")
    answer = browse.client.post("/sign-out", data={"csrf_token": page_token(browse)})

    assert answer.location == "/sign-in"
    assert copied.get("/").location.startswith("/sign-in")


def test_a_form_sent_after_signing_out_is_kept_and_sent_again(browse: Browser, app):
    stranger = Browser(app)
    kept_page = stranger.post(
        "/forum/questions", {"title": "Kept title"}, headers={"Origin": "http://localhost"}
    )
    kept = re.search(r'name="kept_form" value="([^"]+)"', kept_page.text)

    answer = stranger.post("/sign-in", {**MEI, "kept_form": kept.group(1)})

    assert kept_page.status_code == 401
    assert 'action="/forum/questions"' in answer.text
    assert 'name="title" value="Kept title"' in answer.text


def test_a_form_laid_by_another_site_is_not_kept(app):
    answer = Browser(app).post("/forum/questions", {"title": "x"}, headers={"Origin": "http://evil.example"})

    assert answer.status_code == 401
    assert "kept_form" not in answer.text


def test_forgotten_says_the_same_for_everybody(browse: Browser):
    known, unknown = (
        browse.post("/forgotten", {"account": account}).text
        for account in ("mei@school.example", "stranger@school.example")
    )

    assert strip_tokens(known) == strip_tokens(unknown)


def test_a_new_password_is_chosen_with_the_link(browse: Browser, session: Session, mei: int):
    token = open_reset(session, mei, now=clock.now())
    session.commit()

    different = browse.post(f"/new-password/{token}", {"password": "nine slow herons", "again": "nine"})
    chosen = browse.post(
        f"/new-password/{token}", {"password": "nine slow herons", "again": "nine slow herons"}
    )

    assert different.status_code == 422
    assert chosen.location == "/sign-in"
    assert browse.post("/sign-in", {**MEI, "password": "nine slow herons"}).status_code == 303


def test_signed_in_people_do_not_see_the_door(browse: Browser, people: People):
    assert browse.signed_in(people.ana).get("/sign-in").location == "/"


def page_token(browser: Browser) -> str:
    return re.search(r'name="csrf-token" content="([^"]+)"', browser.get("/healthz-page").text).group(1)


def strip_tokens(text: str) -> str:
    return re.sub(r'(name="csrf[-_]token" (?:content|value)=)"[^"]+"', r"\1", text)
