import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.simulation.expression import evaluate
from app.domain.simulation.model import Variable
from app.domain.simulation.possibility import Possible, domain_of, possible, size_of
from tests.domain.simulation.builders import ASKED, FEAR, TRUST, at_least
from tests.domain.simulation.generated import conditions

VARIABLES = {variable.name: variable for variable in (TRUST, ASKED, FEAR)}


@pytest.mark.parametrize(
    ("tree", "can_be"),
    [
        (at_least(5), Possible(true=True, false=True)),
        (at_least(11), Possible(true=False, false=True)),
        (at_least(0), Possible(true=True, false=False)),
        (("and", ("name", "asked"), ("not", ("name", "asked"))), Possible(true=False, false=True)),
        (("or", ("visited", "a"), ("not", ("visited", "a"))), Possible(true=True, false=False)),
        (("in", ("name", "fear"), "unspoken", "named", "eased"), Possible(true=True, false=False)),
    ],
)
def test_a_condition_is_tried_with_everything_it_names(tree, can_be):
    assert possible(tree, VARIABLES) == can_be


def test_too_many_combinations_are_left_open():
    wide = {name: Variable(name, 0, low=0, high=200) for name in ("a", "b", "c")}
    never = ("<", ("+", ("name", "a"), ("+", ("name", "b"), ("name", "c"))), ("int", 0))

    assert possible(never, wide) == Possible(true=True, false=True)


@given(
    conditions(["n0"], ["a"]), st.integers(0, 10), st.booleans(), st.sampled_from(FEAR.values), st.booleans()
)
def test_what_happens_was_possible(tree, trust, asked, fear, visited):
    happens = evaluate(tree, {"trust": trust, "asked": asked, "fear": fear}, ["n0"] if visited else [])

    can_be = possible(tree, VARIABLES)

    assert can_be.true if happens else can_be.false


def test_the_domain_of_a_variable_holds_its_start():
    assert all(variable.start in domain_of(variable) for variable in VARIABLES.values())
    assert size_of(VARIABLES.values()) == 11 * 2 * 3
