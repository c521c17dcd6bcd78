"""Granting extra time and taking it back: by whom, to whom, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accommodation import services
from app.accommodation.models import ExtraTime
from app.accommodation.queries import colleagues, extra_time_of
from app.account.models import Person
from app.demonstration.removal import remove
from app.domain import time_limit
from app.domain.access import Actor
from app.domain.errors import Denied, NotFound
from tests.people import NOW, TODAY, People

MINUTE = timedelta(minutes=1)


def grant(
    session: Session, people: People, by: Actor, to: Actor, amount: str = "50", *, at=NOW, unit_id=None
):
    services.grant(
        session,
        by,
        unit_id=unit_id or people.oak.id,
        person_id=to.person_id,
        amount=time_limit.ExtraTime(amount),
        now=at,
        today=TODAY,
    )


def withdraw(session: Session, people: People, by: Actor, of: Actor, *, at=NOW):
    services.withdraw(session, by, unit_id=people.oak.id, person_id=of.person_id, now=at, today=TODAY)


def amount_of(session: Session, person: Actor) -> str | None:
    granted = extra_time_of(session, person.person_id)
    return granted.amount.value if granted else None


@pytest.mark.parametrize("by", ["lea", "ada"])
def test_a_lead_or_an_administrator_grants_and_the_row_says_who_and_when(
    session: Session, people: People, by: str
):
    grant(session, people, getattr(people, by), people.ana)

    granted = extra_time_of(session, people.ana.person_id)
    assert granted is not None
    assert (granted.amount, granted.granted_at, granted.granted_by) == ("50", NOW, by.capitalize())


@pytest.mark.parametrize("by", ["ben", "tom", "rita", "toni", "bo", "nobody"])
def test_nobody_else_grants_or_withdraws(session: Session, people: People, by: str):
    grant(session, people, people.lea, people.ana)

    with pytest.raises(NotFound):
        grant(session, people, getattr(people, by), people.ana, "100")
    with pytest.raises(NotFound):
        withdraw(session, people, getattr(people, by), people.ana)
    assert amount_of(session, people.ana) == "50"


def test_a_lead_grants_to_nobody_of_another_school(session: Session, people: People):
    with pytest.raises(NotFound):
        grant(session, people, people.lea, people.tom)
    with pytest.raises(NotFound):
        grant(session, people, people.lea, people.tom, unit_id=people.pine.id)


def test_nobody_grants_to_themselves(session: Session, people: People):
    with pytest.raises(Denied) as refusal:
        grant(session, people, people.lea, people.lea)

    assert refusal.value.code == "accommodation.not-for-oneself"
    grant(session, people, people.ada, people.lea)
    with pytest.raises(Denied):
        withdraw(session, people, people.lea, people.lea)


def test_the_same_again_changes_nothing(session: Session, people: People):
    grant(session, people, people.lea, people.ana)
    grant(session, people, people.ada, people.ana, at=NOW + MINUTE)

    assert session.scalars(select(ExtraTime.granted_at)).all() == [NOW]


def test_another_amount_takes_its_place_and_the_first_stays_on_record(session: Session, people: People):
    grant(session, people, people.lea, people.ana)
    grant(session, people, people.ada, people.ana, "no-limit", at=NOW + MINUTE)

    rows = session.scalars(select(ExtraTime).order_by(ExtraTime.id)).all()
    assert [(each.amount, each.withdrawn_at) for each in rows] == [("50", NOW + MINUTE), ("no-limit", None)]
    assert rows[0].withdrawn_by_id == people.ada.person_id


def test_withdrawing_ends_it_and_a_second_time_changes_nothing(session: Session, people: People):
    grant(session, people, people.lea, people.ana)
    for minute in (1, 2):
        withdraw(session, people, people.lea, people.ana, at=NOW + minute * MINUTE)

    assert amount_of(session, people.ana) is None
    assert session.scalars(select(ExtraTime.withdrawn_at)).all() == [NOW + MINUTE]


def test_the_database_itself_allows_one_grant_at_a_time(session: Session, people: People):
    grant(session, people, people.lea, people.ana)

    session.add(
        ExtraTime(
            person_id=people.ana.person_id, amount="25", granted_at=NOW, granted_by_id=people.ada.person_id
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_school_lists_its_people_once_each_with_what_they_have(session: Session, people: People):
    grant(session, people, people.lea, people.ana, "25")
    withdraw(session, people, people.lea, people.ana)
    grant(session, people, people.lea, people.ana, "100")

    listed = colleagues(session, people.oak, today=TODAY)

    assert [(each.name, each.granted and each.granted.amount) for each in listed] == [
        ("Ana", "100"),
        ("Ben", None),
        ("Lea", None),
    ]


def test_it_goes_with_the_people_of_the_demonstration(session: Session, people: People):
    grant(session, people, people.lea, people.ana)
    withdraw(session, people, people.ada, people.ana)
    session.get_one(Person, people.ana.person_id).is_demonstration = True
    session.flush()

    remove(session)

    assert session.scalars(select(ExtraTime.id)).all() == []
