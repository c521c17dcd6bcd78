"""Conditions and sums: what they read, and what they are worth in a given state.

A tree (see `model.Expression`) is turned once into a plain function and then called many times: the same function
answers a learner's click and the checker's tens of thousands of states, so both see the same story. Trees that
travelled through JSON hold lists where they held tuples; both are read.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from app.domain.simulation.model import Value

Tree = Sequence[object]
Function = Callable[[Sequence[Value], int], Value]
"""(values of the variables by place, marks as bits) -> value."""

COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SUMS: Final[Mapping[str, Callable[[Any, Any], int]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
MARKS: Final = frozenset({"visited", "chose"})


def evaluate(tree: Tree, variables: Mapping[str, Value], marks: Collection[str] = ()) -> Value:
    """Return what `tree` is worth.

    Args:
        tree: a well-typed tree (see `kinds`).
        variables: name -> value, for every declared variable.
        marks: ids of the nodes visited and `node.key` of the choices taken.
    """
    places = {name: place for place, name in enumerate(variables)}
    bits = {mark: 1 << place for place, mark in enumerate(marks)}
    return compiled(tree, places, bits)(tuple(variables.values()), (1 << len(bits)) - 1)


def compiled(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    """Return `tree` as a function.

    Args:
        tree: a well-typed tree.
        places: variable -> its index among the values. A name that is not a variable is an enum's member.
        bits: node id or `node.key` -> its bit among the marks. One that is missing was never visited or chosen.
    """
    return _BUILDERS[str(tree[0])](tree, places, bits)


def names_read(tree: Tree) -> frozenset[str]:
    """Return every name in `tree`: variables, and members of enums."""
    return frozenset(str(leaf[1]) for leaf in _leaves(tree) if leaf[0] == "name")


def marks_read(tree: Tree) -> frozenset[str]:
    """Return the nodes and choices that `tree` asks about, as `node` and `node.key`."""
    return frozenset(str(leaf[1]) for leaf in _leaves(tree) if leaf[0] in MARKS)


def operands(tree: Tree) -> tuple[Tree, ...]:
    """Return the trees that `tree` is made of, in order; none for a leaf."""
    return tuple(cast(Tree, part) for part in tree[1:] if isinstance(part, (tuple, list)))


def _leaves(tree: Tree) -> Iterator[Tree]:
    below = operands(tree)
    if not below:
        yield tree
    for part in below:
        yield from _leaves(part)


def _constant(tree: Tree, _places: Mapping[str, int], _bits: Mapping[str, int]) -> Function:
    value = cast(Value, tree[1])
    return lambda _values, _marks: value


def _name(tree: Tree, places: Mapping[str, int], _bits: Mapping[str, int]) -> Function:
    name = str(tree[1])
    if name not in places:
        return lambda _values, _marks: name
    place = places[name]
    return lambda values, _marks: values[place]


def _mark(tree: Tree, _places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    bit = bits.get(str(tree[1]), 0)
    return lambda _values, marks: marks & bit != 0


def _not(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    part = compiled(operands(tree)[0], places, bits)
    return lambda values, marks: not part(values, marks)


def _negative(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    part = compiled(operands(tree)[0], places, bits)
    return lambda values, marks: -cast(int, part(values, marks))


def _and(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    parts = [compiled(part, places, bits) for part in operands(tree)]
    return lambda values, marks: all(part(values, marks) for part in parts)


def _or(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    parts = [compiled(part, places, bits) for part in operands(tree)]
    return lambda values, marks: any(part(values, marks) for part in parts)


def _pair(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    name = str(tree[0])
    join = COMPARISONS[name] if name in COMPARISONS else SUMS[name]
    left, right = (compiled(part, places, bits) for part in operands(tree))
    return lambda values, marks: join(left(values, marks), right(values, marks))


def _in(tree: Tree, places: Mapping[str, int], bits: Mapping[str, int]) -> Function:
    part = compiled(operands(tree)[0], places, bits)
    members = frozenset(str(member) for member in tree[2:])
    return lambda values, marks: part(values, marks) in members


_BUILDERS: Final[Mapping[str, Callable[[Tree, Mapping[str, int], Mapping[str, int]], Function]]] = {
    "int": _constant,
    "bool": _constant,
    "name": _name,
    "visited": _mark,
    "chose": _mark,
    "not": _not,
    "neg": _negative,
    "and": _and,
    "or": _or,
    "in": _in,
    **dict.fromkeys((*COMPARISONS, *SUMS), _pair),
}
