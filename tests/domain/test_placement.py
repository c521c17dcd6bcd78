"""What a placement check asks, what it opens, and its rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.placement import REST, Ended, Step, courses_to_ask, opened_by, opens_again
from app.domain.progress import opens_what_follows
from tests.people import NOW

COURSES = ("a1", "a2", "a3", "b1", "b2", "b3")


def step(name: str, *missing: str, has_quiz: bool = True) -> Step:
    """A course of a track and a tier: `a2` is of track a, one above its lowest tier; closed while something is missing."""
    return Step(name, name[0], int(name[1]) - 1, not missing, has_quiz, missing)


@st.composite
def paths(draw) -> list[Step]:
    """Any path: each course waits for some that come before it."""
    steps = []
    for place, name in enumerate(COURSES):
        missing = draw(st.sets(st.sampled_from(COURSES[:place]))) if place else set()
        steps.append(step(name, *sorted(missing), has_quiz=draw(st.booleans())))
    return steps


def test_it_asks_what_keeps_the_next_course_closed():
    assert courses_to_ask([step("a1"), step("a2", "a1"), step("a3", "a2")], "a") == ("a1",)


def test_what_nothing_waits_for_is_not_asked():
    assert courses_to_ask([step("a1"), step("a1b"), step("a2", "a1")], "a") == ("a1",)


def test_the_lowest_tier_that_keeps_something_closed_comes_first():
    assert courses_to_ask([step("a1"), step("a2"), step("b3", "a1", "a2")], "a") == ("a1",)


def test_a_course_that_is_closed_itself_is_not_asked():
    assert courses_to_ask([step("b1"), step("a2", "b1"), step("a3", "a2")], "a") == ()


def test_a_course_without_a_quiz_cannot_be_shown():
    assert courses_to_ask([step("a1", has_quiz=False), step("a2", "a1")], "a") == ()


@given(paths(), st.sampled_from("ab"))
def test_what_is_asked_is_open_of_the_track_and_of_one_tier(steps: list[Step], track: str):
    asked = [each for each in steps if each.course_id in courses_to_ask(steps, track)]

    assert all(each.is_open and each.has_quiz and each.track == track for each in asked)
    assert len({each.tier for each in asked}) <= 1
    assert all(any(each.course_id in other.missing for other in steps) for each in asked)


@given(paths(), st.sets(st.sampled_from(COURSES)), st.sampled_from(COURSES))
def test_showing_more_never_opens_less(steps: list[Step], shown: set[str], more: str):
    assert set(opened_by(steps, shown)) <= set(opened_by(steps, shown | {more}))


@given(paths(), st.sets(st.sampled_from(COURSES)))
def test_what_opens_was_closed_and_misses_nothing_more(steps: list[Step], shown: set[str]):
    opened = [each for each in steps if each.course_id in opened_by(steps, shown)]

    assert all(not each.is_open and set(each.missing) <= shown for each in opened)


@pytest.mark.parametrize(
    ("key", "opens"), [("course:a1", True), ("placement:a1", True), ("quiz:a1/final", False)]
)
def test_a_completed_or_shown_course_opens_what_follows(key: str, opens: bool):
    assert opens_what_follows("a1", {key}) is opens


def test_the_first_check_and_the_one_after_all_was_shown_do_not_wait():
    assert opens_again([], NOW) is None
    assert opens_again([Ended(NOW, all_shown=False), Ended(NOW, all_shown=True)], NOW) is None


@given(st.timedeltas(timedelta(0), 2 * REST))
def test_after_something_was_not_shown_the_track_rests(waited: timedelta):
    opens_at = opens_again([Ended(NOW, all_shown=False)], NOW + waited)

    assert opens_at == (NOW + REST if waited < REST else None)
