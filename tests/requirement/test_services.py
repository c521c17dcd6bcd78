"""Requiring, moving the day, taking back: by whom, of whom, and what happens twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.access import Role
from app.domain.errors import Conflict, Denied, Invalid, NotFound
from app.organisation.services import add_membership, end_membership
from app.requirement import services
from app.requirement.models import Requirement, RequirementDay, RequirementWithdrawal
from app.requirement.queries import asked_of, days_of, get_requirement, reached_by, requirements_of
from tests.people import NOW, TODAY, People, make_person
from tests.record.factories import certificate_of, show
from tests.requirement.factories import DUE, REASON, change_day, publish_something, require

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def offered(session: Session) -> None:
    publish_something(session)


def asked(session: Session, actor) -> list[int]:
    return [each.id for each in asked_of(session, actor.person_id, TODAY)]


def names(session: Session, actor, requirement_id: int) -> list[str]:
    return [each.name for each in reached_by(session, actor, [requirement_id], TODAY)]


def test_a_lead_requires_of_the_teachers_of_the_school_and_of_nobody_else(session: Session, people: People):
    made = require(session, people.lea, people.oak)

    assert names(session, people.lea, made) == ["Ana", "Ben"]
    assert asked(session, people.ana) == [made]
    assert asked(session, people.lea) == asked(session, people.tom) == []


def test_an_officer_requires_of_every_school_below_in_the_name_of_the_county(
    session: Session, people: People
):
    made = require(session, people.bo, people.county)

    (row,) = asked_of(session, people.ana.person_id, TODAY)
    assert (row.by["en"], row.reason, row.due_on) == ("Oak County", REASON, DUE)
    assert names(session, people.lea, made) == ["Ana", "Ben"]
    assert asked(session, people.tom) == []


def test_an_officer_requires_of_one_school_in_the_name_of_the_county(session: Session, people: People):
    require(session, people.bo, people.oak)

    assert asked_of(session, people.ana.person_id, TODAY)[0].by["en"] == "Oak County"


def test_only_those_named_are_asked(session: Session, people: People):
    made = require(session, people.lea, people.oak, role=None, person_ids=frozenset({people.ben.person_id}))

    assert names(session, people.lea, made) == ["Ben"]
    assert asked(session, people.ana) == []


def test_a_role_is_asked_wherever_it_is_held(session: Session, people: People):
    made = require(session, people.ada, people.region, role=Role.SCHOOL_LEAD)

    assert names(session, people.ada, made) == ["Lea"]


@pytest.mark.parametrize("who", ["ana", "rita", "toni", "nobody"])
def test_who_oversees_nothing_requires_nothing(session: Session, people: People, who: str):
    with pytest.raises(NotFound):
        require(session, getattr(people, who), people.oak)


def test_a_lead_requires_nothing_of_another_school(session: Session, people: People):
    with pytest.raises(NotFound):
        require(session, people.lea, people.pine)
    with pytest.raises(NotFound):
        require(session, people.lea, people.county)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"key": "course:none"}, "requirement.what-unknown"),
        ({"key": "lesson:cri-101/one"}, "requirement.what-unknown"),
        ({"due_on": TODAY - DAY}, "requirement.day-past"),
        ({"reason": "  "}, "requirement.reason-missing"),
        ({"clause": "none"}, "requirement.clause-unknown"),
        ({"clause": "a-study"}, "requirement.clause-unknown"),
        ({"role": None}, "requirement.nobody-named"),
        ({"role": None, "person_ids": frozenset({999_999})}, "requirement.person-unknown"),
    ],
)
def test_what_does_not_fit_is_refused(session: Session, people: People, changes: dict, code: str):
    with pytest.raises(Invalid) as refusal:
        require(session, people.lea, people.oak, **changes)

    assert refusal.value.code == code


def test_somebody_of_another_school_cannot_be_named(session: Session, people: People):
    with pytest.raises(Invalid):
        require(session, people.lea, people.oak, role=None, person_ids=frozenset({people.tom.person_id}))


def test_the_same_form_twice_is_one_requirement(session: Session, people: People):
    first, second = (require(session, people.lea, people.oak) for _ in range(2))

    assert first == second
    assert session.scalar(select(func.count()).select_from(Requirement)) == 1


def test_another_day_is_another_row_and_the_last_one_holds(session: Session, people: People):
    made = require(session, people.lea, people.oak)

    change_day(session, people.lea, made, DUE + DAY)
    change_day(session, people.lea, made, DUE + DAY)

    assert [day for day, _ in days_of(session, made)] == [DUE, DUE + DAY]
    assert asked_of(session, people.ana.person_id, TODAY)[0].due_on == DUE + DAY
    with pytest.raises(Invalid):
        change_day(session, people.lea, made, TODAY - DAY)


def test_taken_back_nobody_is_asked_and_nothing_is_gone(session: Session, people: People):
    made = require(session, people.lea, people.oak)

    for _ in range(2):
        services.withdraw(session, people.lea, requirement_id=made, now=NOW)

    assert asked(session, people.ana) == []
    assert get_requirement(session, people.lea, made).withdrawn_at == NOW
    assert session.scalar(select(func.count()).select_from(RequirementWithdrawal)) == 1
    assert session.scalar(select(func.count()).select_from(RequirementDay)) == 1
    with pytest.raises(Conflict):
        change_day(session, people.lea, made, DUE + DAY)


def test_a_lead_sees_what_the_county_requires_and_cannot_change_it(session: Session, people: People):
    made = require(session, people.bo, people.county)

    assert [each.id for each in requirements_of(session, people.lea)] == [made]
    with pytest.raises(Denied):
        change_day(session, people.lea, made, DUE + DAY)
    with pytest.raises(Denied):
        services.withdraw(session, people.lea, requirement_id=made, now=NOW)


def test_a_county_may_change_what_a_school_required(session: Session, people: People):
    made = require(session, people.lea, people.oak)

    change_day(session, people.bo, made, DUE + DAY)

    assert get_requirement(session, people.lea, made).due_on == DUE + DAY


def test_the_lead_of_another_school_finds_nothing(session: Session, people: People):
    made = require(session, people.lea, people.oak)
    other = make_person(session, "Leo", people.pine, Role.SCHOOL_LEAD)

    assert requirements_of(session, other) == []
    with pytest.raises(NotFound):
        get_requirement(session, other, made)
    with pytest.raises(NotFound):
        services.withdraw(session, other, requirement_id=made, now=NOW)


def test_who_came_after_the_day_or_has_left_is_not_asked(session: Session, people: People):
    made = require(session, people.lea, people.oak, due_on=TODAY)
    late = make_person(session, "Nora")
    add_membership(session, person_id=late.person_id, unit=people.oak, role=Role.TEACHER, since=TODAY + DAY)
    end_membership(
        session, person_id=people.ben.person_id, unit_id=people.oak.id, role=Role.TEACHER, until=TODAY - DAY
    )

    reached = reached_by(session, people.lea, [made], TODAY + DAY)

    assert [each.name for each in reached] == ["Ana"]


def test_somebody_with_two_roles_is_asked_once(session: Session, people: People):
    add_membership(
        session, person_id=people.ana.person_id, unit=people.county, role=Role.TEACHER, since=TODAY
    )
    made = require(session, people.bo, people.county)

    assert names(session, people.bo, made) == ["Ana", "Ben"]
    assert asked(session, people.ana) == [made]


def test_a_completed_course_and_a_certificate_are_what_there_is_to_show(session: Session, people: People):
    of_course = require(session, people.lea, people.oak)
    of_programme = require(
        session, people.lea, people.oak, form_key="form-key-2", key="programme:first-responder"
    )
    show(session, people.ana, "lesson:cri-101/one")
    certificate = certificate_of(session, people.ana)

    proofs = {
        each.requirement_id: each.proofs
        for each in reached_by(session, people.lea, [of_course, of_programme], TODAY)
        if each.name == "Ana"
    }

    assert [each.valid_from for each in proofs[of_course]] == [TODAY]
    assert [(each.valid_from, each.valid_until) for each in proofs[of_programme]] == [
        (certificate.valid_from, certificate.valid_until)
    ]
    assert {each.id: each.proofs for each in asked_of(session, people.ana.person_id, TODAY)} == proofs
