"""When a question is due again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.refresher.schedule import LONGEST_DAYS, Memory, Sureness, reviewed

START = date(2026, 11, 24)

answers = st.tuples(st.integers(0, 500), st.booleans(), st.sampled_from(Sureness))
logs = st.lists(answers, min_size=1, max_size=12)


def replay(log: list[tuple[int, bool, Sureness]]) -> Memory:
    """Answer a question so many days after its last review, again and again."""
    memory, day = None, START
    for days, right, sureness in log:
        day += timedelta(days=days)
        memory = reviewed(memory, day, right=right, sureness=sureness)
    assert memory is not None
    return memory


def interval(memory: Memory) -> int:
    return (memory.due_on - memory.reviewed_on).days


def intervals(*answered: tuple[bool, Sureness]) -> list[int]:
    """Return the days between reviews when every one comes on its day."""
    memory, day, days = None, START, []
    for right, sureness in answered:
        memory = reviewed(memory, day, right=right, sureness=sureness)
        day = memory.due_on
        days.append(interval(memory))
    return days


@given(logs)
def test_a_question_is_due_after_its_review_and_within_a_year(log):
    assert 1 <= interval(replay(log)) <= LONGEST_DAYS


@given(logs, st.integers(0, 500), st.sampled_from(Sureness))
def test_a_wrong_answer_never_lengthens_the_interval(log, days: int, sureness: Sureness):
    before = replay(log)

    after = reviewed(before, before.reviewed_on + timedelta(days=days), right=False, sureness=sureness)

    assert interval(after) <= interval(before)
    assert after.stability <= before.stability


@given(logs)
def test_the_same_log_gives_the_same_state(log):
    assert replay(log) == replay(log)


@given(logs, st.integers(0, 500))
def test_wrong_comes_before_guessed_and_guessed_before_known(log, days: int):
    before = replay(log)
    day = before.reviewed_on + timedelta(days=days)

    wrong = reviewed(before, day, right=False, sureness=Sureness.SURE)
    guessed = reviewed(before, day, right=True, sureness=Sureness.GUESSING)
    known = reviewed(before, day, right=True, sureness=Sureness.SURE)

    assert wrong.due_on <= guessed.due_on <= known.due_on


def test_what_is_known_comes_back_less_and_less_often():
    assert intervals(*[(True, Sureness.SURE)] * 6) == [2, 11, 46, 163, 365, 365]


def test_what_is_guessed_comes_back_soon():
    assert intervals(*[(True, Sureness.GUESSING)] * 4) == [1, 3, 7, 12]


def test_being_fairly_sure_counts_as_knowing():
    assert intervals((True, Sureness.FAIRLY_SURE)) == intervals((True, Sureness.SURE))


def test_how_sure_one_was_does_not_soften_a_wrong_answer():
    assert {interval(reviewed(None, START, right=False, sureness=each)) for each in Sureness} == {1}


def test_a_clock_that_was_set_back_does_no_harm():
    memory = reviewed(None, START, right=True, sureness=Sureness.SURE)

    again = reviewed(memory, START - timedelta(days=2), right=True, sureness=Sureness.SURE)

    assert again.due_on > again.reviewed_on


def test_the_library_stays_in_one_file():
    files = (ROOT / "app").rglob("*.py")

    assert [path.name for path in files if "from fsrs" in path.read_text("utf-8")] == ["schedule.py"]
