"""Old numbers are not trusted silently."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.freshness import days_stale


@pytest.mark.parametrize(
    ("checked_on", "days"),
    [("2026-11-24", 0), ("2026-05-28", 0), ("2026-05-27", 181), ("2025-11-24", 365), (None, 0)],
)
def test_what_was_checked_long_ago_says_so(checked_on: str | None, days: int):
    assert days_stale(checked_on, date(2026, 11, 24)) == days
