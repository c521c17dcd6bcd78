"""Minutes and hours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hours import hours


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "0"), (22, "0"), (23, "0.5"), (45, "1"), (170, "3.5"), (185, "4")]
)
def test_hours_are_rounded_down_to_halves(minutes: int, expected: str):
    assert hours(minutes) == Decimal(expected)


@given(st.integers(0, 100_000))
def test_nobody_is_credited_what_was_not_studied(minutes: int):
    assert hours(minutes) * 45 <= minutes < (hours(minutes) + Decimal("0.5")) * 45


@given(st.integers(0, 100_000))
def test_a_reversal_takes_back_just_the_hours_of_its_entry(minutes: int):
    assert hours(minutes) + hours(-minutes) == 0
