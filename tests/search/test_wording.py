"""What is typed becomes words, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.danger import speaks_of_danger
from app.search.near import SHORTEST, may_be_mistyped, mended, one_slip_away, to_ask_for
from app.search.terms import HAN
from app.search.wording import MOST_WORDS, read_query

PLAIN = re.compile(rf"[\w{HAN}]+")


def words(typed: str) -> list[str]:
    return [word.text for word in read_query(typed).words]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("学生自伤怎么办", ["学生", "自伤"]),
        ("家长 转介", ["家长", "转介"]),
        ("How do I ask directly?", ["ask", "directly"]),
        ("self-harm", ["self", "harm"]),
        ("PHQ－9 量表", ["phq-9", "量表"]),
        ("危机 危机", ["危机"]),
        ("直接问", ["直接", "接问"]),
        ("强制报告法", ["强制", "制报告", "告法"]),
        ("孩子让我保密", ["孩子", "保密"]),
        ("自我伤害", ["自我", "伤害"]),
        ("了解学生", ["了解学", "学生"]),
        ("怎么办", ["怎么", "么办"]),
        ("怎么办 the", ["怎么", "么办", "the"]),
        ("the", ["the"]),
        ("", []),
        ("？！", []),
    ],
)
def test_words_are_what_tells_something(typed: str, read: list[str]):
    assert words(typed) == read


@pytest.mark.parametrize(
    "typed", ['"自杀"', "自杀*", "-自杀", "^自杀", "title:自杀", "自杀 OR", "NEAR(自杀)", "'自杀'"]
)
def test_signs_have_no_meaning(typed: str):
    assert "自杀" in words(typed)
    assert all(word.isalnum() for word in words(typed))


@given(st.text(max_size=400))
def test_anything_can_be_typed(typed: str):
    query = read_query(typed)

    assert len(query.words) <= MOST_WORDS
    for word in query.words:
        assert word.terms
        assert all(PLAIN.fullmatch(term) for term in word.terms)


@given(st.text("abcdefgh", min_size=SHORTEST, max_size=10), st.data())
def test_one_slip_is_found_and_leads_back(word: str, data: st.DataObject):
    slip = data.draw(st.sampled_from(sorted(one_slip_away(word))))

    assert slip != word
    assert word in one_slip_away(slip)


def test_only_unknown_english_words_of_some_length_are_mended():
    query = read_query("suicde 自伤 grif anxiety")

    assert [may_be_mistyped(word) for word in query.words] == [True, False, False, True]
    after = mended(query, {"suicid", "grief", "anxiety", "anxietys"})

    assert [word.terms for word in after.words] == [("suicid",), ("自伤",), ("grif",), ("anxiety",)]
    assert mended(query, set()) == query
    assert to_ask_for(read_query("自伤 grif")) == []


@pytest.mark.parametrize(
    "typed",
    ["自杀", "我想死", "suicide", "kill myself", "割腕怎么办", "不想活了", "self harm", "ＳＵＩＣＩＤＥ"],
)
def test_a_query_may_speak_of_danger(typed: str):
    assert speaks_of_danger(typed)


@pytest.mark.parametrize("typed", ["焦虑", "skill", "diet", "study", "死记硬背", "listening", ""])
def test_most_do_not(typed: str):
    assert not speaks_of_danger(typed)
