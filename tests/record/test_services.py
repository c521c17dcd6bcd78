"""What evidence brings about, and taking a certificate's worth away."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Denied, Invalid, NotFound
from app.record.models import Certificate, CpdEntry, Evidence, Revocation
from app.record.queries import in_brief
from app.record.services import Handed, collect, course_item_keys, revoke
from tests.library.factories import course, lesson, programme, publish_for_tests, scenario
from tests.people import NOW, TODAY, People, make_person
from tests.record.factories import (
    FIRST_RESPONSE,
    MINUTES,
    certificate_of,
    complete,
    publish_first_response,
    show,
    show_all,
)

KEYS = course_item_keys(FIRST_RESPONSE)


def test_the_last_piece_completes_the_course_and_earns_the_certificate(session: Session, people: People):
    publish_first_response(session)

    *before, last = show_all(session, people.ana, KEYS)

    assert before == [Handed(is_new=True)] * 3
    assert last.completed_courses == ("course:cri-101",)
    assert [certificate_of(session, people.ana).code] == list(last.certificate_codes)


def test_the_order_does_not_matter(session: Session, people: People):
    publish_first_response(session)

    for number, order in enumerate(permutations(KEYS)):
        actor = make_person(session, f"Person{number}", people.oak)
        *before, last = show_all(session, actor, order)
        assert [each.completed_courses for each in before] == [()] * 3
        assert len(last.certificate_codes) == 1
        assert in_brief(session, actor.person_id, TODAY.year)[0] == MINUTES


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(KEYS), max_size=12))
def test_repeating_changes_nothing(session: Session, people: People, order: list[str]):
    if not session.scalar(select(func.count()).select_from(Evidence)):
        publish_first_response(session)
    for model in (CpdEntry, Certificate, Evidence):
        session.execute(delete(model))

    handed = show_all(session, people.ana, order)

    done = set(order) == set(KEYS)
    assert sum(each.is_new for each in handed) == len(set(order))
    assert sum(len(each.completed_courses) for each in handed) == int(done)
    assert sum(len(each.certificate_codes) for each in handed) == int(done)
    assert in_brief(session, people.ana.person_id, TODAY.year)[0] == (MINUTES if done else 0)


def test_a_scenario_that_two_courses_share_is_credited_once(session: Session, people: People):
    other = course("cri-201", lessons=(lesson("more"),), quizzes=(), simulations=("sim-b1",))
    publish_first_response(session)
    publish_for_tests(session, other, programme("both", requires=("course:cri-101", "course:cri-201")))

    complete(session, people.ana)
    complete(session, people.ana, other)

    assert in_brief(session, people.ana.person_id, TODAY.year)[0] == MINUTES + 20
    both = session.scalars(select(Certificate).where(Certificate.programme_id == "both")).one()
    assert both.snapshot["minutes"] == MINUTES + 20


def test_one_piece_can_complete_two_courses(session: Session, people: People):
    other = course("cri-201", lessons=(), quizzes=(), simulations=("sim-b1",))
    publish_first_response(session)
    publish_for_tests(session, other)
    show_all(session, people.ana, [key for key in KEYS if key != "simulation:sim-b1"])

    handed = show(session, people.ana, "simulation:sim-b1")

    assert set(handed.completed_courses) == {"course:cri-101", "course:cri-201"}
    assert in_brief(session, people.ana.person_id, TODAY.year)[0] == MINUTES


def test_a_programme_may_require_a_scenario_by_itself(session: Session, people: People):
    publish_for_tests(session, scenario("sim-b1"), programme(requires=("simulation:sim-b1",)))

    show(session, people.ana, "simulation:sim-b1")

    assert certificate_of(session, people.ana).snapshot["minutes"] == 20


def test_a_certificate_keeps_what_it_said(session: Session, people: People):
    publish_first_response(session)

    complete(session, people.ana)
    publish_for_tests(session, programme(requires=("course:cri-101", "simulation:sim-b1")))

    certificate = certificate_of(session, people.ana)
    assert (certificate.valid_from, certificate.valid_until) == (TODAY, date(2028, 11, 23))
    assert certificate.snapshot["holder"] == "Ana"
    assert certificate.snapshot["places"] == [{"zh-CN": "橡树学校", "en": "Oak School"}]
    assert certificate.snapshot["requires"] == ["course:cri-101"]
    assert certificate.snapshot["courses"][0]["items"] == {"lesson": 2, "quiz": 1, "simulation": 1}


def test_who_belongs_to_no_school_gets_a_certificate_without_one(session: Session, people: People):
    publish_first_response(session)

    complete(session, people.rita)

    assert certificate_of(session, people.rita).snapshot["places"] == []


def test_a_programme_published_later_is_collected(session: Session, people: People):
    publish_for_tests(session, scenario("sim-b1"), FIRST_RESPONSE)
    complete(session, people.ana)
    publish_for_tests(session, programme())

    first = collect(session, people.ana, now=NOW, today=TODAY)
    second = collect(session, people.ana, now=NOW, today=TODAY)

    assert (len(first.certificate_codes), second.certificate_codes) == (1, ())
    assert collect(session, people.ben, now=NOW, today=TODAY) == Handed(is_new=False)


def test_an_administrator_revokes_once(session: Session, people: People):
    publish_first_response(session)
    code = complete(session, people.ana)

    revoke(session, people.ada, code=code, reason=" Issued by mistake ", now=NOW, today=TODAY)
    revoke(session, people.ada, code=code, reason="Again", now=NOW, today=date(2027, 1, 1))

    assert certificate_of(session, people.ana).revoked_on == TODAY
    assert session.scalars(select(Revocation.reason)).all() == ["Issued by mistake"]


def test_nobody_else_revokes_and_never_without_a_reason(session: Session, people: People):
    publish_first_response(session)
    code = complete(session, people.ana)

    for actor in (people.ana, people.lea, people.bo, people.rita, people.toni):
        with pytest.raises(Denied):
            revoke(session, actor, code=code, reason="Because", now=NOW, today=TODAY)
    with pytest.raises(Invalid):
        revoke(session, people.ada, code=code, reason="  ", now=NOW, today=TODAY)
    with pytest.raises(NotFound):
        revoke(session, people.ada, code="000000000000", reason="Because", now=NOW, today=TODAY)
    assert certificate_of(session, people.ana).revoked_on is None
