"""What can still be earned."""

from __future__ import annotations

from app.library.queries import Catalogue, Published
from app.record.outlook import outlooks
from app.record.services import course_item_keys
from tests.library.factories import course, programme, scenario

ONE, TWO = course("cri-101", simulations=("sim-b1",)), course("cri-201", quizzes=(), simulations=("sim-b1",))
LIVE = Catalogue(
    courses={each.id: Published(1, each) for each in (ONE, TWO)},
    scenarios={"sim-b1": Published(2, scenario("sim-b1"))},
    programmes={
        each.id: Published(3, each)
        for each in (programme("both", requires=("course:cri-101", "course:cri-201")), programme("first"))
    },
    cases={},
    resources={},
    reference=None,
)
ALL = course_item_keys(ONE)


def test_without_evidence_everything_is_missing():
    first, both = outlooks(LIVE, set(), set())

    assert (first.programme.id, first.done, first.total) == ("first", 0, 4)
    assert dict(first.missing) == {"lesson": 2, "quiz": 1, "simulation": 1}
    assert [each["en"] for each in first.missing_courses] == ["Course cri-101"]
    assert (both.done, both.total) == (0, 6)


def test_a_shared_scenario_is_one_step():
    both = outlooks(LIVE, {"simulation:sim-b1"}, {"first"})[0]

    assert (both.done, both.total, dict(both.missing)) == (1, 6, {"lesson": 4, "quiz": 1})


def test_a_course_once_granted_stays_done_whatever_it_grew():
    both = outlooks(LIVE, {"course:cri-101", *ALL[:1]}, {"first"})[0]

    assert dict(both.missing) == {"lesson": 2, "simulation": 1}
    assert [each["en"] for each in both.missing_courses] == ["Course cri-201"]


def test_what_only_has_to_be_collected_is_complete():
    assert [each.complete for each in outlooks(LIVE, {*ALL, "course:cri-101"}, {"both"})] == [True]
    assert [each.complete for each in outlooks(LIVE, set(ALL), {"both"})] == [True]
    assert outlooks(LIVE, set(ALL), {"both", "first"}) == []
