"""A small set of plays that together take every choice: what an author clicks through before publishing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from app.domain.simulation.engine import TIMER
from app.domain.simulation.explore import Exploration
from app.domain.simulation.machine import Way

Play = tuple[str, ...]
"""`node.key` for each step, from the beginning to an ending."""


def covering_plays(exploration: Exploration) -> tuple[Play, ...]:
    """Return plays that take every choice that can be taken, and let every timer run out.

    Greedy: always on to the nearest step not yet taken, and from the beginning again when none is ahead. That is
    not the smallest set, but a small one.
    """
    open_steps = {
        _step(exploration, state, way) for state, edges in enumerate(exploration.edges) for _, way in edges
    }
    plays: list[Play] = []
    while open_steps:
        play = _play(exploration, open_steps)
        open_steps -= set(play)
        plays.append(play)
    return tuple(plays)


def _play(exploration: Exploration, open_steps: set[str]) -> Play:
    state, play, left = 0, list[str](), set(open_steps)
    while True:
        found = _nearest(exploration, state, lambda step, _: step in left)
        if found is None:
            break
        state, steps = found
        play += steps
        left.difference_update(steps)
    if exploration.node(state).end is None:
        ending = _nearest(exploration, state, lambda _, target: exploration.node(target).end is not None)
        play += ending[1] if ending else []
    return tuple(play)


def _nearest(
    exploration: Exploration, start: int, is_wanted: Callable[[str, int], bool]
) -> tuple[int, list[str]] | None:
    """Return the end and the steps of a shortest way whose last step is wanted."""
    arrivals: dict[int, tuple[int, str]] = {}
    waiting, seen = deque([start]), {start}
    while waiting:
        state = waiting.popleft()
        for target, way in exploration.edges[state] if state < len(exploration.edges) else ():
            step = _step(exploration, state, way)
            if is_wanted(step, target):
                return target, [*_steps_to(arrivals, state), step]
            if target not in seen:
                seen.add(target)
                arrivals[target] = (state, step)
                waiting.append(target)
    return None


def _steps_to(arrivals: dict[int, tuple[int, str]], state: int) -> list[str]:
    steps: list[str] = []
    while state in arrivals:
        state, step = arrivals[state]
        steps.append(step)
    return steps[::-1]


def _step(exploration: Exploration, state: int, way: Way | None) -> str:
    return f"{exploration.positions[state].node}.{TIMER if way is None else way.choice.key}"
