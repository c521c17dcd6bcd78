"""Terms: whatever stands in a text is among them, and nothing that could be an operator."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.folding import fold
from app.search.terms import HAN, MOST_BYTES, latin_spans, terms_of
from app.search.wording import read_query
from tests.search.texts import PROSE

PLAIN = re.compile(rf"[\w{HAN}]+")
RUN_OF_CHINESE = re.compile(f"[{HAN}]+")


def has(text: str, typed: str) -> bool:
    """Say whether a text would be found by every word typed."""
    terms = set(terms_of(text))
    return all(not terms.isdisjoint(word.terms) for word in read_query(typed).words)


@pytest.mark.parametrize("typed", ["PHQ-9", "phq9", "ＰＨＱ－９", "phq‑9"])
@pytest.mark.parametrize("text", ["the PHQ-9 is", "量表PHQ9得分", "ＰＨＱ－９", "PHQ 9 norms"])
def test_an_instrument_is_found_however_it_is_written(text: str, typed: str):
    assert has(text, typed)


@pytest.mark.parametrize("word", ["焦虑", "抑郁", "自伤", "伤者", "自", "伤者焦虑", "一名自伤者"])
def test_chinese_is_found_wherever_a_word_may_begin(word: str):
    assert has("他是一名自伤者焦虑抑郁。", word)


def test_what_no_text_has_is_not_found():
    assert not has("学生说，妈妈生病了。", "说妈")
    assert not has("PHQ-9", "PHQ-8")


@given(PROSE)
def test_any_run_of_a_text_finds_the_text(text: str):
    for word in text.split():
        assert has(text, word[:100])


@given(PROSE, st.data())
def test_any_piece_of_chinese_finds_the_text(text: str, data: st.DataObject):
    for run in RUN_OF_CHINESE.findall(text)[:3]:
        start = data.draw(st.integers(0, len(run) - 1))
        end = data.draw(st.integers(start + 1, len(run)))
        assert has(text, run[start:end])


@given(st.text())
def test_terms_hold_nothing_but_letters_and_figures(text: str):
    for term in terms_of(text):
        assert PLAIN.fullmatch(term)
        assert "_" not in term


@given(PROSE)
def test_marked_terms_are_terms(text: str):
    assert {span.term for span in latin_spans(fold(text))} <= set(terms_of(text))


def test_no_text_is_too_long_for_the_index():
    endless = "".join(chr(0x4E00 + at % 20_000) + chr(0x4E00 + at * 7 % 20_000) for at in range(400_000))

    assert sum(len(term.encode()) for term in terms_of(endless)) <= MOST_BYTES
    assert max(map(len, terms_of("x" * 5_000))) <= 40
