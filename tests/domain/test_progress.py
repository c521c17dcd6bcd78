"""Completion: decided in one place, only forwards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.progress import LessonReading, item_key, lesson_state, progress

KEYS = st.sampled_from(["lesson:a/1", "lesson:a/2", "quiz:a/q", "simulation:s"])


@given(st.lists(KEYS), st.sets(KEYS), KEYS)
def test_more_evidence_never_takes_anything_back(required: list[str], evidence: set[str], more: str):
    before = progress(required, evidence)
    after = progress(required, evidence | {more})

    assert set(before.earned) <= set(after.earned)
    assert after.complete or not before.complete
    assert before.total == len(set(required))


def test_nothing_required_is_not_complete():
    assert not progress([], {"lesson:a/1"}).complete


@given(st.integers(0, 50), st.integers(0, 50), st.sets(st.sampled_from("xyz")))
def test_a_lesson_is_complete_when_read_and_answered(position: int, blocks: int, answered: set[str]):
    state = lesson_state(LessonReading(position, blocks, ("x", "y"), frozenset(answered)))

    assert state.complete == (position >= blocks and {"x", "y"} <= answered)
    assert state.blocks_left == max(0, blocks - position)


def test_a_simulation_is_the_same_evidence_in_every_course():
    assert item_key("asm-101", "simulation", "sim-b1") == item_key("cri-101", "simulation", "sim-b1")
    assert item_key("asm-101", "lesson", "x") != item_key("cri-101", "lesson", "x")
