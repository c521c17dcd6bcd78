"""Snippets: cut out of the raw text, with the hits marked where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.folding import fold
from app.search.snippets import LENGTH, hits, marked, snippet
from app.search.wording import read_query
from tests.search.texts import CHINESE, PROSE


def shown(text: str, typed: str) -> str:
    """Write a snippet with its hits in brackets."""
    return "".join(
        f"[{piece.text}]" if piece.is_hit else piece.text for piece in snippet(text, read_query(typed).words)
    )


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("先看见。再问ＰＨＱ－９的得分。", "phq9", "先看见。再问[ＰＨＱ－９]的得分。"),
        ("One child’s Café.", "children cafe", "One [child’s] [Café]."),
        ("一名自伤者", "自伤 伤者", "一名[自伤者]"),
        ("他是一名自伤者。", "一名自伤者", "他是[一名自伤者]。"),
        ("强制报告制度", "强制报告", "[强制报告]制度"),
        ("Say <b>it</b> & listen", "listening", "Say <b>it</b> & [listen]"),
        ("Nothing of it.", "焦虑", "Nothing of it."),
        ("", "焦虑", ""),
    ],
)
def test_hits_are_marked_in_the_text_as_it_was_written(text: str, typed: str, expected: str):
    assert shown(text, typed) == expected


def test_a_snippet_begins_with_the_sentence_of_the_hit_and_is_not_long():
    text = "A first sentence. " * 30 + "Here is grief in a class. " + "And so on. " * 30

    assert shown(text, "grief").startswith("…Here is [grief] in a class. And")
    assert len(shown(text, "grief")) < LENGTH + 10


def test_a_snippet_shows_as_many_words_as_it_can():
    text = "危机。" + "从前有座山。" * 40 + "危机里，先干预。" + "后来。" * 40

    assert "[危机]里，先[干预]" in shown(text, "危机 干预")


@given(PROSE, st.data())
def test_the_hit_is_in_the_snippet(text: str, data: st.DataObject):
    found = [word for word in text.split() if hits(text, read_query(word).words)]
    if found:
        typed = data.draw(st.sampled_from(found))
        assert any(piece.is_hit for piece in snippet(text, read_query(typed).words))


@given(PROSE, CHINESE, PROSE)
def test_chinese_is_marked_wherever_it_stands(before: str, word: str, after: str):
    text = f"{before}。{word}。{after}"

    assert any(fold(text[hit.start : hit.end]) in word for hit in hits(text, read_query(word).words))


@given(PROSE, PROSE)
def test_pieces_are_the_text(text: str, typed: str):
    words = read_query(typed).words

    assert "".join(piece.text for piece in marked(text, words)) == text
    plain = [piece.text for piece in snippet(text, words) if piece.text != "…"]
    assert "".join(plain) in text


@given(st.text(), st.text())
def test_nothing_is_too_strange(text: str, typed: str):
    snippet(text, read_query(typed).words)
