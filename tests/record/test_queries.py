"""What is read of a record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import NotFound
from app.library.queries import catalogue
from app.record.models import CpdEntry
from app.record.queries import (
    certificate_by_code,
    certificates_of,
    evidence_of,
    get_certificate,
    in_brief,
    ledger_of,
)
from app.record.services import course_item_keys
from tests.people import NOW, TODAY, People
from tests.record.factories import FIRST_RESPONSE, MINUTES, complete, publish_first_response


def reverse(session: Session, person_id: int, key: str, day: date) -> None:
    entry = session.scalars(
        select(CpdEntry).where(CpdEntry.person_id == person_id, CpdEntry.key == key)
    ).one()
    session.add(
        CpdEntry(
            person_id=person_id,
            key=f"reversal:{entry.id}",
            minutes=-entry.minutes,
            category=entry.category,
            earned_on=day,
            reverses_id=entry.id,
            recorded_at=NOW,
        )
    )
    session.flush()


def test_evidence_is_found_by_its_key(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana)

    found = evidence_of(session, people.ana.person_id)

    assert set(found) == {*course_item_keys(FIRST_RESPONSE), "course:cri-101"}
    assert found["course:cri-101"].earned_at == NOW
    assert evidence_of(session, people.ben.person_id) == {}


def test_the_ledger_has_titles_and_the_newest_first(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana)
    reverse(session, people.ana.person_id, "simulation:sim-b1", TODAY + timedelta(days=1))

    entries = ledger_of(session, people.ana.person_id, catalogue(session).titles)

    assert [(each.title["en"], each.minutes) for each in entries] == [
        ("Scenario sim-b1", -20),
        ("Scenario sim-b1", 20),
        ("Course cri-101", 55),
    ]
    assert [each.reverses_on for each in entries] == [TODAY, None, None]


def test_what_is_no_longer_on_offer_keeps_its_line(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana)

    assert [entry.title for entry in ledger_of(session, people.ana.person_id, {})] == [None, None]


def test_minutes_belong_to_their_year_and_reversals_count_negative(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana, today=date(2025, 12, 31))
    reverse(session, people.ana.person_id, "simulation:sim-b1", date(2026, 1, 1))

    assert [in_brief(session, people.ana.person_id, year)[0] for year in (2024, 2025, 2026)] == [
        0,
        MINUTES,
        -20,
    ]


def test_a_certificate_is_its_owners(session: Session, people: People):
    publish_first_response(session)
    code = complete(session, people.ana)

    assert get_certificate(session, people.ana, code).says.holder == "Ana"
    assert [each.code for each in certificates_of(session, people.ana.person_id)] == [code]
    for actor in (people.ben, people.lea, people.tom, people.ada):
        with pytest.raises(NotFound):
            get_certificate(session, actor, code)
        assert certificates_of(session, actor.person_id) == []


def test_the_public_learns_no_more_than_what_is_on_paper(session: Session, people: People):
    publish_first_response(session)
    code = complete(session, people.ana)

    found = certificate_by_code(session, code)

    assert (found.holder, found.title["en"], found.minutes) == ("Ana", "Programme first-responder", MINUTES)
    assert set(found.__slots__) == {"code", "holder", "title", "minutes", "period"}
    assert certificate_by_code(session, "000000000000") is None
