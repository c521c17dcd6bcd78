"""How often a quiz may be tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.attempts import allowance, number_in_round
from app.domain.quiz import Quiz

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
