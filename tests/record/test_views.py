"""My record and my certificates in a browser."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.db.session import database
from app.record.models import CpdEntry
from app.record.services import revoke
from tests.browser import Browser
from tests.library.factories import course, programme, publish_for_tests, scenario
from tests.people import NOW, TODAY, People
from tests.record.factories import FIRST_RESPONSE, certificate_of, complete, publish_first_response, show


def statements_of(page) -> int:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        assert page().status_code == 200
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("No certificate yet", "0 of 4 steps done", "2 lessons, 1 quiz, 1 simulation with its debrief"),
        ),
        ("zh-CN", ("中文 Programme first-responder",)),
    ],
)
def test_an_empty_record_says_how_to_begin(
    browse: Browser, people: People, session: Session, language: str, words: tuple[str, ...]
):
    publish_first_response(session)

    page = browse.signed_in(people.ana, language).get("/record")

    assert page.status_code == 200
    assert all(each in page.text for each in words)


def test_a_record_shows_certificate_hours_and_their_sum(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)

    page = browse.signed_in(people.ana).get("/record").text

    assert f"/certificates/{code}" in page
    assert 'class="ribbon"' in page
    assert "1.5 h" in page
    assert "75 minutes; 1 h = 45 minutes" in page
    assert "55 min" in page
    assert "20 min" in page


def test_the_hours_of_other_years_are_one_click_away(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    complete(session, people.ana, today=date(2024, 5, 1))
    ana = browse.signed_in(people.ana)

    assert "/record?year=2024" in ana.get("/record").text
    assert "75 minutes" in ana.get("/record?year=2024").text
    assert "75 minutes" not in ana.get("/record?year=1999").text


def test_the_record_of_others_is_not_in_mine(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)

    for actor in (people.ben, people.lea, people.tom):
        assert code not in browse.signed_in(actor).get("/record").text


def test_the_record_asks_the_same_number_of_questions_whatever_is_in_it(
    browse: Browser, people: People, session: Session
):
    publish_first_response(session)
    ana = browse.signed_in(people.ana)
    ana.get("/record")

    empty = statements_of(lambda: ana.get("/record"))
    complete(session, people.ana)
    session.add_all(
        CpdEntry(
            person_id=people.ana.person_id,
            key=f"course:old-{number}",
            minutes=45,
            category="course",
            earned_on=TODAY,
            recorded_at=NOW,
        )
        for number in range(50)
    )
    session.commit()

    assert statements_of(lambda: ana.get("/record")) == empty <= 6


def test_what_was_completed_before_its_programme_is_collected(
    browse: Browser, people: People, session: Session
):
    publish_for_tests(session, scenario("sim-b1"), FIRST_RESPONSE)
    complete(session, people.ana)
    publish_for_tests(session, programme())
    ana = browse.signed_in(people.ana)
    assert "Get the certificate" in ana.get("/record").text

    answers = [ana.post("/certificates") for _ in range(2)]

    assert [(each.status_code, each.location) for each in answers] == [(303, "/record")] * 2
    assert certificate_of(session, people.ana).code in ana.get("/record").text


def test_a_certificate_is_shown_as_it_was_issued(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)
    publish_for_tests(session, course("cri-101", lessons=()))

    page = browse.signed_in(people.ana).get(f"/certificates/{code}").text

    for words in (
        "Ana",
        "Oak School",
        "Programme first-responder",
        "Course cri-101 (2 lessons, 1 quiz, 1 simulation with its debrief)",
        "localhost/verify",
        f"/verify/{code}",
        "Valid until",
    ):
        assert words in page
    assert "中文 Course cri-101" in browse.signed_in(people.ana, "zh-CN").get(f"/certificates/{code}").text


@pytest.mark.parametrize("path", ["/certificates/{}", "/certificates/{}/pdf"])
def test_a_certificate_is_its_owners(browse: Browser, people: People, session: Session, path: str):
    publish_first_response(session)
    code = complete(session, people.ana)

    assert browse.get(path.format(code)).status_code == 303
    for actor in (people.ben, people.lea, people.tom, people.ada):
        assert browse.signed_in(actor).get(path.format(code)).status_code == 404
    assert browse.signed_in(people.ana).get(path.format("000000000000")).status_code == 404


def test_the_pdf_comes_in_the_language_asked_for(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)
    ana = browse.signed_in(people.ana)

    for query, words in (
        ("", "Valid until"),
        ("?language=zh-CN", "有效期至"),
        ("?language=xx", "Valid until"),
    ):
        answer = ana.get(f"/certificates/{code}/pdf{query}")
        assert answer.mimetype == "application/pdf"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert words in PdfReader(BytesIO(answer.data)).pages[0].extract_text()


def test_a_name_that_cannot_be_printed_is_reported(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)
    certificate = certificate_of(session, people.ana)
    certificate.snapshot = {**certificate.snapshot, "holder": "𠮷田"}
    session.commit()

    answer = browse.signed_in(people.ana).get(f"/certificates/{code}/pdf")

    assert answer.status_code == 422
    assert "𠮷" in answer.text
    assert "print that page instead" in answer.text


def test_a_revoked_certificate_says_so(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    code = complete(session, people.ana)
    revoke(session, people.ada, code=code, reason="A mistake", now=NOW, today=TODAY)
    session.commit()

    page = browse.signed_in(people.ana).get("/record").text

    assert "Revoked on" in page
    assert "A mistake" not in page


def test_a_piece_of_evidence_costs_few_statements(browse: Browser, people: People, session: Session):
    publish_first_response(session)
    seen: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *each: seen.append(each[2]))

    show(session, people.ana, "lesson:cri-101/one")

    assert len(seen) <= 6
