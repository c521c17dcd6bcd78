"""What a run is made of: its state, what it offers, and the moves in its log."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.simulation.model import EndClass, Value


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands; always rebuilt from the log, never stored."""

    seed: int
    step: int
    """How many nodes were entered before this one, automatic ones included; chance draws hang on it."""
    node: str
    variables: tuple[tuple[str, Value], ...]
    """Sorted by name."""
    visited: frozenset[str]
    """Ids of the nodes entered, this one included."""
    chosen: frozenset[str]
    """`node.key` of every choice taken. A choice marked `once` is used up when it is here."""
    stack: tuple[str, ...]
    """Nodes that `#return` leads to, innermost last."""
    end: EndClass | None
    first_answers: tuple[tuple[str, str], ...]
    """(node, key) of the answers that count, in order; kept through a step back. See `scoring`."""
    passed: tuple[Passed, ...] = ()
    """Automatic nodes between the last move and here, in order: nobody was asked there, but they are read."""

    @property
    def ended(self) -> bool:
        """Return whether the story is over."""
        return self.end is not None

    @property
    def marks(self) -> frozenset[str]:
        """Return what `visited(…)` and `chose(…)` can be true of."""
        return self.visited | self.chosen


@dataclass(frozen=True, slots=True)
class Passed:
    """A route or a draw on the way, as it stood, and the choice that it took by itself."""

    state: State
    key: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice on the page; a locked one is shown greyed and cannot be taken."""

    key: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The learner took choice `key` at `node`."""

    node: str
    key: str


@dataclass(frozen=True, slots=True)
class Expired:
    """The timer of `node` ran out."""

    node: str


@dataclass(frozen=True, slots=True)
class StepBack:
    """The learner took back the last move; it stays in the log, and the first answer still counts."""


Move = Chosen | Expired | StepBack
