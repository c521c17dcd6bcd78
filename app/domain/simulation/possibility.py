"""Whether a condition can hold at all, and whether it can fail, looking at nothing but the condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import mul
from typing import Final

from app.domain.simulation.expression import Tree, compiled, marks_read, names_read
from app.domain.simulation.model import Value, Variable

MOST_COMBINATIONS: Final = 20_000
"""Two variables of 0–100 fit; more is left to the search through the states."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What a condition can be; both are True when there are too many combinations to try."""

    true: bool
    false: bool


def domain_of(variable: Variable) -> Sequence[Value]:
    """Return every value that `variable` can have."""
    if variable.values:
        return variable.values
    if isinstance(variable.start, bool):
        return (False, True)
    return range(variable.low, variable.high + 1)


def size_of(variables: Iterable[Variable]) -> int:
    """Return how many combinations of values `variables` have."""
    return reduce(mul, (len(domain_of(variable)) for variable in variables), 1)


def possible(tree: Tree, variables: Mapping[str, Variable]) -> Possible:
    """Try `tree` with every value of the variables, visits and choices that it names."""
    named = [variables[name] for name in sorted(names_read(tree)) if name in variables]
    marks = sorted(marks_read(tree))
    if size_of(named) << len(marks) > MOST_COMBINATIONS:
        return Possible(true=True, false=True)
    return _tried(tree, named, marks)


def _tried(tree: Tree, named: Sequence[Variable], marks: Sequence[str]) -> Possible:
    holds = compiled(
        tree,
        {variable.name: place for place, variable in enumerate(named)},
        {mark: 1 << place for place, mark in enumerate(marks)},
    )
    seen: set[bool] = set()
    for values in product(*(domain_of(variable) for variable in named)):
        seen.update(bool(holds(values, bits)) for bits in range(1 << len(marks)))
        if len(seen) == 2:
            break
    return Possible(true=True in seen, false=False in seen)
