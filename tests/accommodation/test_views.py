"""The page on which a lead grants extra time."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accommodation.models import ExtraTime
from tests.browser import Browser
from tests.people import People


@pytest.fixture
def lea(browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.lea)


@pytest.fixture
def page(people: People) -> str:
    return f"/schools/{people.oak.id}/extra-time"


def granting(people: People, amount: str = "50") -> dict[str, object]:
    return {"person": people.ana.person_id, "amount": amount}


def test_the_school_page_leads_to_it_for_those_who_may(
    lea: Browser, browse: Browser, people: People, page: str
):
    assert f'href="{page}"' in lea.get("/school").text
    assert f'href="{page}"' not in browse.signed_in(people.bo).get(f"/school?school={people.oak.id}").text


def test_granting_and_withdrawing(lea: Browser, people: People, page: str):
    assert "Nobody at this school has extra time." in lea.get(page).text

    granted = lea.post(page, granting(people))
    shown = lea.get(page).text
    assert (granted.status_code, granted.location) == (303, page)
    assert "Granted. It applies to attempts that begin from now on." in shown
    assert "half as much time again · granted by Lea" in shown

    withdrawn = lea.post(f"{page}/{people.ana.person_id}/withdrawal")
    assert (withdrawn.status_code, withdrawn.location) == (303, page)
    assert "Nobody at this school has extra time." in lea.get(page).text


@pytest.mark.parametrize(
    "sent", [{}, {"person": "x", "amount": "50"}, {"amount": "75"}, {"amount": ""}, {"person": "999999"}]
)
def test_a_form_that_is_wrong_comes_back(
    lea: Browser, people: People, page: str, session: Session, sent: dict[str, str]
):
    usual = {"person": people.ana.person_id} if "person" not in sent and sent else {}

    answer = lea.post(page, {**usual, **sent})

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert session.scalar(select(ExtraTime.id)) is None


def test_the_own_name_is_not_offered(lea: Browser, people: People, page: str):
    answer = lea.post(page, {"person": people.lea.person_id, "amount": "50"})

    assert answer.status_code == 422
    assert f'value="{people.lea.person_id}"' not in lea.get(page).text


@pytest.mark.parametrize("who", ["ana", "tom", "rita", "toni", "bo", "nobody"])
def test_who_may_not_grant_sees_nothing(browse: Browser, people: People, page: str, who: str):
    other = browse.signed_in(getattr(people, who))

    assert other.get(page).status_code == 403
    assert other.post(page, granting(people)).status_code == 403
    assert other.post(f"{page}/{people.ana.person_id}/withdrawal").status_code == 403


def test_a_lead_of_one_school_sees_no_other(lea: Browser, people: People):
    pine = f"/schools/{people.pine.id}/extra-time"

    assert lea.get(pine).status_code == 404
    assert lea.post(pine, {"person": people.tom.person_id, "amount": "50"}).status_code == 404
    assert lea.post(f"{pine}/{people.tom.person_id}/withdrawal").status_code == 404


def test_signed_out_one_is_asked_to_sign_in(browse: Browser, page: str):
    assert browse.get(page).location.startswith("/sign-in")


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_it_takes_six_queries_in_both_languages(
    lea: Browser, browse: Browser, people: People, page: str, language: str
):
    lea.post(page, granting(people))

    assert browse.signed_in(people.lea, language).count_queries(page) <= 6
