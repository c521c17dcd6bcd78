"""The table of who may do what."""

from __future__ import annotations

import pytest

from app.domain.access import RULES, Actor, Membership, Permission, Resource, Role, ensure, may
from app.domain.errors import Denied

OAK, COUNTY, PINE = "/1/2/4/", "/1/2/", "/1/3/5/"


def actor(*roles: Role, path: str = OAK) -> Actor:
    return Actor(7, tuple(Membership(role, 4, path) for role in roles))


def test_every_permission_has_a_row():
    assert set(RULES) == set(Permission)


def test_somebody_without_a_place_may_do_nothing_here():
    left = Actor(7, ())
    own = {Permission.RECORD_READ, Permission.SHELF_KEEP, Permission.ANSWER_ACCEPT}

    assert [p for p in Permission if may(left, p) and p not in own] == []


@pytest.mark.parametrize(
    ("role", "path", "place", "allowed"),
    [
        (Role.SCHOOL_LEAD, OAK, OAK, True),
        (Role.SCHOOL_LEAD, OAK, PINE, False),
        (Role.SCHOOL_LEAD, OAK, "/1/2/40/", False),
        (Role.BUREAU_OFFICER, COUNTY, OAK, True),
        (Role.BUREAU_OFFICER, COUNTY, PINE, False),
        (Role.TEACHER, OAK, OAK, False),
        (Role.EXPERT, "/1/", OAK, False),
        (Role.ADMINISTRATOR, "/1/", PINE, True),
    ],
)
def test_a_school_is_seen_from_its_own_branch_of_the_tree(role: Role, path: str, place: str, allowed: bool):
    assert may(actor(role, path=path), Permission.SCHOOL_REPORT_READ, Resource(unit_path=place)) is allowed


@pytest.mark.parametrize(
    ("role", "path", "allowed"),
    [
        (Role.SCHOOL_LEAD, OAK, True),
        (Role.SCHOOL_LEAD, PINE, False),
        (Role.ADMINISTRATOR, "/1/", True),
        (Role.BUREAU_OFFICER, COUNTY, False),
        (Role.TEACHER, OAK, False),
    ],
)
def test_extra_time_is_granted_by_those_who_know_the_people_of_a_school(role: Role, path: str, allowed: bool):
    assert may(actor(role, path=path), Permission.EXTRA_TIME_GRANT, Resource(unit_path=OAK)) is allowed


def test_a_record_is_its_owners():
    assert may(actor(Role.TEACHER), Permission.RECORD_READ, Resource(owner_id=7))
    assert not may(actor(*Role, path="/1/"), Permission.RECORD_READ, Resource(owner_id=8))


def test_only_experts_endorse():
    assert [role for role in Role if may(actor(role), Permission.ANSWER_ENDORSE)] == [Role.EXPERT]


def test_ensure_refuses():
    with pytest.raises(Denied):
        ensure(actor(Role.TEACHER), Permission.CONTENT_PUBLISH)
