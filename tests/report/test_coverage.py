"""Counting a school."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.certification import Period
from app.report.coverage import WIDTH, Coverage, Holding, coverage, holding_on

DAY = date(2026, 11, 24)
LAST = date(2027, 1, 1)
PERIOD = Period(date(2025, 1, 2), LAST, window_days=90, grace_days=30)
PERIODS = st.none() | st.builds(
    lambda before, length, window, grace, revoked: Period(
        DAY - timedelta(days=before),
        None if length is None else DAY + timedelta(days=length - before),
        window,
        grace,
        None if revoked is None else DAY + timedelta(days=revoked),
    ),
    st.integers(0, 800),
    st.none() | st.integers(0, 800),
    st.sampled_from([0, 90]),
    st.sampled_from([0, 30]),
    st.none() | st.integers(-5, 5),
)


def test_one_certificate_goes_through_the_groups():
    days = {
        date(2026, 1, 1): Holding.VALID,
        date(2026, 11, 24): Holding.EXPIRING,
        LAST: Holding.EXPIRING,
        LAST + timedelta(days=1): Holding.LAPSED,
        LAST + timedelta(days=31): Holding.LAPSED,
    }

    assert {day: holding_on(PERIOD, day) for day in days} == days
    assert holding_on(None, DAY) == Holding.NEVER
    assert holding_on(Period(DAY, None, revoked_on=DAY), DAY) == Holding.LAPSED


def test_a_school_without_people_has_no_share():
    empty = coverage([], DAY)

    assert (empty.staff, empty.holding, empty.percent, empty.bar()) == (0, 0, 0, [])


def test_a_hundred_percent_means_everybody():
    assert (
        Coverage({Holding.VALID: 199, Holding.EXPIRING: 0, Holding.LAPSED: 1, Holding.NEVER: 0}).percent == 99
    )


@given(st.lists(PERIODS, min_size=1, max_size=60))
def test_the_bar_is_the_school(periods: list[Period | None]):
    counted = coverage(periods, DAY)
    bar = counted.bar()

    assert counted.staff == len(periods)
    assert bar[0].x == 0
    assert abs(bar[-1].x + bar[-1].width - WIDTH) < 0.11
    for left, right in itertools.pairwise(bar):
        assert abs(left.x + left.width - right.x) < 0.11
    assert [piece.holding for piece in bar] == [each for each in Holding if counted.counts[each]]
