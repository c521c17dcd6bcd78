"""English endings: what belongs together meets, what does not stays apart."""

from __future__ import annotations

import pytest

from app.search.english import stem


@pytest.mark.parametrize(
    "family",
    [
        "listen listens listening listened",
        "ask asks asking asked",
        "bully bullies bullied bullying",
        "grieve grieves grieving grieved",
        "suicide suicides",
        "class classes",
        "stress stressed stressing",
        "plan plans planning planned",
        "counselling counseling counsel counsels",
        "child children",
        "crisis crises",
        "diagnosis diagnoses",
        "tell tells telling",
        "abuse abused abusing",
        "thought thoughts",
    ],
)
def test_a_family_has_one_stem(family: str):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "strangers",
    [
        "caring car",
        "noted not",
        "during dur",
        "thing th",
        "need ne",
        "virus viru",
        "this thi",
    ],
)
def test_a_short_word_keeps_its_ending(strangers: str):
    whole, rest = strangers.split()

    assert stem(whole) != rest
