"""What a beat counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.study_time import ENDS_AFTER_S, MOST_BETWEEN_S, Beat, beat

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


def after(seconds: int, *, key: str = "lesson:a/b") -> Beat:
    now = START + timedelta(seconds=seconds)
    return beat(last_key="lesson:a/b", last_at=START, key=key, now=now)


def test_the_first_beat_begins_a_sitting():
    assert beat(last_key=None, last_at=None, key="lesson:a/b", now=START) == Beat(0, begins=True)


def test_beats_half_a_minute_apart_count_whole():
    assert after(30) == Beat(30, begins=False)


def test_a_late_beat_counts_no_more_than_a_minute():
    assert after(ENDS_AFTER_S) == Beat(MOST_BETWEEN_S, begins=False)


def test_a_long_silence_ends_the_sitting():
    assert after(ENDS_AFTER_S + 1).begins


def test_something_else_is_another_sitting():
    assert after(30, key="quiz:a/c") == Beat(0, begins=True)


def test_a_clock_that_was_set_back_takes_nothing_away():
    assert after(-5) == Beat(0, begins=True)


@given(st.lists(st.integers(0, 4_000), max_size=50))
def test_never_more_than_the_time_that_passed(gaps: list[int]):
    now, last, counted = START, START, 0
    for gap in gaps:
        now += timedelta(seconds=gap)
        counted += beat(last_key="k", last_at=last, key="k", now=now).seconds
        last = now

    assert 0 <= counted <= (now - START).total_seconds()
