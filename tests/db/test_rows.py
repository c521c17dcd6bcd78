"""Statements asked as one give what each would give alone."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.account.models import Person
from app.db.rows import Together
from app.organisation.models import Membership, Unit
from tests.people import LONG_AGO, People

MEMBERSHIPS = select(Membership.role, Membership.since).where(Membership.person_id == bindparam("person_id"))
NAMES = select(Person.display_name, Person.created_at, Person.disabled_at).where(
    Person.id == bindparam("person_id")
)
NOWHERE = select(Unit.id, Unit.name).where(Unit.name == "nowhere")


def test_each_statement_has_its_own_rows_with_its_own_names_and_types(session: Session, people: People):
    found = Together(roles=MEMBERSHIPS, names=NAMES, places=NOWHERE).rows_of(
        session, {"person_id": people.ana.person_id}
    )

    assert [(row.role, row.since) for row in found["roles"]] == [("teacher", LONG_AGO)]
    (name,) = found["names"]
    assert (name.display_name, name.disabled_at, name.created_at.tzinfo is not None) == ("Ana", None, True)
    assert found["places"] == []
