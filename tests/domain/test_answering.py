"""Matching entries, and answering in one's own words."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.answering import ANSWERING
from app.domain.errors import Invalid
from app.domain.marking import ensure_answerable, is_whole, mark_question, option_order, right_answer
from app.domain.quiz import Kind, Option, Question
from app.domain.short_answer import LONGEST, folded

CLASSES = Question(
    "classes",
    "match",
    options=(
        Option("a", True, "a"),
        Option("b", True, "b"),
        Option("c", True, "a"),
        Option("d", False, "d"),
    ),
)
"""Two left entries share a right one, and one right entry belongs to none."""
LINE = Question("line", "text", accepted=("12356", "Line 12356", "心理援助热线"))


@st.composite
def matches(draw: st.DrawFn) -> Question:
    """A question with 2–6 left entries, shared right entries, and up to two that belong to none."""
    lefts, extras = draw(st.integers(2, 6)), draw(st.integers(0, 2))
    partners: list[str] = []
    for letter in "abcdef"[:lefts]:
        partners.append(draw(st.sampled_from([*dict.fromkeys(partners), letter])))
    spare = tuple(Option(letter, False, letter) for letter in "gh"[:extras])
    rows = tuple(Option(letter, True, partner) for letter, partner in zip("abcdef", partners, strict=False))
    question = Question(
        "m", "match", options=rows + spare, scoring=draw(st.sampled_from(["all", "per-option"]))
    )
    assume(len(question.partners) > 1)
    return question


@st.composite
def answered(draw: st.DrawFn) -> tuple[Question, tuple[str, ...]]:
    question = draw(matches())
    rows = [option.id for option in question.options if option.right]
    chosen = draw(st.lists(st.sampled_from(["", *question.partners]), min_size=len(rows), max_size=len(rows)))
    return question, tuple(f"{row}:{partner}" for row, partner in zip(rows, chosen, strict=True) if partner)


def test_every_kind_can_be_answered():
    assert set(ANSWERING) == set(get_args(Kind))


@given(answered())
def test_a_match_is_right_when_every_left_entry_has_its_own_and_only_then(
    case: tuple[Question, tuple[str, ...]],
):
    question, answer = case

    marked = mark_question(question, answer)

    assert marked.right == (set(answer) == set(right_answer(question)))
    assert 0 <= marked.share <= 1
    assert is_whole(question, answer) == (len(answer) == sum(option.right for option in question.options))
    if question.scoring == "all":
        assert marked.share in {0, 1}


@given(matches())
def test_the_right_answer_of_a_match_is_right(question: Question):
    assert mark_question(question, right_answer(question)).right


@given(matches())
def test_one_more_right_pair_never_counts_less(question: Question):
    partly, right = replace(question, scoring="per-option"), right_answer(question)

    shares = [mark_question(partly, right[:count]).share for count in range(len(right) + 1)]

    assert shares == sorted(shares)
    assert shares[0] == 0


@given(matches())
def test_a_part_counts_only_above_what_matching_blindly_gives(question: Question):
    right = right_answer(question)
    assume(len(question.partners) ** len(right) <= 700)
    rows = [option.id for option in question.options if option.right]
    tries = list(product(question.partners, repeat=len(rows)))
    hits = sum(f"{row}:{chosen}" in right for each in tries for row, chosen in zip(rows, each, strict=True))

    partly = replace(question, scoring="per-option")

    for count in range(len(right) + 1):
        counts = mark_question(partly, right[:count]).share > 0
        assert counts == (count * len(tries) > hits)


def test_a_match_counts_in_part_where_the_author_says_so():
    two_of_three = ("a:a", "b:b")

    assert mark_question(CLASSES, two_of_three).share == 0
    assert mark_question(replace(CLASSES, scoring="per-option"), two_of_three).share == Decimal("0.5")


@given(st.integers(0, 2**31))
def test_the_right_entries_of_a_match_are_shown_once_each_in_an_order_of_the_seed(seed: int):
    assert sorted(option_order(CLASSES, seed)) == ["a", "b", "d"]


@pytest.mark.parametrize("answer", [("a:c",), ("d:a",), ("a",), ("z:a",), ("a:a", "a:b"), ("a:",)])
def test_what_is_no_pair_is_refused(answer: tuple[str, ...]):
    with pytest.raises(Invalid, match="option"):
        ensure_answerable(CLASSES, answer)


def test_a_match_may_be_kept_half_done():
    ensure_answerable(CLASSES, ("c:d",))


@pytest.mark.parametrize(
    "typed", ["12356", " １２３５６ ", "12 356", "line 12356", "ＬＩＮＥ　12356", "心理援助 热线。", "12356."]
)
def test_an_answer_in_either_language_counts_however_it_is_typed(typed: str):
    assert mark_question(LINE, (typed,)).right


@pytest.mark.parametrize("typed", ["12355", "123", "call 12356", "。", "ｌｉｎｅ"])
def test_another_answer_is_wrong(typed: str):
    assert not mark_question(LINE, (typed,)).right


def test_an_empty_answer_is_no_right_one_even_to_an_empty_key():
    assert not mark_question(replace(LINE, accepted=(".",)), (" ",)).right


@pytest.mark.parametrize("answer", [("x" * (LONGEST + 1),), ("12356", "12355")])
def test_what_is_no_short_answer_is_refused(answer: tuple[str, ...]):
    with pytest.raises(Invalid, match="too-long"):
        ensure_answerable(LINE, answer)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)), st.randoms())
def test_case_width_and_blanks_do_not_count(text: str, chance: random.Random):
    typed = "".join(
        chance.choice(["", " ", "　", "\t"]) + chance.choice([each, each.swapcase(), chr(ord(each) + 0xFEE0)])
        for each in text
    )

    assert folded(typed) == folded(text)


@given(st.lists(st.text(min_size=1, max_size=LONGEST).filter(folded), min_size=1))
def test_every_accepted_answer_counts_as_it_was_written(accepted: list[str]):
    question = replace(LINE, accepted=tuple(accepted))

    assert all(mark_question(question, (each,)).right for each in accepted)
