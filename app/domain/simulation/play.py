"""What the search through the states shows: what is never met, and where a learner would be left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.simulation.explore import Exploration
from app.domain.simulation.finding import Finding, error, warning
from app.domain.simulation.graph import reachable, reversed_edges
from app.domain.simulation.machine import AUTOMATIC


def unmet_findings(exploration: Exploration) -> Iterator[Finding]:
    """Yield nodes never met and, at nodes that are, choices never offered."""
    met = {position.node for position in exploration.positions}
    taken = {
        (exploration.positions[state].node, way.choice.key) for state, _, way in exploration.choice_edges()
    }
    say, maybe = (error, "") if exploration.is_complete else (warning, "maybe-")
    for node in exploration.scenario.nodes:
        if node.id not in met:
            yield say(f"{maybe}node-never-met", node.id)
            continue
        keys = (choice.key for choice in node.choices if (node.id, choice.key) not in taken)
        yield from (say(f"{maybe}choice-never-offered", node.id, key) for key in keys)


def stuck_findings(exploration: Exploration) -> Iterator[Finding]:
    """Yield, once for each node, a shortest way to a state that is no ending and has no choice.

    A timer is no way on: learners may switch it off.
    """
    seen: set[str] = set()
    for state in _stuck(exploration):
        node = exploration.node(state)
        if node.id not in seen:
            seen.add(node.id)
            code = "route-gap" if node.kind in AUTOMATIC else "only-timer" if node.timer else "stuck"
            yield replace(error(code, node.id), witness=exploration.witness(state))


def trap_findings(exploration: Exploration) -> Iterator[Finding]:
    """Yield ways into a loop that can be walked for ever and never left."""
    trapped = _trapped(exploration)
    seen: set[str] = set()
    for state in sorted(trapped):
        node = exploration.positions[state].node
        entered = state == 0 or exploration.arrivals[state][0] not in trapped
        if entered and node not in seen:
            seen.add(node)
            found = error("trapped", node, nodes=_nodes_after(exploration, state))
            yield replace(found, witness=exploration.witness(state))


def _stuck(exploration: Exploration) -> Iterator[int]:
    for state, edges in enumerate(exploration.edges):
        if exploration.node(state).end is None and all(way is None for _, way in edges):
            yield state


def _trapped(exploration: Exploration) -> set[int]:
    """Return the states from which neither an ending nor a dead end nor unsearched ground can be reached."""
    count = len(exploration.positions)
    exits = {state for state in range(count) if exploration.node(state).end is not None}
    exits.update(_stuck(exploration), range(len(exploration.edges), count))
    back = reversed_edges(dict(enumerate(exploration.untimed_successors())))
    saved = reachable(exits, back)
    return set(range(count)) - saved


def _nodes_after(exploration: Exploration, state: int) -> str:
    successors = dict(enumerate(exploration.untimed_successors()))
    return ", ".join(_distinct(exploration, reachable([state], successors)))


def _distinct(exploration: Exploration, states: Iterable[int]) -> list[str]:
    return sorted({exploration.positions[state].node for state in states})
