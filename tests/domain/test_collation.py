"""The order in which terms are read."""

from __future__ import annotations

import pytest

from app.domain.collation import initial, reading_order


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("安全计划", "A"),
        ("“四位一体”工作体系", "S"),
        ("着陆技术", "Z"),
        ("座位", "Z"),
        ("一生一策", "Y"),
        ("量尺问题", "L"),
        ("T分数", "T"),
        ("safety plan", "S"),
        ("龘", "#"),
        ("", "#"),
    ],
)
def test_a_word_stands_under_the_letter_of_its_sound(word: str, letter: str):
    assert initial(word) == letter


def test_words_are_in_the_order_of_their_sounds():
    words = ["自杀未遂", "保密例外", "欺凌", "保密", "哀伤", "龘", "T分数", "团体辅导"]

    assert sorted(words, key=reading_order) == [
        "哀伤",
        "保密",
        "保密例外",
        "欺凌",
        "T分数",
        "团体辅导",
        "自杀未遂",
        "龘",
    ]


def test_english_words_are_in_alphabetical_order():
    words = ["T score", "screening", "safety plan", "threat assessment"]

    assert sorted(words, key=reading_order) == ["safety plan", "screening", "threat assessment", "T score"]
