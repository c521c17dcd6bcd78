"""Folding: what does not count when texts are compared, and places that lead back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.folding import fold, fold_with_places
from tests.search.texts import PROSE


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("ＰＨＱ－９", "phq-9"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("１２３５６", "12356"),
        ("自殺", "自殺"),
    ],
)
def test_width_case_and_accents_do_not_count(raw: str, folded: str):
    assert fold(raw) == folded


@given(st.text())
def test_folded_text_stays_as_it_is(text: str):
    assert fold(fold(text)) == fold(text)


@given(PROSE, PROSE)
def test_a_part_folds_as_it_does_within_the_whole(first: str, second: str):
    assert fold(first + second) == fold(first) + fold(second)


@given(PROSE)
def test_every_folded_character_has_its_place_in_the_raw_text(text: str):
    folded = fold_with_places(text)

    assert folded.text == fold(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    for at, character in enumerate(folded.text):
        assert character in fold(text[folded.places[at]])
