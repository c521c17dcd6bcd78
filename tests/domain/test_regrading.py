"""Marking again: only forwards, best key for points, last key for safety questions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.marking import Drawn, Mark, draw, mark
from app.domain.quiz import Option, Question, Quiz
from app.domain.regrading import (
    Change,
    Outcome,
    Result,
    change_of,
    fingerprint,
    mark_again,
    with_key_of,
)

LETTERS = "abc"


def single(name: str, right: str = "a", *, must: bool = False) -> Question:
    options = tuple(Option(letter, letter == right) for letter in LETTERS)
    return Question(name, "single", must=must, options=options)


def quiz_of(*questions: Question) -> Quiz:
    return Quiz("final", 80, len(questions), None, 0, "after-submit", questions)


QUIZ = quiz_of(*(single(name, must=name == "q0") for name in ("q0", "q1", "q2", "q3", "q4")))
keys = st.dictionaries(
    st.sampled_from([each.id for each in QUIZ.questions]), st.sampled_from(LETTERS), max_size=5
).map(lambda right: {name: single(name, letter, must=name == "q0") for name, letter in right.items()})
answers = st.dictionaries(
    st.sampled_from([each.id for each in QUIZ.questions]), st.sampled_from(LETTERS).map(lambda each: (each,))
)


def drawn() -> tuple[Drawn, ...]:
    return draw(QUIZ, 7)


@given(answers, st.lists(keys, max_size=3), keys)
def test_another_correction_never_takes_points(given_, earlier, latest):
    before = mark_again(QUIZ, drawn(), given_, earlier)
    after = mark_again(QUIZ, drawn(), given_, [*earlier, latest])

    assert after.percent >= before.percent
    assert all(new.share >= old.share for new, old in zip(after.questions, before.questions, strict=True))


@given(answers, st.lists(keys, max_size=3))
def test_a_pass_stays_and_points_agree_with_the_mark(given_, corrections):
    first = mark(QUIZ, drawn(), given_)
    again = mark_again(QUIZ, drawn(), given_, corrections)
    change = change_of(1, 1, Result(first.percent, first.passed), again)

    assert change.after.passed >= change.before.passed
    assert change.after.percent == again.percent


@given(answers)
def test_without_a_correction_it_is_the_mark(given_):
    assert mark_again(QUIZ, drawn(), given_, []) == mark(QUIZ, drawn(), given_)


@given(answers, st.lists(keys, min_size=1, max_size=3))
def test_a_new_pass_has_every_safety_question_right_by_the_last_key(given_, corrections):
    again = mark_again(QUIZ, drawn(), given_, corrections)
    right = next(each.id for each in corrections[-1].get("q0", QUIZ.questions[0]).options if each.right)

    assert not again.passed or given_.get("q0") == (right,)


def test_a_corrected_key_is_worth_what_it_says():
    given_ = dict.fromkeys(("q0", "q1", "q2"), ("a",)) | {"q3": ("b",), "q4": ("c",)}

    again = mark_again(QUIZ, drawn(), given_, [{"q3": single("q3", "b")}])

    assert (mark(QUIZ, drawn(), given_).percent, again.percent, again.passed) == (60, 80, True)


def test_who_was_right_by_the_old_key_of_a_safety_question_does_not_newly_pass_by_another():
    given_ = dict.fromkeys(("q0", "q1", "q2"), ("a",)) | {"q3": ("b",)}
    corrections = [{"q3": single("q3", "b"), "q0": single("q0", "c", must=True)}]

    again = mark_again(QUIZ, drawn(), given_, corrections)

    assert (again.percent, again.missed_must, again.passed) == (80, ("q0",), False)


def test_a_key_travels_to_the_letters_of_the_question_asked():
    asked = replace(single("one", "a", must=True), points=3, tag="asking", fixed=True)
    other = single("one", "a")

    moved = with_key_of(asked, other, {"a": "c", "b": "a", "c": "b"})

    assert [each.id for each in moved.options if each.right] == ["c"]
    assert [each.id for each in moved.options] == ["a", "b", "c"]
    assert (moved.points, moved.must, moved.tag, moved.fixed) == (3, True, "asking", True)


def test_the_order_of_options_is_the_key_of_a_ranked_question_only():
    letters = {"a": "b", "b": "a", "c": "c"}
    order = Question("steps", "order", options=tuple(Option(letter, True) for letter in LETTERS))
    same = Question("one", "single", options=(Option("a", False), Option("b", True), Option("c", False)))

    assert [each.id for each in with_key_of(order, order, letters).options] == ["b", "a", "c"]
    assert with_key_of(single("one"), same, letters) == single("one")


def test_a_number_takes_the_other_answer_and_tolerance():
    asked = Question("bmi", "number", answer=Decimal("19.1"), tolerance=Decimal("0.1"))
    other = replace(asked, answer=Decimal("19.4"), tolerance=Decimal("0.2"))

    again = mark_again(quiz_of(asked), draw(quiz_of(asked), 1), {"bmi": ("19.5",)}, [{"bmi": other}])

    assert again.percent == 100


def change(attempt_id: int, person_id: int, before: Result, after: Result) -> Change:
    return Change(attempt_id, person_id, before, after)


OUTCOME = Outcome(
    (
        change(1, 1, Result(60, False), Result(80, True)),
        change(2, 1, Result(60, False), Result(80, True)),
        change(3, 2, Result(60, False), Result(70, False)),
        change(4, 3, Result(90, True), Result(90, True)),
    )
)


def test_people_are_counted_once_however_often_they_tried():
    assert (OUTCOME.people, OUTCOME.people_changed, OUTCOME.people_newly_passed) == (3, 2, 1)
    assert OUTCOME.moves == [
        (Result(60, False), Result(70, False), 1),
        (Result(60, False), Result(80, True), 2),
    ]


@pytest.mark.parametrize(
    "other",
    [
        Outcome(OUTCOME.changes[:-1]),
        Outcome((*OUTCOME.changes[:-1], change(4, 3, Result(90, True), Result(95, True)))),
        Outcome((*OUTCOME.changes[:-1], change(5, 3, Result(90, True), Result(90, True)))),
    ],
)
def test_a_fingerprint_tells_what_would_be_done(other: Outcome):
    mine = fingerprint(OUTCOME, "cri-101", 3)

    assert mine == fingerprint(Outcome(OUTCOME.changes[::-1]), "cri-101", 3)
    assert len({mine, fingerprint(other, "cri-101", 3), fingerprint(OUTCOME, "cri-101", 4)}) == 3


def test_a_mark_worse_than_before_changes_nothing():
    worse = Mark((), Decimal(0), 5, 40, (), False)

    assert not change_of(1, 1, Result(60, True), worse).differs
