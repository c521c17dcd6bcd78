"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.cells import FORMULA_STARTS, letters, read_text, safe_text


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@x", "\tx", "\rx", "＝1+1", "'=1"])
def test_what_looks_like_a_formula_becomes_text(text: str):
    assert safe_text(text) == "'" + text


@given(st.text())
def test_nothing_begins_like_a_formula_and_every_text_is_found_again(text: str):
    assert not safe_text(text).startswith(tuple(FORMULA_STARTS))
    assert read_text(safe_text(text)) == text


@pytest.mark.parametrize("cell", ["'", "''tis", "it's", "'tis"])
def test_an_apostrophe_alone_stays(cell: str):
    assert read_text(cell) == safe_text(cell) == cell


def test_columns_are_called_as_a_spreadsheet_calls_them():
    called = [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)]

    assert called == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
