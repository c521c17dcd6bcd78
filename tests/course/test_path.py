"""Where a learner stands, what comes next, and what a reader has to know about the review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.compiled import Review, SourceEntry
from app.course.learner import Learner, Reading, Try
from app.course.next_step import heading_above, next_step
from app.course.path import CourseState, standing
from app.course.tracks import track_paths
from app.domain.quiz import Counts
from app.library.queries import Published
from app.library.review import cited, review_state
from tests.library.factories import both, course, lesson, quiz, scenario
from tests.people import NOW, TODAY

SCENARIOS = {"sim-b1": Published(1, scenario())}
COURSE = course(simulations=["sim-b1"])
KEYS = ("lesson:cri-101/one", "lesson:cri-101/two", "simulation:sim-b1", "quiz:cri-101/final")
ENROLLED = Learner(enrolments={"cri-101": NOW})


def later(minutes: int):
    return NOW + timedelta(minutes=minutes)


def step_of(learner: Learner):
    here = standing(COURSE, learner, SCENARIOS)
    found = next_step({"cri-101": here}, learner)
    return found and found.step.key


def test_a_newcomer_has_no_next_step():
    assert step_of(Learner()) is None


@pytest.mark.parametrize("done", range(4))
def test_the_next_step_is_the_first_place_that_is_open(done: int):
    learner = replace(ENROLLED, evidence=dict.fromkeys(KEYS[:done], NOW))

    assert step_of(learner) == KEYS[done]


def test_what_was_left_open_last_comes_first():
    readings = {
        "lesson:cri-101/two": Reading(2, 2, later(5), 1),
        "lesson:cri-101/one": Reading(1, 1, later(1), 1),
    }
    learner = replace(ENROLLED, readings=readings)

    assert step_of(learner) == "lesson:cri-101/two"
    assert step_of(replace(learner, tries={KEYS[3]: (Try(7, None, later(9)),)})) == KEYS[3]
    assert step_of(replace(learner, tries={KEYS[3]: (Try(7, 40, later(9)),)})) == "lesson:cri-101/two"


def test_a_quiz_knows_its_best_result():
    tries = {KEYS[3]: (Try(1, 70, NOW), Try(2, 40, NOW), Try(3, None, NOW))}
    last = standing(COURSE, replace(ENROLLED, tries=tries), SCENARIOS).items[-1]

    assert (last.result_percent, last.has_open_attempt, last.complete) == (70, True, False)


@given(st.sets(st.sampled_from(KEYS)))
def test_what_is_done_and_what_is_next_never_overlap(done: set[str]):
    learner = replace(ENROLLED, evidence=dict.fromkeys(done, NOW))
    here = standing(COURSE, learner, SCENARIOS)

    assert here.done_count == len(done)
    assert (here.next_item is None) == (len(done) == len(KEYS))
    assert here.next_item is None or here.next_item.key not in done


def test_a_completed_course_stays_completed_when_it_grows():
    learner = Learner(evidence={"course:cri-101": NOW})

    assert standing(COURSE, learner, SCENARIOS).state is CourseState.COMPLETED


def test_a_path_shows_its_tiers_in_order_and_where_one_is():
    basic = standing(COURSE, replace(ENROLLED, evidence={"course:cri-100": NOW}), SCENARIOS)
    first = standing(replace(COURSE, id="cri-100"), Learner(evidence={"course:cri-100": NOW}), SCENARIOS)
    advanced = standing(replace(COURSE, id="cri-301", tier="advanced"), Learner(), SCENARIOS)

    (path,) = track_paths([advanced, basic, first], basic)

    assert [(row.tier, row.mark, len(row.courses)) for row in path.tiers] == [
        ("basic", "here", 2),
        ("advanced", "", 1),
    ]
    assert track_paths([first], None)[0].tiers[0].mark == "walked"


@pytest.mark.parametrize(("block", "heading"), [(1, None), (2, None), (3, "Practise"), (4, "Practise")])
def test_the_heading_above_a_block(block: int, heading: str | None):
    found = heading_above(lesson("one"), block)

    assert (found and found["en"]) == heading


@pytest.mark.parametrize(
    ("review", "state"),
    [
        (Review(None, None, "2027-05-31"), "pending"),
        (Review("Dr Li", "2026-05-31", "2026-11-23"), "due"),
        (Review("Dr Li", "2026-05-31", "2026-11-24"), "done"),
    ],
)
def test_the_state_of_the_clinical_review(review: Review, state: str):
    assert review_state(review, TODAY) == state


@pytest.mark.parametrize(("verified", "stale"), [(date(2026, 5, 28), False), (date(2026, 5, 27), True)])
def test_a_source_is_old_after_a_hundred_and_eighty_days(verified: date, stale: bool):
    entry = SourceEntry("s", "study", both("A study."), verified.isoformat())

    assert cited([entry], TODAY)[0].is_stale is stale


@pytest.mark.parametrize(("counts", "percent"), [("best", 70), ("last", 60), ("first", 40)])
def test_the_result_so_far_is_the_one_that_counts(counts: Counts, percent: int):
    tries = [Try(1, 40, NOW), Try(2, 70, NOW), Try(3, 60, NOW), Try(4, None, NOW)]
    learner = Learner(tries={"quiz:cri-101/final": tuple(tries)})

    here = standing(course(quizzes=[quiz(counts=counts)]), learner, {})

    assert here.items[-1].result_percent == percent
