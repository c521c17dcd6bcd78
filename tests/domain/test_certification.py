"""How long certificates hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.certification import Period, Validity, add_months, last_day, validity

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("completed", "months", "last"),
    [
        (date(2026, 4, 1), 12, date(2027, 3, 31)),
        (date(2025, 1, 2), 24, date(2027, 1, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 27)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_the_last_day_is_inclusive(completed: date, months: int, last: date):
    assert last_day(completed, months) == last


def test_without_months_there_is_no_last_day():
    assert last_day(date(2026, 4, 1), None) is None


@given(DAYS, st.integers(1, 60))
def test_a_new_period_can_begin_the_day_after_without_gap_or_overlap(day: date, months: int):
    end = last_day(day, months)

    assert end is not None
    assert add_months(day, months) - timedelta(days=1) <= end <= add_months(day, months)
    assert end > day


@given(DAYS, st.integers(1, 48), st.integers(0, 90), st.integers(0, 60), st.integers(-40, 2_000))
def test_states_follow_each_other_in_order(start: date, months: int, window: int, grace: int, offset: int):
    order = list(Validity)[:5]
    period = Period(start, last_day(start, months), window, grace)
    day = start + timedelta(days=offset)

    today, tomorrow = validity(period, day), validity(period, day + timedelta(days=1))

    assert order.index(today) <= order.index(tomorrow)


def test_the_window_the_last_day_and_the_grace():
    period = Period(date(2025, 1, 2), date(2027, 1, 1), 90, 30)

    assert validity(period, date(2025, 1, 1)) is Validity.NOT_YET
    assert validity(period, date(2025, 1, 2)) is Validity.VALID
    assert validity(period, date(2026, 10, 3)) is Validity.VALID
    assert validity(period, date(2026, 10, 4)) is Validity.EXPIRING
    assert validity(period, date(2027, 1, 1)) is Validity.EXPIRING
    assert validity(period, date(2027, 1, 2)) is Validity.GRACE
    assert validity(period, date(2027, 1, 31)) is Validity.GRACE
    assert validity(period, date(2027, 2, 1)) is Validity.EXPIRED


@given(DAYS)
def test_a_revoked_certificate_was_still_good_before(day: date):
    period = Period(date(2020, 1, 1), None, revoked_on=date(2026, 1, 1))

    assert validity(period, day) is (Validity.REVOKED if day >= date(2026, 1, 1) else Validity.VALID)
