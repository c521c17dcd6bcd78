"""Codes that survive paper, thumbs and eyes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.certificate_code import ALPHABET, LENGTH, canonical_code, new_code, printed
from app.domain.errors import Invalid

BITS = st.integers(0, 2**64 - 1)


@given(BITS)
def test_what_is_printed_can_be_typed_back(randomness: int):
    code = new_code(randomness)

    assert canonical_code(printed(code)) == code
    assert canonical_code(printed(code).lower().replace("-", " ")) == code
    assert canonical_code(code.replace("0", "O").replace("1", "l")) == code


@given(BITS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_noticed(randomness: int, place: int, letter: str):
    code = new_code(randomness)
    mistyped = code[:place] + letter + code[place + 1 :]
    if mistyped != code:
        with pytest.raises(Invalid):
            canonical_code(mistyped)


@given(st.text(max_size=40))
def test_anything_else_is_a_refusal_or_a_code(typed: str):
    try:
        code = canonical_code(typed)
    except Invalid:
        return
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
