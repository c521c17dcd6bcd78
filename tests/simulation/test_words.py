"""Values in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.content.heads import TOPICS as NAMED_IN_FILES
from app.domain.simulation.model import Variable
from app.simulation.words import AMOUNTS, TOPICS, topics_in_words, value_in_words


@pytest.fixture(autouse=True, scope="module")
def reader(whole_app: Flask) -> Iterator[None]:
    with whole_app.test_request_context(headers={"Accept-Language": "en"}):
        yield


@given(st.integers(-20, 20), st.integers(0, 40))
def test_a_number_is_said_by_its_fifth_in_order(low: int, width: int):
    variable = Variable("trust", low, low, low + width)
    places = [
        [str(each) for each in AMOUNTS].index(str(value_in_words(variable, value)))
        for value in range(low, low + width + 1)
    ]

    assert places == sorted(places)
    assert places[0] == 0


def test_both_ends_of_a_range_are_said_as_such():
    trust = Variable("trust", 4, 0, 10)

    assert [value_in_words(trust, value) for value in (0, 5, 10)] == ["very low", "middling", "very high"]


def test_truth_has_words_and_members_of_an_enum_have_none():
    assert value_in_words(Variable("asked", start=False), value=True) == "yes"
    assert value_in_words(Variable("fear", "named", values=("named",)), "named") is None


def test_every_topic_a_file_may_name_has_words():
    assert set(TOPICS) == set(NAMED_IN_FILES)
    assert topics_in_words(("suicide", "abuse")) == "suicide, abuse"
