"""Item analysis: bounds, invariance, the perfect item, small groups, every flag."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.item_analysis import (
    FEWEST_PEOPLE,
    FEWEST_TO_JUDGE,
    Flag,
    ItemFigures,
    Reply,
    figures,
    item_rest_correlation,
    observe,
)
from app.domain.item_options import GROUP_SHARE, Observation, group_weights, taken
from app.domain.quiz import Kind, Option, Question

OPTIONS = (Option("a", True), Option("b", False), Option("c", False))
SINGLE = Question("one", "single", options=OPTIONS)

shares = st.sampled_from([0.0, 0.25, 0.5, 1.0])
replies = st.builds(
    Reply,
    item=st.sampled_from(["one", "two", "three"]),
    share=shares,
    points=st.integers(1, 5),
    answer=st.sampled_from([(), ("a",), ("b",), ("c",)]),
)
sittings = st.lists(
    st.lists(replies, min_size=1, max_size=4, unique_by=lambda reply: reply.item), max_size=60
)


def seen_by(*people: tuple[str, float]) -> list[Observation]:
    """People who took an option of `SINGLE` and won this share of the rest; an empty option is no answer."""
    return [Observation(float(option == "a"), rest, (option,) if option else ()) for option, rest in people]


def measured(*people: tuple[str, float], question: Question = SINGLE) -> ItemFigures:
    found = figures(question, seen_by(*people))
    assert found is not None
    return found


@given(sittings)
def test_figures_keep_their_bounds(people: list[list[Reply]]):
    for seen in observe(people).values():
        found = figures(SINGLE, seen)
        assert (found is None) == (len(seen) < FEWEST_PEOPLE)
        if found is None:
            continue
        assert 0 <= found.right_share <= found.mean_share <= 1
        assert found.discrimination is None or -1 <= found.discrimination <= 1
        for option in found.options:
            for share in (option.share, option.strong, option.weak):
                assert share is None or 0 <= share <= 1


@given(sittings, st.randoms())
def test_no_order_of_people_or_questions_matters(people: list[list[Reply]], random: Random):
    shuffled = [random.sample(sitting, len(sitting)) for sitting in random.sample(people, len(people))]
    here, there = observe(people), observe(shuffled)

    assert {item: figures(SINGLE, seen) for item, seen in here.items()} == {
        item: figures(SINGLE, seen) for item, seen in there.items()
    }


@given(st.lists(st.floats(0, 1).map(lambda value: round(value, 1)), min_size=1, max_size=80))
def test_a_group_is_27_percent_and_level_people_are_treated_alike(rests: list[float]):
    for strong in (True, False):
        weights = group_weights(rests, strong=strong)
        assert sum(weights) == pytest.approx(GROUP_SHARE * len(rests))
        assert len(dict(zip(rests, weights, strict=True))) == len({*zip(rests, weights, strict=True)})


@given(st.lists(st.booleans(), min_size=FEWEST_TO_JUDGE, max_size=60).filter(lambda all_: len({*all_}) == 2))
def test_an_item_that_goes_with_the_rest_discriminates_perfectly(strong: list[bool]):
    seen = [Observation(float(is_strong), 0.9 if is_strong else 0.2, ()) for is_strong in strong]
    against = [Observation(1 - each.share, each.rest, ()) for each in seen]

    assert item_rest_correlation(seen) == pytest.approx(1)
    assert item_rest_correlation(against) == pytest.approx(-1)


def test_the_rest_leaves_the_question_itself_out():
    sitting = [Reply("one", 1.0, 1, ("a",)), Reply("two", 0.0, 3, ("b",)), Reply("three", 1.0, 1, ("a",))]

    rests = {item: seen[0].rest for item, seen in observe([sitting]).items()}

    assert rests == {"one": 0.25, "two": 1.0, "three": 0.25}


def test_a_question_alone_has_no_rest_and_no_discrimination():
    seen = observe([[Reply("one", float(n % 2), 1, ("a",))] for n in range(40)])["one"]

    assert figures(SINGLE, seen).discrimination is None


def test_nothing_is_said_of_fewer_than_five_people():
    assert figures(SINGLE, seen_by(*[("a", 0.5)] * 4)) is None
    assert figures(SINGLE, seen_by(*[("a", 0.5)] * 5)) is not None


def test_below_twenty_people_there_is_difficulty_and_nothing_more():
    few = measured(*[("a", 0.9)] * 10, *[("b", 0.1)] * 9)

    assert (few.mean_share, few.discrimination, few.flags) == (10 / 19, None, ())
    assert {(each.strong, each.weak) for each in few.options} == {(None, None)}
    assert [each.count for each in few.options] == [10, 9, 0]


def test_a_good_item_has_no_flag():
    good = measured(*[("a", 0.9)] * 16, *[("b", 0.3)] * 5, *[("c", 0.3)] * 4)

    assert good.flags == ()
    assert good.discrimination > 0.9
    assert (good.options[0].strong, good.options[0].weak) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("people", "flags"),
    [
        # The key is wrong: the strong take b.
        ([("b", 0.9)] * 12 + [("a", 0.3)] * 10 + [("c", 0.2)] * 3, {Flag.KEY_IN_DOUBT, Flag.WRONG_PREFERRED}),
        (
            [("a", 0.5), ("b", 0.5), ("c", 0.5), ("a", 0.6), ("b", 0.6), ("c", 0.6)] * 5,
            {Flag.WEAK, Flag.HARD},
        ),
        ([("a", 0.9)] * 39 + [("b", 0.1)], {Flag.EASY}),
        ([("a", 0.9)] * 20 + [("", 0.1)] * 3 + [("b", 0.1)] * 3 + [("c", 0.1)] * 3, {Flag.SKIPPED}),
        ([("a", 0.9)] * 20 + [("b", 0.1)] * 10, {Flag.IDLE_OPTION}),
    ],
    ids=["key", "weak", "easy", "skipped", "idle"],
)
def test_flags(people: list[tuple[str, float]], flags: set[Flag]):
    assert set(measured(*people).flags) == flags


def test_a_safety_question_may_be_easy():
    must = Question("one", "single", must=True, options=OPTIONS)

    assert measured(*[("a", 0.9)] * 40, question=must).flags == ()


def test_of_several_the_strong_are_misled_when_most_of_them_tick_a_wrong_one():
    multiple = Question("one", "multiple", options=(*OPTIONS, Option("d", True)))
    strong = [Observation(0.0, 0.9, ("a", "b", "d"))] * 10
    weak = [Observation(1.0, 0.2, ("a", "d"))] * 15

    assert Flag.WRONG_PREFERRED in figures(multiple, [*strong, *weak]).flags


@pytest.mark.parametrize(
    ("kind", "answer", "counts_for"),
    [
        ("single", ("b",), {"b"}),
        ("multiple", ("a", "c"), {"a", "c"}),
        ("order", ("a:1", "b:3", "c:2"), {"a"}),
        ("order", (), set()),
        ("number", ("19,10",), {"19.1"}),
        ("number", ("100",), {"100"}),
        ("number", ("1e25",), {"1E+25"}),
        ("number", (), set()),
    ],
)
def test_what_an_answer_counts_for(kind: Kind, answer: tuple[str, ...], counts_for: set[str]):
    assert taken(Question("one", kind, options=OPTIONS), answer) == counts_for


def test_of_a_number_only_what_several_typed_is_listed():
    number = Question("one", "number", answer=Decimal("19.1"), tolerance=Decimal("0.1"))
    typed = ["19.1", "19.10", "19,2", "18", "18", "18", "7"]
    seen = [Observation(float(value.startswith("19")), 0.5, (value,)) for value in typed]

    found = figures(number, seen)

    assert [(each.id, each.right, each.count) for each in found.options] == [
        ("18", False, 3),
        ("19.1", True, 2),
    ]
