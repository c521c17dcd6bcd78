"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.spreadsheet import safe_text


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@x", "\tx", "\rx"])
def test_what_looks_like_a_formula_becomes_text(text: str):
    assert safe_text(text) == "'" + text


@given(st.text())
def test_nothing_begins_like_a_formula_and_nothing_is_lost(text: str):
    safe = safe_text(text)

    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") in {text, text.removeprefix("'")}
