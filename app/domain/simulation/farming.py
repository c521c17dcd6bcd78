"""Loops that pay.

Evidence cannot be farmed: only the first answer at a decision counts (`scoring`), so a loop through a scored choice
pays once at most. What a loop can raise again and again is a number that a condition reads: a learner could talk
`trust` up to the top by repeating one friendly line, and walk through a door meant for those who earned it. Loops
that pass a harm are not worth walking and are left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, cast

from app.domain.simulation.explore import Exploration
from app.domain.simulation.finding import Finding, warning
from app.domain.simulation.machine import Position, Way

MOST_TRIES: Final = 3
"""States from which one choice is tried."""
MOST_STEPS: Final = 200
"""States looked at for a way back; a loop longer than that is no shortcut."""


def farming_findings(exploration: Exploration) -> Iterator[Finding]:
    """Yield, once for each choice that raises a number, a way to a state where a harmless loop repeats the gain."""
    tries: dict[tuple[str, str], int] = {}
    for state, target, way in exploration.choice_edges():
        name = (exploration.positions[state].node, way.choice.key)
        if way.choice.once or way.choice.harms or tries.get(name, 0) >= MOST_TRIES:
            continue
        raised = _raised(exploration, exploration.positions[state], exploration.positions[target], way)
        if raised:
            tries[name] = tries.get(name, 0) + 1
            paid = _paid(exploration, state, target, raised)
            if paid is not None:
                tries[name] = MOST_TRIES
                yield replace(
                    warning("number-farmed", *name, variable=paid), witness=exploration.witness(state)
                )


def _raised(exploration: Exploration, before: Position, after: Position, way: Way) -> frozenset[str]:
    """Return the tracked numbers that `way` itself adds to."""
    added = {effect.name for effect in way.choice.effects if effect.operator == "+="}
    places = exploration.machine.places_of
    tracked = added & places.keys()
    return frozenset(name for name in tracked if _number(after, places[name]) > _number(before, places[name]))


def _paid(exploration: Exploration, state: int, target: int, raised: frozenset[str]) -> str | None:
    """Return a number of `raised` that is higher, and nothing else different, after a way back to `state`."""
    start = exploration.positions[state]
    waiting, seen = deque([target]), {target}
    while waiting and len(seen) < MOST_STEPS:
        here = waiting.popleft()
        for name in raised:
            if _only_higher(start, exploration.positions[here], exploration.machine.places_of[name]):
                return name
        fresh = [following for following in _harmless(exploration, here) if following not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return None


def _only_higher(start: Position, here: Position, place: int) -> bool:
    if here.node != start.node or _number(here, place) <= _number(start, place):
        return False
    values = (*here.values[:place], start.values[place], *here.values[place + 1 :])
    return here._replace(values=values) == start


def _number(position: Position, place: int) -> int:
    return cast(int, position.values[place])


def _harmless(exploration: Exploration, state: int) -> Iterator[int]:
    if state < len(exploration.edges):
        for target, way in exploration.edges[state]:
            if way is None or not way.choice.harms:
                yield target
