"""When two editions of a question are the same one, and what a corrected key makes of the earlier."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.content.compiled import CompiledQuestion
from app.content.wording import corrected, corrections, incomparable, wording_of
from app.domain.quiz import Option
from tests.library.factories import both, number_question, question, quiz, words_of


def compiled(right: str = "a", *, kind: str = "single") -> CompiledQuestion:
    logic = replace(question("one", right=right), kind=kind)
    return CompiledQuestion(logic, words_of(logic))


def reordered(asked: CompiledQuestion, order: str) -> CompiledQuestion:
    """The same question with its options written in another order, each with its words, mark and reason."""
    right = {each.id: each.right for each in asked.logic.options}
    letters = dict(zip("abc", order, strict=True))
    return CompiledQuestion(
        replace(asked.logic, options=tuple(Option(new, right[old]) for new, old in letters.items())),
        replace(
            asked.words,
            options_html={new: asked.words.options_html[old] for new, old in letters.items()},
            rationales_html={new: asked.words.rationales_html[old] for new, old in letters.items()},
        ),
    )


def test_reasons_points_and_lesson_do_not_make_another_question():
    here = compiled()
    reasons = {letter: both("<p>Better said.</p>") for letter in "abc"}
    there = CompiledQuestion(
        replace(here.logic, points=3, tag="other", lesson="two"), replace(here.words, rationales_html=reasons)
    )

    assert wording_of(here) == wording_of(there)


@pytest.mark.parametrize(
    "there",
    [
        compiled("b"),
        compiled(kind="multiple"),
        CompiledQuestion(compiled().logic, replace(compiled().words, stem_html=both("<p>Which one?</p>"))),
        reordered(compiled(), "bac"),
    ],
    ids=["key", "kind", "stem", "order"],
)
def test_words_and_key_do(there: CompiledQuestion):
    assert wording_of(compiled()) != wording_of(there)


def test_a_corrected_key_comes_with_its_reasons():
    there = compiled("b")
    there = replace(
        there,
        words=replace(
            there.words, rationales_html={letter: both(f"<p>Now {letter}.</p>") for letter in "abc"}
        ),
    )

    found = corrected(compiled("a"), there)

    assert [each.id for each in found.logic.options if each.right] == ["b"]
    assert found.words.rationales_html["b"]["en"] == "<p>Now b.</p>"


def test_the_same_key_is_no_correction():
    assert corrected(compiled(), compiled()) is None
    assert corrected(compiled(), reordered(compiled(), "cab")) is None


def test_options_are_known_by_their_words_and_not_by_their_letters():
    there = reordered(compiled("b"), "cab")  # what was b is now the third, c

    found = corrected(compiled("a"), there)

    assert [each.id for each in found.logic.options if each.right] == ["b"]
    assert found.words.rationales_html["b"]["en"] == "<p>Why one b.</p>"


def test_a_ranked_question_is_corrected_by_another_order():
    steps = compiled(kind="order")
    steps = replace(steps, logic=replace(steps.logic, options=tuple(Option(each, True) for each in "abc")))

    found = corrected(steps, reordered(steps, "bac"))

    assert [each.id for each in found.logic.options] == ["b", "a", "c"]


def test_a_number_is_corrected():
    here, there = (
        CompiledQuestion(each, words_of(each))
        for each in (number_question("bmi"), number_question("bmi", "19.4"))
    )

    assert corrected(here, there).logic.answer == Decimal("19.4")


def test_what_is_worded_anew_cannot_be_compared():
    stem = CompiledQuestion(
        compiled("b").logic, replace(compiled().words, stem_html=both("<p>Which one?</p>"))
    )
    options = compiled("b").words.options_html | {"c": both("another")}
    option = CompiledQuestion(compiled("b").logic, replace(compiled().words, options_html=options))

    assert corrected(compiled(), stem) is None
    assert corrected(compiled(), option) is None
    assert corrected(compiled(), compiled("b", kind="multiple")) is None


def test_of_two_quizzes_only_what_differs_is_listed():
    here = quiz(questions=[question("one"), question("two"), question("three")])
    there = quiz(questions=[question("one"), question("two", right="c"), question("four")])

    assert set(corrections(here, there)) == {"two"}
    assert incomparable(here, there) == ("three",)


def test_the_same_words_on_two_options_are_compared_by_letter_only():
    twins = compiled().words.options_html | {"b": compiled().words.options_html["a"]}
    here, there = (
        CompiledQuestion(compiled(right).logic, replace(compiled().words, options_html=twins))
        for right in "ac"
    )

    assert corrected(here, there) is not None
    assert corrected(here, reordered(there, "cab")) is None
