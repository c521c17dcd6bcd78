"""The ribbon of a certificate."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.certification import Period, Validity, validity
from app.record.ribbon import WIDTH, ribbon

DAYS = st.dates(date(2025, 1, 1), date(2040, 12, 31))
FIRST = date(2025, 1, 2)
PERIODS = st.builds(
    lambda days, window, grace: Period(FIRST, FIRST + timedelta(days=days), window, grace),
    st.integers(0, 1_500),
    st.integers(0, 400),
    st.integers(0, 90),
)


def test_what_does_not_expire_has_none():
    assert ribbon(Period(FIRST, None), FIRST) is None


def test_a_certificate_of_two_years():
    drawn = ribbon(Period(FIRST, date(2027, 1, 1), 90, 30), date(2026, 11, 23))

    assert (drawn.begins_on, drawn.ends_on) == (FIRST, date(2027, 1, 31))
    assert 200 < drawn.valid.width < 210
    assert drawn.window.x < drawn.today < drawn.grace.x


@given(PERIODS, DAYS)
def test_the_stretches_lie_end_to_end(period: Period, today: date):
    drawn = ribbon(period, today)

    assert drawn.valid.x == 0
    assert abs(drawn.window.x - drawn.valid.width) < 0.11
    assert abs(drawn.grace.x - drawn.window.x - drawn.window.width) < 0.11
    assert abs(drawn.grace.x + drawn.grace.width - WIDTH) < 0.11
    assert min(drawn.valid.width, drawn.window.width, drawn.grace.width) >= 0
    assert 0 <= drawn.today <= WIDTH


@given(PERIODS, st.integers(0, 1_700))
def test_today_lies_on_the_stretch_that_the_rule_says(period: Period, after: int):
    today = FIRST + timedelta(days=after)
    drawn, state = ribbon(period, today), validity(period, today)

    if state == Validity.GRACE:
        assert drawn.today >= drawn.grace.x
    if state == Validity.EXPIRING:
        assert drawn.window.x <= drawn.today <= drawn.grace.x
