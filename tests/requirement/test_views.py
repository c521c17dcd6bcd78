"""The pages of those who require."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.access import Role
from app.requirement.models import Requirement
from app.web.clock import today
from tests.browser import Browser
from tests.people import People, make_person
from tests.record.factories import show
from tests.requirement.factories import REASON, publish_something, require

NEW = "/requirements/new"
DAY = timedelta(days=1)


@pytest.fixture
def lea(session: Session, people: People, browse: Browser) -> Browser:
    publish_something(session)
    return browse.signed_in(people.lea)


def filled(**changes) -> dict:
    usual = {
        "form_key": "a-form-key-1",
        "what": "course:cri-101",
        "whom": "teacher",
        "due_on": (today() + 30 * DAY).isoformat(),
        "reason": REASON,
        "clause": "",
    }
    return usual | changes


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_a_lead_requires_and_sees_who_has_done_it(lea: Browser, session: Session, people: People):
    assert 'name="form_key"' in lea.get(NEW).text
    made = lea.post(NEW, filled(clause="mhl-16"))
    show(session, people.ana, "lesson:cri-101/one", today=today())
    session.commit()

    assert made.status_code == 303
    page = lea.get(made.location).text
    for words in ("Course cri-101", REASON, "1 of 2 done", "Ana", "Ben", "Still to do", "Oak School"):
        assert words in page
    assert 'href="/library/sources/mhl-16"' in page
    assert "1 of 2 done" in lea.get("/requirements").text


def test_the_list_says_how_many_are_late(lea: Browser, session: Session, people: People):
    require(session, people.lea, people.oak)
    session.execute(Requirement.metadata.tables["requirement_day"].update().values(due_on=today() - DAY))
    session.commit()

    page = lea.get("/requirements").text

    assert "0 of 2 done" in page
    assert "2 late" in page


def test_an_empty_list_says_what_will_be_here(lea: Browser):
    assert "Nothing is required at present" in lea.get("/requirements").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "Please say why"),
        ({"reason": "x" * 201}, "Please keep the reason to 200 characters."),
        ({"due_on": "soon"}, "Please choose a day"),
        ({"due_on": "2020-01-01"}, "Please choose today or a later day."),
        ({"whom": "named"}, "Please choose at least one person."),
    ],
)
def test_a_form_that_does_not_fit_comes_back(lea: Browser, session: Session, changes: dict, words: str):
    answer = lea.post(NEW, filled(**changes))

    assert answer.status_code == 422
    assert words in answer.text
    assert session.scalar(select(func.count()).select_from(Requirement)) == 0


@pytest.mark.parametrize("changes", [{"what": "course:none"}, {"whom": "everybody"}, {"people": "x"}])
def test_what_the_form_does_not_offer_is_refused(lea: Browser, changes: dict):
    assert lea.post(NEW, filled(**changes)).status_code == 422


def test_the_same_form_twice_is_one_requirement(lea: Browser, session: Session):
    form = filled()
    first, second = (lea.post(NEW, form) for _ in range(2))

    assert first.location == second.location
    assert session.scalar(select(func.count()).select_from(Requirement)) == 1


def test_people_can_be_chosen_by_name(lea: Browser, people: People):
    made = lea.post(NEW, filled(whom="named", people=[str(people.ben.person_id)]))

    page = lea.get(made.location).text
    assert "People by name" in page
    assert "0 of 1 done" in page


def test_a_form_that_came_back_keeps_who_was_chosen(lea: Browser, people: People):
    answer = lea.post(NEW, filled(reason="", whom="named", people=[str(people.ben.person_id)]))

    assert f'value="{people.ben.person_id}" checked' in answer.text


def test_the_day_is_changed_and_the_earlier_one_stays_to_be_seen(lea: Browser):
    page = lea.post(NEW, filled()).location

    assert lea.post(f"{page}/days", {"due_on": (today() + 9 * DAY).isoformat()}).location == page
    assert "Earlier days" in lea.get(page).text
    assert lea.post(f"{page}/days", {"due_on": ""}).status_code == 422
    assert lea.post(f"{page}/days", {"due_on": "2020-01-01"}).status_code == 422


def test_taken_back_it_stays_to_be_seen_and_is_not_changed_any_more(lea: Browser):
    page = lea.post(NEW, filled()).location

    for _ in range(2):
        assert lea.post(f"{page}/withdrawal").status_code == 303

    assert "Taken back on" in lea.get(page).text
    assert "Take it back" not in lea.get(page).text
    assert lea.post(f"{page}/days", {"due_on": (today() + 9 * DAY).isoformat()}).status_code == 409
    assert "Taken back on" in lea.get("/requirements").text


def test_the_file_has_the_rows_of_the_page(lea: Browser, session: Session, people: People):
    page = lea.post(NEW, filled()).location
    show(session, people.ana, "lesson:cri-101/one", today=today())
    session.commit()

    answer = lea.get(f"{page}/people.csv")

    assert answer.mimetype == "text/csv"
    assert [row[3:5] for row in rows_of(answer)[1:]] == [["Ana", "Done"], ["Ben", "Still to do"]]


def test_an_officer_sees_the_schools_first_and_then_the_people_of_one(
    lea: Browser, session: Session, people: People, browse: Browser
):
    make_person(session, "Pia", people.pine)
    made = require(session, people.ada, people.region)
    ada = browse.signed_in(people.ada)

    page = ada.get(f"/requirements/{made}").text
    of_oak = ada.get(f"/requirements/{made}?place={people.oak.id}").text

    assert "Oak School" in page
    assert "Pine School" in page
    assert "Ana" not in page
    assert "Ana" in of_oak
    assert "Pia" not in of_oak


def test_a_lead_sees_of_a_countys_requirement_only_the_own_people(
    lea: Browser, session: Session, people: People
):
    make_person(session, "Elmo", people.county)
    made = require(session, people.bo, people.county)

    page = lea.get(f"/requirements/{made}").text

    assert "Ana" in page
    assert "Elmo" not in page
    assert "Change the day" not in page
    assert lea.post(f"/requirements/{made}/withdrawal").status_code == 403


@pytest.mark.parametrize("path", ["", "/people.csv"])
def test_another_schools_requirement_is_not_found(
    lea: Browser, session: Session, people: People, browse: Browser, path: str
):
    made = require(session, people.lea, people.oak)
    leader = make_person(session, "Leo", people.pine, Role.SCHOOL_LEAD)
    session.commit()
    leo = browse.signed_in(leader)

    assert leo.get(f"/requirements/{made}{path}").status_code == 404
    assert browse.signed_in(people.ana).get(f"/requirements/{made}{path}").status_code == 403
    assert browse.get(f"/requirements/{made}{path}").location.startswith("/sign-in")


def test_an_officer_chooses_the_place(lea: Browser, people: People, browse: Browser):
    bo = browse.signed_in(people.bo)

    assert "and every place below it." in bo.get(NEW).text
    page = bo.get(f"{NEW}?place={people.oak.id}").text
    assert "Ana" in page
    assert "and every place below it." not in page
    assert "Tom" not in bo.get(f"{NEW}?place={people.pine.id}").text


def test_the_pages_take_few_queries_however_much_there_is(lea: Browser, session: Session, people: People):
    made = require(session, people.lea, people.oak)
    few = lea.count_queries("/requirements")
    for number in range(20):
        make_person(session, f"Teacher{number}", people.oak)
        require(session, people.lea, people.oak, form_key=f"form-key-{number}-more")

    assert lea.count_queries("/requirements") == few <= 6
    assert lea.count_queries(f"/requirements/{made}") <= 6
    assert lea.count_queries(f"/requirements/{made}/people.csv") <= 6
    assert lea.count_queries(NEW) <= 6


def test_the_pages_are_there_in_chinese(lea: Browser, session: Session, people: People, browse: Browser):
    made = require(session, people.lea, people.oak)
    chinese = browse.signed_in(people.lea, "zh-CN")

    for page in ("/requirements", NEW, f"/requirements/{made}"):
        assert "中文 Course cri-101" in chinese.get(page).text
    assert rows_of(chinese.get(f"/requirements/{made}/people.csv"))[1][2] == "橡树学校"
