"""The small language of conditions and effects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.expression import LONGEST, BadExpression, parse_condition, parse_effects
from app.domain.simulation.model import Effect

TRUST, ASKED = ("name", "trust"), ("name", "asked")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("asked", ASKED),
        ("android", ("name", "android")),
        ("trust >= 5 and not asked", ("and", (">=", TRUST, ("int", 5)), ("not", ASKED))),
        ("not asked and asked or asked", ("or", ("and", ("not", ASKED), ASKED), ASKED)),
        ("asked and (asked or asked)", ("and", ASKED, ("or", ASKED, ASKED))),
        ("fear in {named, eased}", ("in", ("name", "fear"), "named", "eased")),
        ("fear != named", ("!=", ("name", "fear"), ("name", "named"))),
        ("visited(plan-answer)", ("visited", "plan-answer")),
        ("chose(bell.close-up)", ("chose", "bell.close-up")),
        ("trust - 1 - 2 == -3", ("==", ("-", ("-", TRUST, ("int", 1)), ("int", 2)), ("neg", ("int", 3)))),
        ("trust + 2 * 3 < 9", ("<", ("+", TRUST, ("*", ("int", 2), ("int", 3))), ("int", 9))),
        ("asked == false", ("==", ASKED, ("bool", False))),
    ],
)
def test_a_condition_becomes_a_tree(text: str, tree: object):
    assert parse_condition(text) == tree


@pytest.mark.parametrize(
    ("text", "hint", "column"),
    [
        ("trust = 5", "assignment", 7),
        ("asked and trust = 5", "assignment", 17),
        ("0 < trust < 5", "chained", 11),
        ("trust ＞ 5", "full-width", 7),
        ("trust >= 5，asked", "full-width", 11),
        ("fear == “named”", "full-width", 9),
        ("trust　>= 5", "full-width", 6),
        ("trust >=", "unfinished", 7),
        ("trust >= 5 asked", "unexpected", 12),
        ("trust / 2 > 1", "unexpected", 7),
        ("trust > 1.5", "unexpected", 10),
        ('fear == "named"', "unexpected", 9),
        ("trust.real", "unexpected", 6),
        ("f(trust)", "unexpected", 2),
        ("1 if asked else 0", "unexpected", 3),
        ("trust ** 9 > 1", "unexpected", 8),
        ("asked and " * 20 + "asked", "too-long", LONGEST + 1),
    ],
)
def test_what_is_no_condition_is_refused_with_its_column_and_a_guess(text: str, hint: str, column: int):
    with pytest.raises(BadExpression) as refused:
        parse_condition(text)

    assert (refused.value.hint, refused.value.column) == (hint, column)


def test_effects_are_separated_by_semicolons():
    assert parse_effects("trust += 2; asked = trust > 3; trust -= 1;") == (
        Effect("trust", "+=", ("int", 2)),
        Effect("asked", "=", (">", TRUST, ("int", 3))),
        Effect("trust", "-=", ("int", 1)),
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("asked == true", "comparison"),
        ("trust =", "unfinished"),
        ("trust", "unfinished"),
        ("5 = trust", "unexpected"),
    ],
)
def test_what_is_no_effect_is_refused(text: str, hint: str):
    with pytest.raises(BadExpression) as refused:
        parse_effects(text)

    assert refused.value.hint == hint


@given(st.text("trusaked()<>=!+-*{},.;0123456789 ＞：and", max_size=40))
def test_any_text_is_read_or_refused_within_itself(text: str):
    column = 1
    try:
        parse_condition(text)
    except BadExpression as refused:
        column = refused.column

    assert 1 <= column <= len(text) + 1
