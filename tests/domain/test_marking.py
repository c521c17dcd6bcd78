"""Drawing and marking quizzes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.marking import Drawn, draw, ensure_answerable, is_whole, mark, mark_question, right_answer
from app.domain.quiz import Option, Question, Quiz, Scoring

SINGLE = Question("single", "single", options=(Option("a", False), Option("b", True), Option("c", False)))
MULTIPLE = Question(
    "multiple", "multiple", options=tuple(Option(each, each in "ab") for each in "abcd"), scoring="per-option"
)
NUMBER = Question("number", "number", answer=Decimal("19.1"), tolerance=Decimal("0.1"))

STEPS = Question("steps", "order", options=tuple(Option(each, True) for each in "abcd"))
NEXT = Question("next", "next-best", options=tuple(Option(each, each == "a") for each in "abcde"))


def quiz(*questions: Question, draw: int = 99, pass_percent: int = 80) -> Quiz:
    return Quiz("first-response", pass_percent, draw, None, 0, "after-submit", questions)


def bank(size: int, musts: int = 0, tags: str = "xyz") -> tuple[Question, ...]:
    return tuple(
        Question(f"q{n}", "single", must=n < musts, tag=tags[n % len(tags)], options=SINGLE.options)
        for n in range(size)
    )


@given(st.integers(0, 2**31), st.integers(1, 12), st.integers(0, 5))
def test_a_draw_has_every_must_no_repeats_and_is_the_same_again(seed: int, count: int, musts: int):
    rules = quiz(*bank(20, musts), draw=count)

    drawn = draw(rules, seed)

    ids = [each.question_id for each in drawn]
    assert len(ids) == len(set(ids)) == max(count, musts)
    assert {f"q{n}" for n in range(musts)} <= set(ids)
    assert drawn == draw(rules, seed)
    assert all(sorted(each.options) == ["a", "b", "c"] for each in drawn)


@given(st.integers(0, 2**31))
def test_a_draw_is_spread_over_the_tags(seed: int):
    drawn = draw(quiz(*bank(21), draw=6), seed)

    tags = [int(each.question_id[1:]) % 3 for each in drawn]
    assert sorted(tags.count(tag) for tag in range(3)) == [2, 2, 2]


def test_seeds_differ_in_questions_and_option_order():
    rules = quiz(*bank(24), draw=8)

    assert len({draw(rules, seed) for seed in range(20)}) > 15


def test_fixed_options_keep_their_order():
    fixed = Question("q", "true-false", options=(Option("a", True), Option("b", False)), fixed=True)

    assert all(draw(quiz(fixed), seed)[0].options == ("a", "b") for seed in range(10))


@given(st.dictionaries(st.sampled_from(["q0", "q1", "q2", "q3"]), st.sampled_from(["a", "b", "c"])))
def test_the_percent_follows_from_right_answers_alone(ticked: dict[str, str]):
    rules = quiz(*bank(4))
    answers = {question: (option,) for question, option in ticked.items()}

    result = mark(rules, draw(rules, 1), answers)

    right = sum(option == "b" for option in ticked.values())
    assert result.percent == right * 25
    assert result.passed == (right == 4)


def test_a_missed_safety_question_fails_whatever_the_score():
    rules = quiz(*bank(10, musts=1))
    answers = {f"q{n}": ("b",) for n in range(1, 10)} | {"q0": ("a",)}

    result = mark(rules, draw(rules, 1), answers)

    assert result.percent == 90
    assert result.missed_must == ("q0",)
    assert not result.passed


def test_percent_is_rounded_down():
    rules = quiz(*bank(3), pass_percent=67)

    result = mark(rules, draw(rules, 1), {"q0": ("b",), "q1": ("b",)})

    assert result.percent == 66
    assert not result.passed


def test_an_answer_to_a_question_that_was_not_drawn_is_refused():
    rules = quiz(*bank(3))
    with pytest.raises(Invalid, match="question-not-drawn"):
        mark(rules, (Drawn("q0", ("a", "b", "c")),), {"q1": ("b",)})


@pytest.mark.parametrize(
    ("ticked", "share"), [("ab", 1), ("a", "0.5"), ("abc", "0.5"), ("abcd", 0), ("cd", 0), ("", 0)]
)
def test_per_option_marking_gives_nothing_for_guessing(ticked: str, share: str | int):
    assert mark_question(MULTIPLE, tuple(ticked)).share == Decimal(share)


@pytest.mark.parametrize("typed", ["19.1", "19,1", "19.0", "１９．２", " 19.1 % ", "19，15"])
def test_numbers_are_read_as_people_type_them(typed: str):
    assert mark_question(NUMBER, (typed,)).right


@pytest.mark.parametrize("typed", ["18.9", "19.3", "-19.1"])
def test_other_numbers_are_wrong(typed: str):
    assert not mark_question(NUMBER, (typed,)).right


@pytest.mark.parametrize("typed", ["many", "NaN", "Infinity", "1e", "1e999999999", "1e-999999999", ""])
def test_what_is_no_number_cannot_be_kept(typed: str):
    with pytest.raises(Invalid, match="not-a-number"):
        ensure_answerable(NUMBER, (typed,))


@pytest.mark.parametrize(("chosen", "share"), [("a", 1), ("b", "0.75"), ("c", "0.5"), ("e", 0), ("", 0)])
def test_a_next_step_counts_by_its_rank(chosen: str, share: str | int):
    assert mark_question(NEXT, tuple(chosen)).share == Decimal(share)


@given(st.permutations("abcd"), st.sampled_from(["all", "per-option"]))
def test_only_the_very_order_is_right_and_a_coin_earns_nothing(order: list[str], scoring: Scoring):
    marked = mark_question(replace(STEPS, scoring=scoring), in_order(order))

    turned = mark_question(replace(STEPS, scoring=scoring), in_order([*reversed(order)]))
    assert marked.right == (order == [*"abcd"])
    assert min(marked.share, turned.share) == 0
    assert 0 <= marked.share <= 1


def test_an_order_counts_in_part_where_the_author_says_so():
    partly = in_order([*"bacd"])

    assert mark_question(STEPS, partly).share == 0
    assert mark_question(replace(STEPS, scoring="per-option"), partly).share == Decimal(4) / 6


def test_an_order_may_be_kept_half_done():
    ensure_answerable(STEPS, ("a:1", "c:1"))

    assert not mark_question(replace(STEPS, scoring="per-option"), ("a:1",)).share


@pytest.mark.parametrize("answer", [("a:5",), ("a:0",), ("z:1",), ("a",), ("a:1", "a:2"), ("a:²",), (":1",)])
def test_what_is_no_place_is_refused(answer: tuple[str, ...]):
    with pytest.raises(Invalid, match="option"):
        ensure_answerable(STEPS, answer)


def in_order(order: list[str]) -> tuple[str, ...]:
    return tuple(f"{option}:{place}" for place, option in enumerate(order, 1))


@pytest.mark.parametrize("asked", [SINGLE, MULTIPLE, NUMBER, STEPS, NEXT], ids=lambda asked: asked.kind)
def test_the_right_answer_is_right_and_whole(asked: Question):
    right = right_answer(asked)

    assert mark_question(asked, right).right
    assert is_whole(asked, right)
    assert not is_whole(asked, ())


def test_an_option_the_question_does_not_have_is_refused():
    with pytest.raises(Invalid, match="option-unknown"):
        ensure_answerable(SINGLE, ("z",))


def test_two_options_where_one_is_asked_for_are_refused():
    with pytest.raises(Invalid, match="one-option-only"):
        ensure_answerable(SINGLE, ("a", "b"))
