"""How long an attempt may take, and what still counts at its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quiz import Quiz
from app.domain.time_limit import (
    GRACE,
    ExtraTime,
    Phase,
    deadline_of,
    ended_at,
    is_in_time,
    minutes_for,
    phase,
    was_ended_by_time,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TWENTY = Quiz("q", 80, 2, None, 0, "after-submit", (), time_limit_minutes=20)
UNLIMITED = Quiz("q", 80, 2, None, 0, "after-submit", ())
MOMENTS = st.integers(-3_600, 3_600).map(lambda seconds: NOON + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("extra", "minutes"),
    [
        (None, 20),
        (ExtraTime.QUARTER, 25),
        (ExtraTime.HALF, 30),
        (ExtraTime.DOUBLE, 40),
        (ExtraTime.NO_LIMIT, None),
    ],
)
def test_extra_time_is_added_to_the_limit(extra: ExtraTime | None, minutes: int | None):
    assert minutes_for(TWENTY, extra) == minutes


def test_a_part_of_a_minute_is_given_whole():
    seven = Quiz("q", 80, 2, None, 0, "after-submit", (), time_limit_minutes=7)

    assert minutes_for(seven, ExtraTime.QUARTER) == 9


@pytest.mark.parametrize("extra", [None, *ExtraTime])
def test_a_quiz_without_a_limit_has_no_deadline_for_anybody(extra: ExtraTime | None):
    assert deadline_of(UNLIMITED, extra, NOON) is None
    assert phase(None, NOON + timedelta(days=900)) is Phase.RUNNING


def test_the_deadline_is_counted_from_the_beginning():
    assert deadline_of(TWENTY, None, NOON) == NOON + timedelta(minutes=20)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (-SECOND, Phase.RUNNING),
        (timedelta(0), Phase.RUNNING),
        (SECOND, Phase.ARRIVING),
        (GRACE - SECOND, Phase.ARRIVING),
        (GRACE, Phase.OVER),
    ],
)
def test_an_attempt_runs_then_waits_for_what_is_on_its_way_then_is_over(after: timedelta, expected: Phase):
    assert phase(NOON, NOON + after) is expected


def test_an_answer_given_in_time_may_come_a_little_later():
    assert is_in_time(NOON, given_at=NOON, now=NOON + GRACE - SECOND)
    assert not is_in_time(NOON, given_at=NOON, now=NOON + GRACE)
    assert not is_in_time(NOON, given_at=NOON + SECOND, now=NOON + SECOND)


@given(MOMENTS, MOMENTS)
def test_nothing_that_comes_after_the_grace_counts_whatever_a_device_says(given_at: datetime, now: datetime):
    if is_in_time(NOON, given_at=given_at, now=now):
        assert given_at <= NOON
        assert now < NOON + GRACE


@given(MOMENTS)
def test_an_attempt_never_ends_after_its_time(now: datetime):
    end = ended_at(NOON, now)

    assert end == min(NOON, now)
    assert was_ended_by_time(NOON, end) is (now >= NOON)
    assert ended_at(None, now) == now


def test_an_attempt_without_a_limit_or_an_end_was_not_ended_by_time():
    assert not was_ended_by_time(None, NOON)
    assert not was_ended_by_time(NOON, None)
