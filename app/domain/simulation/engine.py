"""The learner's run: what is offered, and what follows from a move.

Everything is a function of the scenario, the seed and the log of moves, and comes out the same on every machine:
whole numbers only, and chance drawn from a hash. A page handles a click with
`replay(scenario, seed, (*log, move))[-1]`, which refuses a move that does not fit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.domain.errors import Conflict
from app.domain.simulation.machine import Machine, Position, Way
from app.domain.simulation.model import Scenario
from app.domain.simulation.state import Chosen, Expired, Move, Offer, Passed, State, StepBack

MOST_READY: Final = 64
"""Scenarios kept ready to run. Making one ready takes longer than a page has for everything."""

MOST_AUTOMATIC_STEPS: Final = 200
"""Routes that lead to each other for ever stop here. The checker refuses such a scenario; this saves the page."""

TIMER: Final = "#timer"
"""Stands for a choice's key in a witness where the time ran out."""


def begin(scenario: Scenario, seed: int) -> State:
    """Return the first state of a run."""
    player = _ready(scenario)
    return player.arrive(player.machine.start(), seed, 0, ())


def offered(scenario: Scenario, state: State) -> tuple[Offer, ...]:
    """Return the choices to show, in the author's order; none when the run has ended."""
    player = _ready(scenario)
    position = player.position(state)
    place = player.machine.places[state.node]
    if state.ended or place.is_automatic:
        return ()
    return tuple(
        Offer(way.choice.key, locked=not way.is_open(position))
        for way in place.ways
        if way.is_open(position) or (way.choice.locked and not way.is_used(position))
    )


def choose(scenario: Scenario, state: State, key: str) -> State:
    """Return the state after taking choice `key`.

    Raises:
        Conflict: the run has ended, or the choice is not offered now.
    """
    return _ready(scenario).choose(state, key)


def expire(scenario: Scenario, state: State) -> State:
    """Return the state after the node's time ran out.

    Raises:
        Conflict: the run has ended, or nothing is timed here.
    """
    return _ready(scenario).expire(state)


def may_step_back(scenario: Scenario, moves: Sequence[Move]) -> bool:
    """Return whether the last of `moves` can be taken back, the run not having ended.

    `practice` allows one step, then asks for a choice; `always` allows as many as there were.
    """
    steps_back = sum(isinstance(move, StepBack) for move in moves)
    if scenario.undo == "never" or 2 * steps_back >= len(moves):
        return False
    return scenario.undo == "always" or not isinstance(moves[-1], StepBack)


def replay(scenario: Scenario, seed: int, moves: Sequence[Move]) -> list[State]:
    """Return the state at the beginning and after each move: one more than there are moves.

    Raises:
        Conflict: a move does not fit the state it meets.
    """
    player = _ready(scenario)
    trail = [player.arrive(player.machine.start(), seed, 0, ())]
    states = list(trail)
    for count, move in enumerate(moves):
        latest = trail[-1]
        if not isinstance(move, StepBack):
            trail.append(player.follow(latest, move))
        elif latest.ended or not may_step_back(scenario, moves[:count]):
            raise Conflict("simulation.no-step-back", node=latest.node)
        else:
            trail[-2:] = [replace(trail[-2], first_answers=latest.first_answers)]
        states.append(trail[-1])
    return states


def walk(scenario: Scenario, witness: Iterable[str]) -> State:
    """Return the state at the end of a witness path: a real state for an author to play on from.

    Args:
        scenario: the scenario that was searched.
        witness: `node.key` for each step, automatic ones included, so that chance falls as the path says;
            `node.#timer` where the time runs out.

    Raises:
        Conflict: the path does not fit the scenario.
    """
    player = _ready(scenario)
    state = player.state(player.machine.start(), 0, 0, ())
    for step in witness:
        node, _, key = step.partition(".")
        _ensure_at(state, node)
        state = player.forced(state, key)
    return state


class _Same:
    """A scenario that equals only itself: to compare or hash thousands of parts costs as much as to make it ready."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.scenario is self.scenario

    def __hash__(self) -> int:
        return id(self.scenario)


def _ready(scenario: Scenario) -> _Player:
    return _made_ready(_Same(scenario))


@lru_cache(maxsize=MOST_READY)
def _made_ready(same: _Same) -> _Player:
    return _Player(same.scenario)


class _Player:
    """A scenario made ready, translating between states and the machine's positions; it keeps nothing of a run."""

    def __init__(self, scenario: Scenario) -> None:
        self.machine = Machine(scenario)
        self.names = tuple(variable.name for variable in self.machine.variables)

    def position(self, state: State) -> Position:
        marks = sum(self.machine.bits[mark] for mark in state.marks)
        return Position(state.node, tuple(value for _, value in state.variables), marks, state.stack)

    def state(self, position: Position, seed: int, step: int, first: tuple[tuple[str, str], ...]) -> State:
        marks = {mark for mark, bit in self.machine.bits.items() if position.marks & bit}
        visited = frozenset(marks & self.machine.places.keys())
        return State(
            seed=seed,
            step=step,
            node=position.node,
            variables=tuple(zip(self.names, position.values, strict=True)),
            visited=visited,
            chosen=frozenset(marks - visited),
            stack=position.stack,
            end=self.machine.places[position.node].node.end,
            first_answers=first,
        )

    def arrive(self, position: Position, seed: int, step: int, first: tuple[tuple[str, str], ...]) -> State:
        """Return the next state in which the learner has a say, or the story is over."""
        passed: list[Passed] = []
        for _ in range(MOST_AUTOMATIC_STEPS):
            ways = self.machine.open_ways(position) if self.machine.places[position.node].is_automatic else ()
            if not ways:
                break
            way = _drawn(ways, seed, step)
            passed.append(Passed(self.state(position, seed, step, first), way.choice.key))
            position = self.machine.take(position, way)
            step += 1
        return replace(self.state(position, seed, step, first), passed=tuple(passed))

    def choose(self, state: State, key: str) -> State:
        _ensure_running(state)
        if self.machine.places[state.node].is_automatic:
            raise Conflict("simulation.not-offered", node=state.node, key=key)
        position, way = self._way(state, key)
        return self.arrive(
            self.machine.take(position, way), state.seed, state.step + 1, self._first_answers(state, key)
        )

    def expire(self, state: State) -> State:
        _ensure_running(state)
        position = self._expired(state)
        return self.arrive(position, state.seed, state.step + 1, state.first_answers)

    def follow(self, state: State, move: Chosen | Expired) -> State:
        _ensure_at(state, move.node)
        return self.choose(state, move.key) if isinstance(move, Chosen) else self.expire(state)

    def forced(self, state: State, key: str) -> State:
        """Return the state one step on, without letting automatic nodes move by themselves."""
        if key == TIMER:
            return self.state(self._expired(state), state.seed, state.step + 1, state.first_answers)
        position, way = self._way(state, key)
        answers = self._first_answers(state, key)
        return self.state(self.machine.take(position, way), state.seed, state.step + 1, answers)

    def _expired(self, state: State) -> Position:
        position = self.machine.expire(self.position(state))
        if position is None:
            raise Conflict("simulation.no-timer", node=state.node)
        return position

    def _way(self, state: State, key: str) -> tuple[Position, Way]:
        position = self.position(state)
        for way in self.machine.open_ways(position):
            if way.choice.key == key:
                return position, way
        raise Conflict("simulation.not-offered", node=state.node, key=key)

    def _first_answers(self, state: State, key: str) -> tuple[tuple[str, str], ...]:
        """Add an answer, unless this decision has its first: one to a scene, one to each choice of a hub."""
        place = self.machine.places[state.node]
        if place.is_automatic or (state.node, key) in state.first_answers:
            return state.first_answers
        if place.node.kind == "scene" and any(node == state.node for node, _ in state.first_answers):
            return state.first_answers
        return (*state.first_answers, (state.node, key))


def _drawn(ways: tuple[Way, ...], seed: int, step: int) -> Way:
    """Draw by weight; a route has only one open way, and is drawn without chance."""
    total = sum(way.choice.weight for way in ways)
    digest = hashlib.sha256(f"{seed}:{step}".encode()).digest()
    ticket = int.from_bytes(digest[:8], "big") % total
    for way in ways:
        ticket -= way.choice.weight
        if ticket < 0:
            return way
    raise AssertionError("the ticket is smaller than the weights together")


def _ensure_running(state: State) -> None:
    if state.ended:
        raise Conflict("simulation.ended", node=state.node)


def _ensure_at(state: State, node: str) -> None:
    if state.node != node:
        raise Conflict("simulation.moved-on", node=state.node)
