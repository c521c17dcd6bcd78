"""The people of a school on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.account.models import Person
from app.domain.access import Role
from app.domain.errors import NotFound
from app.organisation.models import Membership, Unit
from app.organisation.services import add_membership, end_membership
from app.report.queries import StaffRow, school_of, staff_of
from tests.people import LONG_AGO, NOW, TODAY, People
from tests.record.factories import MINUTES, certificate_of, complete, publish_first_response


def staff(session: Session, school: Unit, day: date = TODAY) -> dict[str, StaffRow]:
    rows = staff_of(session, school, day=day, programme_id="first-responder", course_ids=["cri-101"])
    found = {row.name: row for row in rows}
    assert len(found) == len(rows)
    return found


def test_everybody_of_the_school_and_nobody_else(session: Session, people: People):
    assert list(staff(session, people.oak)) == ["Ana", "Ben", "Lea"]
    assert list(staff(session, people.pine)) == ["Tom"]


def test_a_row_says_what_was_completed(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana)

    found = staff(session, people.oak)

    ana = found["Ana"]
    assert (ana.roles, ana.courses_completed, ana.minutes) == ((Role.TEACHER,), 1, MINUTES)
    assert ana.period.valid_until == date(2028, 11, 23)
    assert found["Ben"] == StaffRow(people.ben.person_id, "Ben", (Role.TEACHER,), 0, 0, None)


def test_several_roles_are_one_person(session: Session, people: People):
    add_membership(
        session, person_id=people.ana.person_id, unit=people.oak, role=Role.SCHOOL_LEAD, since=TODAY
    )
    session.add(
        Membership(
            person_id=people.ana.person_id,
            unit_id=people.oak.id,
            role=Role.TEACHER.value,
            since=LONG_AGO,
            until=TODAY,
        )
    )
    session.flush()

    assert staff(session, people.oak)["Ana"].roles == (Role.TEACHER, Role.SCHOOL_LEAD)


def test_memberships_count_on_their_days_and_both_ends(session: Session, people: People):
    end_membership(
        session, person_id=people.ben.person_id, unit_id=people.oak.id, role=Role.TEACHER, until=TODAY
    )

    assert "Ben" in staff(session, people.oak)
    assert "Ben" not in staff(session, people.oak, TODAY + timedelta(days=1))
    assert "Ben" in staff(session, people.oak, LONG_AGO)
    assert staff(session, people.oak, LONG_AGO - timedelta(days=1)) == {}


def test_who_moved_here_is_counted_here_with_what_was_earned_there(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.tom)
    end_membership(
        session, person_id=people.tom.person_id, unit_id=people.pine.id, role=Role.TEACHER, until=TODAY
    )
    tomorrow = TODAY + timedelta(days=1)
    add_membership(
        session, person_id=people.tom.person_id, unit=people.oak, role=Role.TEACHER, since=tomorrow
    )

    assert staff(session, people.oak, tomorrow)["Tom"].courses_completed == 1
    assert staff(session, people.pine, tomorrow) == {}


def test_an_earlier_day_knows_nothing_of_later_ones(session: Session, people: People):
    publish_first_response(session)
    # 16:30 UTC is half past midnight of the next day in China.
    complete(session, people.ana, now=datetime(2026, 11, 23, 16, 30, tzinfo=UTC), today=TODAY)

    before = staff(session, people.oak, date(2026, 11, 23))["Ana"]
    after = staff(session, people.oak, TODAY)["Ana"]

    assert (before.courses_completed, before.minutes, before.period) == (0, 0, None)
    assert (after.courses_completed, after.minutes) == (1, MINUTES)


def test_hours_begin_anew_each_year(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana, today=date(2025, 12, 31))

    minutes = [
        staff(session, people.oak, day)["Ana"].minutes for day in (date(2025, 12, 31), date(2026, 1, 1))
    ]

    assert minutes == [MINUTES, 0]


def test_the_latest_period_counts(session: Session, people: People):
    publish_first_response(session)
    complete(session, people.ana)
    first = certificate_of(session, people.ana)
    values = {column.name: getattr(first, column.name) for column in first.__table__.columns}
    renewed = {**values, "id": None, "code": "RENEWED", "period": 2, "valid_from": TODAY + timedelta(days=10)}
    session.add(type(first)(**renewed))
    session.flush()

    periods = [staff(session, people.oak, TODAY + timedelta(days=each))["Ana"].period for each in (9, 10)]

    assert [each.valid_from for each in periods] == [TODAY, TODAY + timedelta(days=10)]


def test_a_closed_account_is_nobody_any_more(session: Session, people: People):
    session.get_one(Person, people.ben.person_id).disabled_at = NOW
    session.flush()

    assert "Ben" not in staff(session, people.oak)
    assert "Ben" in staff(session, people.oak, TODAY - timedelta(days=1))


def test_a_school_is_seen_from_its_own_branch(session: Session, people: People):
    for actor in (people.lea, people.bo, people.ada):
        assert school_of(session, actor, people.oak.id).id == people.oak.id
    for actor in (people.lea, people.bo, people.ana, people.tom, people.rita):
        with pytest.raises(NotFound):
            school_of(session, actor, people.pine.id)
    for unit_id in (people.county.id, 999_999):
        with pytest.raises(NotFound):
            school_of(session, people.ada, unit_id)
