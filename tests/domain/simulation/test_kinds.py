import pytest

from app.domain.simulation.kinds import Declared, Fault, faults_of_condition, faults_of_effect
from app.domain.simulation.model import Effect, Variable
from tests.domain.simulation.builders import ASKED, FEAR, TRUST, ending, scenario, scene, way

MOOD = Variable("mood", "low", values=("low", "high"))
DECLARED = Declared.by(
    scenario(scene("bell", way("end", "go")), ending(), variables=(TRUST, ASKED, FEAR, MOOD))
)
NAMED = ("name", "named")


@pytest.mark.parametrize(
    "tree",
    [
        ("name", "asked"),
        (">=", ("name", "trust"), ("neg", ("int", 5))),
        ("==", ("name", "fear"), NAMED),
        ("==", NAMED, ("name", "fear")),
        ("==", ("name", "asked"), ("bool", True)),
        ("in", ("name", "fear"), "named", "eased"),
        ("and", ("visited", "bell"), ("chose", "bell.go")),
    ],
)
def test_a_sound_condition_has_no_fault(tree):
    assert faults_of_condition(tree, DECLARED) == ()


@pytest.mark.parametrize(
    ("tree", "fault"),
    [
        (("name", "trsut"), Fault("unknown-name", "trsut")),
        (("name", "trust"), Fault("needs-truth", "trust")),
        (("and", ("name", "asked"), ("int", 5)), Fault("needs-truth", "5")),
        ((">", ("name", "asked"), ("int", 1)), Fault("needs-number", "asked")),
        (("==", ("+", ("name", "asked"), ("int", 1)), ("int", 1)), Fault("needs-number", "asked")),
        (("==", ("name", "trust"), ("bool", True)), Fault("unlike", "==")),
        (("==", ("name", "fear"), ("name", "high")), Fault("not-a-member", "high")),
        (("==", ("name", "fear"), ("name", "mood")), Fault("unlike", "==")),
        (("==", NAMED, ("name", "eased")), Fault("needs-enum", "named")),
        (("in", ("name", "fear"), "named", "high"), Fault("not-a-member", "high")),
        (("in", ("name", "trust"), "named"), Fault("needs-enum", "trust")),
        (("in", NAMED, "named"), Fault("needs-enum", "named")),
        (("visited", "bel"), Fault("unknown-node", "bel")),
        (("chose", "bell.stay"), Fault("unknown-choice", "bell.stay")),
    ],
)
def test_each_fault_of_a_condition_is_named(tree, fault):
    assert faults_of_condition(tree, DECLARED) == (fault,)


def test_an_unknown_name_is_reported_once_and_not_again_for_its_kind():
    tree = ("in", ("name", "trsut"), "named")

    assert faults_of_condition(tree, DECLARED) == (Fault("unknown-name", "trsut"),)


@pytest.mark.parametrize(
    ("effect", "faults"),
    [
        (Effect("trust", "+=", ("int", 1)), ()),
        (Effect("asked", "=", (">", ("name", "trust"), ("int", 3))), ()),
        (Effect("fear", "=", NAMED), ()),
        (Effect("trsut", "=", ("int", 1)), (Fault("unknown-variable", "trsut"),)),
        (Effect("asked", "+=", ("int", 1)), (Fault("needs-number", "asked"),)),
        (Effect("trust", "-=", ("bool", True)), (Fault("needs-number", "true"),)),
        (Effect("asked", "=", ("int", 1)), (Fault("unlike", "="),)),
        (Effect("fear", "=", ("name", "high")), (Fault("not-a-member", "high"),)),
    ],
)
def test_effects_fit_their_variable(effect, faults):
    assert faults_of_effect(effect, DECLARED) == faults
