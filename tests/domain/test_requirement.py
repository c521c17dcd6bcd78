"""Was it done by the day? Decided once, and never late again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.certification import Period
from app.domain.requirement import STAYS, State, Verdict, done_by, is_in_view, verdict

DUE = date(2027, 1, 1)
DAY = timedelta(days=1)
days = st.dates(DUE - 900 * DAY, DUE + 900 * DAY)


@st.composite
def periods(draw) -> Period:
    """A certificate: some days long or without end, perhaps revoked."""
    first = draw(days)
    length = draw(st.none() | st.integers(0, 800))
    revoked = draw(st.none() | st.integers(0, 800))
    return Period(
        valid_from=first,
        valid_until=None if length is None else first + length * DAY,
        revoked_on=None if revoked is None else first + revoked * DAY,
        window_days=90,
        grace_days=30,
    )


proofs = st.lists(periods(), max_size=4)


def known_on(day: date, found: list[Period]) -> list[Period]:
    return [each for each in found if each.valid_from <= day]


def state(*found: Period, today: date, due_on: date = DUE) -> State:
    return verdict(found, due_on=due_on, today=today).state


def completed(on: date) -> Period:
    return Period(valid_from=on, valid_until=None)


def certificate(first: date, last: date, revoked_on: date | None = None) -> Period:
    return Period(first, last, window_days=90, grace_days=30, revoked_on=revoked_on)


@pytest.mark.parametrize(
    ("done_on", "today", "expected"),
    [
        (None, DUE, State.OPEN),
        (None, DUE + DAY, State.LATE),
        (DUE - 400 * DAY, DUE - 300 * DAY, State.DONE),
        (DUE, DUE, State.DONE),
        (DUE, DUE + DAY, State.DONE),
        (DUE + DAY, DUE + DAY, State.DONE_LATE),
    ],
)
def test_a_course_counts_from_its_day_on(done_on: date | None, today: date, expected: State):
    assert state(*([completed(done_on)] if done_on else []), today=today) == expected


def test_a_certificate_that_ends_before_the_day_has_to_be_renewed():
    ending = certificate(DUE - 700 * DAY, DUE - DAY)

    assert state(ending, today=DUE - 10 * DAY) == State.OPEN
    assert state(ending, today=DUE + DAY) == State.LATE
    assert state(ending, certificate(DUE, DUE + 700 * DAY), today=DUE) == State.DONE


def test_days_of_grace_are_not_enough():
    assert state(certificate(DUE - 700 * DAY, DUE - DAY), today=DUE) == State.OPEN


def test_what_held_on_the_day_stays_done_though_it_expired_or_was_revoked_later():
    assert state(certificate(DUE - DAY, DUE), today=DUE + 500 * DAY) == State.DONE
    assert state(certificate(DUE - DAY, DUE + DAY, revoked_on=DUE + DAY), today=DUE + 9 * DAY) == State.DONE


def test_what_was_revoked_by_the_day_does_not_count():
    revoked = certificate(DUE - 9 * DAY, DUE + 700 * DAY, revoked_on=DUE)

    assert state(revoked, today=DUE + DAY) == State.LATE


@given(proofs, days, days)
def test_what_is_done_is_not_undone_by_time(found: list[Period], one: date, other: date):
    earlier, later = sorted((one, other))
    before = verdict(known_on(earlier, found), due_on=DUE, today=earlier)
    after = verdict(known_on(later, found), due_on=DUE, today=later)

    assert after.is_done or not before.is_done or earlier <= DUE
    if earlier > DUE and before.is_done:
        assert after == before


@given(proofs, periods(), days)
def test_more_to_show_never_makes_it_worse(found: list[Period], more: Period, today: date):
    rank = [State.LATE, State.OPEN, State.DONE_LATE, State.DONE]
    before = verdict(known_on(today, found), due_on=DUE, today=today)
    after = verdict(known_on(today, [*found, more]), due_on=DUE, today=today)

    assert rank.index(after.state) >= rank.index(before.state)


@given(proofs, days, days)
def test_a_day_says_whether_it_is_open_or_late_and_a_proof_whether_it_is_done(
    found: list[Period], due_on: date, today: date
):
    judged = verdict(known_on(today, found), due_on=due_on, today=today)

    assert judged.is_done == (judged.state in {State.DONE, State.DONE_LATE})
    assert judged.done_on is None or judged.done_on <= today
    assert judged.state != State.OPEN or today <= due_on
    assert judged.state not in {State.LATE, State.DONE_LATE} or today > due_on
    assert (judged.state == State.DONE) == (done_by(known_on(today, found), due_on) is not None)


@given(st.sampled_from([State.OPEN, State.LATE]), days)
def test_what_is_not_done_stays_in_view(undone: State, today: date):
    assert is_in_view(Verdict(undone), due_on=DUE, today=today)


@given(days, days)
def test_what_is_done_leaves_two_weeks_after_its_day_and_the_doing(done_on: date, today: date):
    judged = Verdict(State.DONE, done_on)

    assert is_in_view(judged, due_on=DUE, today=today) == (today <= max(DUE, done_on) + STAYS)
