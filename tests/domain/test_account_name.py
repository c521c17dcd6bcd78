"""What people may sign in with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.account_name import account_name, is_mail
from app.domain.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        (" Li.Wenjing@School.Example ", "li.wenjing@school.example"),
        ("138 0013-8000", "13800138000"),
        ("+8613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("老师＠学校.example", "老师@学校.example"),
    ],
)
def test_the_same_account_however_it_is_typed(typed: str, canonical: str):
    assert account_name(typed) == canonical


@pytest.mark.parametrize(
    "typed", ["", "wenjing", "12345", "23800138000", "a@b", "a b@c.example", "@c.example"]
)
def test_what_is_neither_mail_nor_mobile_is_refused(typed: str):
    with pytest.raises(Invalid):
        account_name(typed)


@given(st.text(max_size=60))
def test_the_canonical_form_is_its_own(typed: str):
    try:
        canonical = account_name(typed)
    except Invalid:
        return
    assert account_name(canonical) == canonical
    assert is_mail(canonical) == ("@" in canonical)
