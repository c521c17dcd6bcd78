"""Joining a school by invitation."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.domain.access import Role
from app.domain.errors import Denied, NotFound
from app.organisation.models import Membership
from app.organisation.queries import actor_of
from app.organisation.services import INVITATION_DAYS, invite, join
from tests.browser import Browser
from tests.people import NOW, PASSWORD, TODAY, People

MEI = {"account": "mei@school.example", "display_name": "Mei", "password": PASSWORD}


def test_a_lead_invites_and_a_teacher_joins(session: Session, people: People):
    token = invite(session, people.lea, unit_id=people.oak.id, role=Role.TEACHER, now=NOW)

    person = join(session, token=token, now=NOW, today=TODAY, **MEI)

    held = actor_of(session, person.id, today=TODAY).memberships
    assert [(each.role, each.unit_path) for each in held] == [(Role.TEACHER, people.oak.path)]


def test_an_invitation_is_taken_once(session: Session, people: People):
    token = invite(session, people.lea, unit_id=people.oak.id, role=Role.TEACHER, now=NOW)
    join(session, token=token, now=NOW, today=TODAY, **MEI)

    with pytest.raises(NotFound):
        join(session, token=token, now=NOW, today=TODAY, **{**MEI, "account": "13800138000"})


def test_an_invitation_ends(session: Session, people: People):
    token = invite(session, people.lea, unit_id=people.oak.id, role=Role.TEACHER, now=NOW)

    with pytest.raises(NotFound):
        join(session, token=token, now=NOW + timedelta(days=INVITATION_DAYS), today=TODAY, **MEI)


def test_nobody_invites_into_another_school(session: Session, people: People):
    for actor in (people.lea, people.ana, people.rita, people.bo):
        with pytest.raises(NotFound):
            invite(session, actor, unit_id=people.pine.id, role=Role.TEACHER, now=NOW)


def test_a_link_makes_nobody_an_administrator(session: Session, people: People):
    with pytest.raises(Denied):
        invite(session, people.ada, unit_id=people.oak.id, role=Role.ADMINISTRATOR, now=NOW)


def test_from_link_to_today_in_a_browser(browse: Browser, people: People, session: Session):
    page = browse.signed_in(people.lea).post(
        f"/schools/{people.oak.id}/invitations", {"role": Role.TEACHER.value}
    )
    path = re.search(r'value="http://localhost(/join/[^"]+)"', page.text).group(1)

    assert "Oak School" in browse.get(path).text
    assert browse.post(path, {**MEI, "password": "short"}).status_code == 422
    answer = browse.post(path, MEI)
    again = browse.post(path, MEI)

    assert (answer.status_code, answer.location) == (303, "/")
    assert browse.get("/").status_code == 200
    assert again.status_code in {400, 404}
    session.rollback()
    assert (
        session.scalar(select(func.count()).select_from(Person).where(Person.account == MEI["account"])) == 1
    )
    assert session.scalar(select(func.count()).select_from(Membership).where(Membership.since >= TODAY)) == 1
