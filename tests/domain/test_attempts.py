"""How often a quiz may be tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attempts import Outcome, allowance, counted, number_in_round
from app.domain.quiz import Counts, Quiz

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
THREE_THEN_REST = Quiz("q", 80, 2, 3, 720, "after-submit", ())
ANY_NUMBER = Quiz("q", 80, 2, None, 0, "after-submit", ())


def test_a_round_counts_down():
    assert [allowance(THREE_THEN_REST, [NOON] * used, NOON).left for used in range(4)] == [3, 2, 1, 0]


def test_after_the_last_attempt_the_quiz_rests_and_says_until_when():
    resting = allowance(THREE_THEN_REST, [NOON] * 3, NOON + timedelta(hours=11, minutes=59))

    assert not resting.may_begin
    assert resting.opens_at == NOON + timedelta(hours=12)


def test_after_the_rest_a_new_round_opens_whole():
    fresh = allowance(THREE_THEN_REST, [NOON] * 3, NOON + timedelta(hours=12))

    assert (fresh.left, fresh.opens_at, fresh.may_begin) == (3, None, True)


@given(st.integers(min_value=0, max_value=500))
def test_without_a_limit_one_may_always_begin(used: int):
    assert allowance(ANY_NUMBER, [NOON] * used, NOON).may_begin


@given(st.integers(min_value=1, max_value=10), st.integers(min_value=1, max_value=500))
def test_an_attempt_has_its_place_in_a_round(attempts: int, number: int):
    rounds = Quiz("q", 80, 2, attempts, 0, "after-submit", ())

    place = number_in_round(rounds, number)

    assert 1 <= place <= attempts
    assert (number - place) % attempts == 0
    assert number_in_round(ANY_NUMBER, number) == number


EVENING = NOON + timedelta(hours=6)
LATER = NOON + timedelta(hours=1)


def test_lessons_that_are_still_to_read_again_keep_the_quiz_at_rest():
    resting = allowance(THREE_THEN_REST, [NOON] * 3, EVENING, {"signs": LATER, "myths": None, "asking": NOON})

    assert not resting.may_begin
    assert (resting.to_read, resting.read_again) == (("myths", "asking"), ("signs",))
    assert resting.opens_at == NOON + timedelta(hours=12)


def test_the_next_round_opens_at_once_when_every_missed_lesson_was_read_again():
    assert allowance(THREE_THEN_REST, [NOON] * 3, EVENING, {"signs": LATER, "myths": LATER}).left == 3


def test_where_nothing_can_be_read_again_only_time_opens_the_next_round():
    assert not allowance(THREE_THEN_REST, [NOON] * 3, EVENING, {}).may_begin


def test_what_was_read_again_before_opens_no_later_round():
    assert not allowance(THREE_THEN_REST, [NOON] * 5 + [EVENING], EVENING, {"signs": LATER}).may_begin


@given(st.integers(0, 12), st.dictionaries(st.sampled_from("abc"), st.sampled_from([None, NOON, LATER])))
def test_reading_again_never_takes_an_attempt_away(used: int, missed: dict[str, datetime | None]):
    ended = [NOON] * used

    with_reading, without = (allowance(THREE_THEN_REST, ended, EVENING, each) for each in (missed, None))

    assert (with_reading.left or 0) >= (without.left or 0)


TRIES = (Outcome(1, 40, False), Outcome(2, 95, False), Outcome(3, 85, True), Outcome(4, 60, False))


@pytest.mark.parametrize(("counts", "number"), [("best", 3), ("last", 4), ("first", 1)])
def test_whose_result_counts(counts: Counts, number: int):
    assert counted(counts, TRIES) == TRIES[number - 1]


def test_until_one_passed_the_best_is_the_one_with_most_points():
    assert counted("best", TRIES[:2]) == TRIES[1]


def test_without_an_attempt_nothing_counts():
    assert counted("best", ()) is None
