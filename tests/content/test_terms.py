"""Where the terms of the glossary stand in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.content.terms import TermFinder

ENGLISH = TermFinder(
    {
        "norm": ["norm", "norms"],
        "nssi": ["non-suicidal self-injury", "NSSI"],
        "mi": ["motivational interviewing", "MI"],
        "screening": ["screening"],
        "two-stage": ["two-stage screening"],
    }
)
CHINESE = TermFinder({"room": ["心理辅导室", "辅导室"], "help": ["辅导"], "ppv": ["阳性预测值", "PPV"]})


def found_in(finder: TermFinder, text: str) -> list[tuple[str, str]]:
    return [(each.key, text[each.start : each.end]) for each in finder.find(text)]


def test_english_terms_are_whole_words_in_any_case_and_across_a_line():
    text = "Norms, the norm and normal; two-stage\nScreening; re-screening; Non–suicidal self‐injury"

    assert found_in(ENGLISH, text) == [
        ("norm", "Norms"),
        ("norm", "norm"),
        ("two-stage", "two-stage\nScreening"),
        ("nssi", "Non–suicidal self‐injury"),
    ]


def test_abbreviations_are_found_in_capitals_alone():
    assert found_in(ENGLISH, "MI, not mi or MIT; (NSSI).") == [("mi", "MI"), ("nssi", "NSSI")]


def test_of_chinese_terms_the_longest_is_found():
    assert found_in(CHINESE, "去心理辅导室做辅导，PPV是多少？") == [
        ("room", "心理辅导室"),
        ("help", "辅导"),
        ("ppv", "PPV"),
    ]


def test_nothing_is_found_where_there_are_no_terms():
    assert found_in(TermFinder({}), "anything 什么") == []


@given(st.text(st.sampled_from("norms MIĲİ心理辅导室P-\n"), max_size=60))
def test_terms_lie_one_behind_the_other(text: str):
    end = 0
    for each in [*ENGLISH.find(text)]:
        assert end <= each.start < each.end <= len(text)
        end = each.end
