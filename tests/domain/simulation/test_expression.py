import json

import pytest
from hypothesis import given

from app.domain.simulation.expression import evaluate, marks_read, names_read
from tests.domain.simulation.generated import SUMS, conditions

STATE = {"trust": 5, "asked": True, "fear": "named"}
MARKS = ("listen", "bell.stronger")


@pytest.mark.parametrize(
    ("tree", "worth"),
    [
        ((">=", ("name", "trust"), ("int", 5)), True),
        (("<", ("name", "trust"), ("int", 5)), False),
        (("and", ("name", "asked"), ("not", ("name", "asked"))), False),
        (("or", ("bool", False), ("name", "asked"), ("bool", False)), True),
        (("==", ("name", "fear"), ("name", "named")), True),
        (("!=", ("name", "named"), ("name", "fear")), False),
        (("in", ("name", "fear"), "named", "eased"), True),
        (("in", ("name", "fear"), "eased"), False),
        (("visited", "listen"), True),
        (("visited", "plan"), False),
        (("chose", "bell.stronger"), True),
        (("chose", "bell.listen"), False),
        (("-", ("name", "trust"), ("*", ("int", 2), ("neg", ("int", 3)))), 11),
    ],
)
def test_a_tree_is_worth_what_it_says(tree, worth):
    assert evaluate(tree, STATE, MARKS) == worth


@given(conditions(["listen", "plan"], ["a", "stronger"]))
def test_a_tree_that_travelled_through_json_is_worth_the_same(tree):
    travelled = json.loads(json.dumps(tree))

    assert evaluate(travelled, STATE, MARKS) == evaluate(tree, STATE, MARKS)


@given(SUMS)
def test_a_sum_is_a_whole_number(tree):
    assert type(evaluate(tree, STATE)) is int


def test_names_and_marks_are_found_at_any_depth():
    tree = (
        "or",
        ("not", ("visited", "listen")),
        ("and", ("chose", "bell.x"), (">", ("name", "trust"), ("int", 1))),
    )

    assert names_read(tree) == {"trust"}
    assert marks_read(tree) == {"listen", "bell.x"}
