"""Which questions come back, and when first."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.refresher.selection import MOST_CARDS, chosen_questions
from tests.library.factories import question
from tests.refresher.factories import COMPLETED_ON, QUESTIONS, course_to_refresh

COURSE = course_to_refresh()
LARGE = course_to_refresh(
    questions=(
        *(question(f"must-{number}", must=True, lesson="one") for number in range(5)),
        *(question(f"{lesson}-{number}", lesson=lesson) for lesson in "abcdefgh" for number in range(4)),
    )
)
seeds = st.integers(1, 2**31)


@given(seeds)
def test_every_safety_question_and_up_to_two_others_of_each_lesson(seed: int):
    chosen = [each.question for each in chosen_questions(COURSE, seed, COMPLETED_ON)]

    assert chosen[0].id == "first"
    assert Counter(each.lesson for each in chosen[1:]) == {"one": 2, "two": 2}
    assert len({each.id for each in chosen}) == len(chosen)


@given(seeds)
def test_at_most_sixteen_the_safety_questions_first_then_every_lesson_once(seed: int):
    chosen = [each.question for each in chosen_questions(LARGE, seed, COMPLETED_ON)]

    assert len(chosen) == MOST_CARDS
    assert all(each.must for each in chosen[:5])
    assert {each.lesson for each in chosen[5:13]} == set("abcdefgh")


@given(seeds)
def test_no_seven_days_hold_more_than_four_new_ones(seed: int):
    days = [(each.first_on - COMPLETED_ON).days for each in chosen_questions(LARGE, seed, COMPLETED_ON)]

    assert days[:6] == [3, 4, 6, 8, 10, 11]
    assert all(sum(first <= day < first + 7 for day in days) <= 4 for first in days)


def test_one_person_always_gets_the_same_and_others_get_others():
    def ids(seed: int) -> list[str]:
        return [each.question.id for each in chosen_questions(COURSE, seed, COMPLETED_ON)]

    assert ids(1) == ids(1)
    assert len({tuple(ids(seed)) for seed in range(20)}) > 1


def test_the_order_of_the_file_does_not_matter():
    other = course_to_refresh(questions=QUESTIONS[::-1])

    assert {each.question.id for each in chosen_questions(COURSE, 7, COMPLETED_ON)} == {
        each.question.id for each in chosen_questions(other, 7, COMPLETED_ON)
    }


def test_a_course_without_a_quiz_has_nothing_to_ask():
    assert chosen_questions(course_to_refresh(questions=()), 1, COMPLETED_ON) == []
