"""The type check of conditions and effects against what a scenario declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.simulation.expression import COMPARISONS, MARKS, SUMS, Tree, operands
from app.domain.simulation.model import Effect, Scenario, Variable

Kind = Literal["number", "truth", "member", "unknown"]
"""`member`: a variable of an enum, or one of its values. `unknown`: already reported."""

FaultCode = Literal[
    "unknown-name",
    "unknown-variable",
    "unknown-node",
    "unknown-choice",
    "needs-truth",
    "needs-number",
    "needs-enum",
    "unlike",
    "not-a-member",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in an expression that does not fit the declarations; `name` is the word or sign at fault."""

    code: FaultCode
    name: str


@dataclass(frozen=True, slots=True)
class Declared:
    """What expressions may speak of."""

    variables: Mapping[str, Variable]
    nodes: frozenset[str]
    choices: frozenset[str]
    """`node.key` of every choice."""

    @classmethod
    def by(cls, scenario: Scenario) -> Declared:
        """Return what `scenario` declares."""
        return cls(
            {variable.name: variable for variable in scenario.variables},
            frozenset(node.id for node in scenario.nodes),
            frozenset(f"{node.id}.{choice.key}" for node in scenario.nodes for choice in node.choices),
        )

    def members(self, name: str) -> frozenset[str]:
        """Return the values that `name` may have as an enum's variable, or as one of its members."""
        if name in self.variables:
            return frozenset(self.variables[name].values)
        enums = (variable.values for variable in self.variables.values() if name in variable.values)
        return frozenset(member for values in enums for member in values)


def kind_of_variable(variable: Variable) -> Kind:
    """Return which of the three kinds `variable` was declared as."""
    if variable.values:
        return "member"
    return "truth" if isinstance(variable.start, bool) else "number"


def faults_of_condition(tree: Tree, declared: Declared) -> tuple[Fault, ...]:
    """Return what keeps `tree` from being a condition over `declared`."""
    check = _Check(declared)
    check.expect(tree, "truth")
    return tuple(check.faults)


def faults_of_effect(effect: Effect, declared: Declared) -> tuple[Fault, ...]:
    """Return what keeps `effect` from being carried out."""
    variable = declared.variables.get(effect.name)
    if variable is None:
        return (Fault("unknown-variable", effect.name),)
    check = _Check(declared)
    if effect.operator == "=":
        check.alike("=", ("name", effect.name), effect.value)
    else:
        check.expect(("name", effect.name), "number")
        check.expect(effect.value, "number")
    return tuple(check.faults)


class _Check:
    """One walk over one tree, collecting faults."""

    def __init__(self, declared: Declared) -> None:
        self.declared = declared
        self.faults: list[Fault] = []

    def expect(self, tree: Tree, wanted: Literal["truth", "number"]) -> None:
        kind = self.kind(tree)
        if kind not in {wanted, "unknown"}:
            self.faults.append(Fault("needs-truth" if wanted == "truth" else "needs-number", _word(tree)))

    def kind(self, tree: Tree) -> Kind:
        return _KINDS[str(tree[0])](self, tree)

    def alike(self, sign: str, left: Tree, right: Tree) -> None:
        """Check that both sides can be equal: the same kind and, for enums, the same enum."""
        kinds = {self.kind(left), self.kind(right)}
        if "unknown" in kinds:
            return
        if len(kinds) == 2:
            self.faults.append(Fault("unlike", sign))
        elif kinds == {"member"}:
            self._same_enum(sign, str(left[1]), str(right[1]))

    def _same_enum(self, sign: str, one: str, other: str) -> None:
        variables = self.declared.variables
        if one in variables and other in variables:
            if variables[one].values != variables[other].values:
                self.faults.append(Fault("unlike", sign))
        elif one in variables or other in variables:
            variable, member = (one, other) if one in variables else (other, one)
            if member not in variables[variable].values:
                self.faults.append(Fault("not-a-member", member))
        else:
            self.faults.append(Fault("needs-enum", one))

    def leaf_name(self, tree: Tree) -> Kind:
        name = str(tree[1])
        if name in self.declared.variables:
            return kind_of_variable(self.declared.variables[name])
        if self.declared.members(name):
            return "member"
        self.faults.append(Fault("unknown-name", name))
        return "unknown"

    def leaf_mark(self, tree: Tree) -> Kind:
        name = str(tree[1])
        if tree[0] == "visited" and name not in self.declared.nodes:
            self.faults.append(Fault("unknown-node", name))
        if tree[0] == "chose" and name not in self.declared.choices:
            self.faults.append(Fault("unknown-choice", name))
        return "truth"

    def logic(self, tree: Tree) -> Kind:
        for part in operands(tree):
            self.expect(part, "truth")
        return "truth"

    def arithmetic(self, tree: Tree) -> Kind:
        for part in operands(tree):
            self.expect(part, "number")
        return "number"

    def order(self, tree: Tree) -> Kind:
        self.arithmetic(tree)
        return "truth"

    def equality(self, tree: Tree) -> Kind:
        self.alike(str(tree[0]), *operands(tree))
        return "truth"

    def membership(self, tree: Tree) -> Kind:
        subject = operands(tree)[0]
        kind, name = self.kind(subject), _word(subject)
        if kind == "unknown":
            return "truth"
        if kind != "member" or name not in self.declared.variables:
            self.faults.append(Fault("needs-enum", name))
            return "truth"
        strangers = (str(member) for member in tree[2:] if member not in self.declared.members(name))
        self.faults.extend(Fault("not-a-member", member) for member in strangers)
        return "truth"


def _word(tree: Tree) -> str:
    """Return the word by which an author will recognise `tree`: its name or number, else its sign."""
    return str(tree[1]).lower() if tree[0] in {"int", "bool", "name"} else str(tree[0])


def _pairs() -> Iterator[tuple[str, Callable[[_Check, Tree], Kind]]]:
    yield "int", lambda _check, _tree: "number"
    yield "bool", lambda _check, _tree: "truth"
    yield "name", _Check.leaf_name
    yield "in", _Check.membership
    yield from dict.fromkeys(MARKS, _Check.leaf_mark).items()
    yield from dict.fromkeys(("and", "or", "not"), _Check.logic).items()
    yield from dict.fromkeys(("neg", *SUMS), _Check.arithmetic).items()
    yield from dict.fromkeys(COMPARISONS, _Check.order).items()
    yield from dict.fromkeys(("==", "!="), _Check.equality).items()


_KINDS: Final = dict(_pairs())
