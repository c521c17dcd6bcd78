"""The school page and its file."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.account.models import Person
from app.db.session import database
from app.organisation.services import add_unit
from app.web.clock import today
from tests.browser import Browser
from tests.people import People, make_person
from tests.record.factories import certificate_of, complete, publish_first_response


@pytest.fixture
def earned(session: Session, people: People) -> None:
    """Ana and Tom hold the certificate since today."""
    publish_first_response(session)
    complete(session, people.ana, today=today())
    complete(session, people.tom, today=today())


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_a_lead_sees_the_school(browse: Browser, people: People, earned: None):
    page = browse.signed_in(people.lea).get("/school").text

    for words in (
        "Oak School",
        "1 of 3 staff hold it today",
        "33 %",
        "Ana",
        "Ben",
        "Lea",
        "1.5 h",
        "<span>Valid</span>",
    ):
        assert words in page
    for foreign in ("Tom", "Pine", "100 %", "percent"):
        assert foreign not in page


def test_in_chinese_too(browse: Browser, people: People, earned: None):
    answer = browse.signed_in(people.lea, "zh-CN").get("/school")

    assert answer.status_code == 200
    assert "橡树学校" in answer.text
    assert "中文 Programme first-responder" in answer.text


@pytest.mark.parametrize("path", ["/school", "/school/people.csv"])
def test_who_may_see_it(browse: Browser, people: People, earned: None, path: str):
    oak, pine = f"{path}?school={people.oak.id}", f"{path}?school={people.pine.id}"

    assert browse.get(path).status_code == 303
    for actor in (people.ana, people.tom, people.rita, people.toni, people.nobody):
        assert browse.signed_in(actor).get(path).status_code == 403
        assert browse.signed_in(actor).get(oak).status_code == 403
    for actor in (people.lea, people.bo, people.ada):
        assert browse.signed_in(actor).get(oak).status_code == 200
    for actor in (people.lea, people.bo):
        assert browse.signed_in(actor).get(pine).status_code == 404
        assert browse.signed_in(actor).get(f"{path}?school={people.county.id}").status_code == 404
    assert "Tom" in browse.signed_in(people.ada).get(pine).text


def test_who_has_several_schools_chooses_one(browse: Browser, people: People, earned: None):
    ada = browse.signed_in(people.ada)

    page = ada.get("/school").text

    assert f"/school?school={people.oak.id}" in page
    assert f"/school?school={people.pine.id}" in page
    assert "Ana" not in page
    answer = ada.get("/school/people.csv")
    assert (answer.status_code, answer.location) == (303, "/school")


def test_the_day_and_the_group_choose_the_people(
    browse: Browser, people: People, earned: None, session: Session
):
    lea = browse.signed_in(people.lea)
    last = certificate_of(session, people.ana).valid_until

    assert "0 of 3 staff hold it on" in lea.get(f"/school?day={today() - timedelta(days=1)}").text
    assert "1 of 3 staff hold it on" in lea.get(f"/school?day={last}").text
    assert "0 of 3 staff hold it on" in lea.get(f"/school?day={last + timedelta(days=1)}").text
    assert [row[2] for row in rows_of(lea.get("/school/people.csv?group=never"))[1:]] == ["Ben", "Lea"]
    assert [row[2] for row in rows_of(lea.get("/school/people.csv?group=valid"))[1:]] == ["Ana"]
    assert "Never held: 2 people" in lea.get("/school?group=never").text


@pytest.mark.parametrize("query", ["day=yesterday", "day=2026-02-30", "programme=unknown"])
def test_a_filter_that_means_nothing_is_refused(browse: Browser, people: People, earned: None, query: str):
    lea = browse.signed_in(people.lea)

    assert lea.get(f"/school?{query}").status_code == 422
    assert lea.get(f"/school/people.csv?{query}").status_code == 422


def test_a_school_without_people_says_how_to_begin(browse: Browser, people: People, session: Session):
    empty = add_unit(session, parent=people.county, kind="school", name="新学校", name_en="New School")
    session.commit()

    page = browse.signed_in(people.bo).get(f"/school?school={empty.id}").text

    assert "Nobody belongs to this school" in page
    assert f"/schools/{empty.id}/invitations" in page


def test_without_a_programme_people_and_hours_are_still_there(browse: Browser, people: People):
    answer = browse.signed_in(people.lea).get("/school")

    assert answer.status_code == 200
    assert "Ana" in answer.text
    assert "hold it" not in answer.text
    assert len(rows_of(browse.signed_in(people.lea).get("/school/people.csv"))) == 4


def test_the_file_has_the_rows_of_the_page(browse: Browser, people: People, earned: None):
    answer = browse.signed_in(people.lea).get("/school/people.csv")

    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.data.count(b"\r\n") == answer.data.count(b"\n") == 4
    header, ana, ben, _ = rows_of(answer)
    assert header[:4] == ["School", "On the day", "Name", "Role"]
    valid_until = ana.pop()
    assert date.fromisoformat(valid_until) > today()
    assert ana == [
        "Oak School",
        today().isoformat(),
        "Ana",
        "Teacher",
        *("1", "1", "75", "1.5"),
        "Programme first-responder",
        "Valid",
    ]
    assert ben[4:] == ["0", "1", "0", "0.0", "Programme first-responder", "Never held", ""]


def test_the_file_carries_school_and_day_in_its_name(browse: Browser, people: People):
    english = browse.signed_in(people.lea).get("/school/people.csv?day=2026-11-23")
    chinese = browse.signed_in(people.lea, "zh-CN").get("/school/people.csv?day=2026-11-23")

    assert 'filename="Oak School 2026-11-23.csv"' in english.headers["Content-Disposition"]
    assert "filename*=UTF-8''%E6%A9%A1%E6%A0%91" in chinese.headers["Content-Disposition"]


def test_a_name_is_never_a_formula(browse: Browser, people: People, session: Session):
    session.get_one(Person, people.ana.person_id).display_name = '=HYPERLINK("http://x", "Ana"), "B"'
    session.commit()

    names = [row[2] for row in rows_of(browse.signed_in(people.lea).get("/school/people.csv"))]

    assert '\'=HYPERLINK("http://x", "Ana"), "B"' in names


def test_the_number_of_queries_does_not_grow_with_the_school(
    browse: Browser, people: People, session: Session, earned: None
):
    lea = browse.signed_in(people.lea)
    lea.get("/school")
    few = queries_of(lea, "/school")
    for number in range(40):
        make_person(session, f"Teacher{number}", people.oak)
    session.commit()

    assert queries_of(lea, "/school") == few <= 6
    assert queries_of(lea, f"/school?school={people.oak.id}") <= 6
    assert len(rows_of(lea.get("/school/people.csv"))) == 44


def queries_of(browser: Browser, path: str) -> int:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().startswith("SELECT"):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        assert browser.get(path).status_code == 200
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)
