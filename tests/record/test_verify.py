"""The check that anybody may make."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.domain.certificate_code import new_code, printed
from app.record.models import Certificate
from app.record.services import revoke
from app.web.clock import today
from tests.browser import Browser
from tests.people import NOW, People
from tests.record.factories import certificate_of, complete, publish_first_response

UNKNOWN = new_code(2**58 + 3)


@pytest.fixture
def certificate(session: Session, people: People) -> Certificate:
    """Ana's, issued today."""
    publish_first_response(session)
    complete(session, people.ana, today=today())
    return certificate_of(session, people.ana)


def aged(session: Session, certificate: Certificate, *, days_after_end: int) -> str:
    certificate.valid_until = today() - timedelta(days=days_after_end)
    certificate.valid_from = certificate.valid_until - timedelta(days=700)
    session.commit()
    return certificate.code


@pytest.mark.parametrize(("language", "word"), [("en", "Check code"), ("zh-CN", "<form")])
def test_the_form_needs_no_sign_in(browse: Browser, language: str, word: str):
    browse.client.set_cookie("language", language)

    answer = browse.get("/verify")

    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    assert word in answer.text


def test_a_valid_certificate_shows_what_is_on_paper_and_no_more(
    browse: Browser, certificate: Certificate, people: People
):
    answer = browse.get(f"/verify/{certificate.code}")

    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    for words in ("is valid today", "Ana", "Programme first-responder, 1.5 h", printed(certificate.code)):
        assert words in answer.text
    for private in ("Oak School", "ana@school.example", "Course cri-101", f"/{people.ana.person_id}"):
        assert private not in answer.text


@pytest.mark.parametrize(
    ("days_after_end", "words"),
    [
        (-60, "is valid today"),
        (0, "is valid today"),
        (1, "Its last day was"),
        (30, "Its last day was"),
        (31, "Expired"),
    ],
)
def test_a_certificate_counts_until_its_last_day(
    browse: Browser, certificate: Certificate, session: Session, days_after_end: int, words: str
):
    code = aged(session, certificate, days_after_end=days_after_end)

    assert words in browse.get(f"/verify/{code}").text


def test_a_revoked_certificate_is_worth_nothing(
    browse: Browser, certificate: Certificate, session: Session, people: People
):
    revoke(session, people.ada, code=certificate.code, reason="Secret", now=NOW, today=today())
    session.commit()

    page = browse.get(f"/verify/{certificate.code}").text

    assert "withdrawn on" in page
    assert "is valid today" not in page
    assert "Secret" not in page


@pytest.mark.parametrize(
    "typed", ["{}", " {} ", "lower", "hyphens", "wide"], ids=["as is", "blanks", "low", "hyphens", "wide"]
)
def test_a_code_may_be_typed_in_many_ways(browse: Browser, certificate: Certificate, typed: str):
    code = certificate.code
    ways = {
        "lower": code.lower(),
        "hyphens": printed(code).lower(),
        "wide": "".join(chr(ord(letter) + 0xFEE0) for letter in code),
    }

    answer = browse.post("/verify", {"code": ways.get(typed, typed.format(code))})

    assert (answer.status_code, answer.location) == (303, f"/verify/{code}")


def test_an_address_with_another_spelling_leads_to_the_one_address(browse: Browser, certificate: Certificate):
    answer = browse.get(f"/verify/{printed(certificate.code).lower()}")

    assert (answer.status_code, answer.location) == (303, f"/verify/{certificate.code}")


def test_mistyped_and_unknown_are_told_apart(browse: Browser):
    swapped = ("0" if UNKNOWN[0] != "0" else "1") + UNKNOWN[1:]

    for code, words in (
        (UNKNOWN, "No certificate has the code"),
        (swapped, "A character of this code is mistyped"),
        ("7KQ4-M2X", "12 characters; this one has 7"),
    ):
        answer = browse.get(f"/verify/{code}")
        assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (404, "noindex")
        assert words in answer.text
    for code in (swapped, "7KQ4-M2X", "", "x" * 61):
        assert browse.post("/verify", {"code": code}).status_code == 422


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_tries_codes_without_end(browse: Browser, method: str):
    def once() -> int:
        if method == "get":
            return browse.get(f"/verify/{UNKNOWN}").status_code
        return browse.post("/verify", {"code": UNKNOWN}).status_code

    answers = [once() for _ in range(121)]

    assert 429 not in answers[:120]
    assert answers[120] == 429
