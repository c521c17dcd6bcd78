"""What can be judged from the arrows alone, conditions left aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.domain.simulation.finding import Finding, error, warning
from app.domain.simulation.graph import reachable, reversed_edges
from app.domain.simulation.machine import RETURN
from app.domain.simulation.model import Choice, Node, Scenario


def structure_findings(scenario: Scenario) -> Iterator[Finding]:
    """Yield lost nodes, ways without an end, and shared scenes that do not return or call themselves."""
    arrows = {node.id: [*_targets(node)] for node in scenario.nodes}
    met = reachable([scenario.start], arrows)
    yield from (error("unreached", node.id) for node in scenario.nodes if node.id not in met)
    yield from _endless(scenario, arrows, met)
    yield from _calls(scenario)


def _targets(node: Node) -> Iterator[str]:
    """Yield every node that may follow, a called scene and the return from it included."""
    for choice in node.choices:
        if choice.target != RETURN:
            yield choice.target
        if choice.call is not None:
            yield choice.call
    if node.timer is not None:
        yield node.timer.target


def _endless(scenario: Scenario, arrows: Mapping[str, Iterable[str]], met: set[str]) -> Iterator[Finding]:
    endings = [node.id for node in scenario.nodes if node.end is not None]
    if not endings:
        yield error("no-ending")
        return
    # A node without any way on is said to be stuck by the search; its neighbours are not to blame.
    stops = [node.id for node in scenario.nodes if _returns(node) or not arrows[node.id]]
    ended = reachable([*endings, *stops], reversed_edges(arrows))
    yield from (error("no-way-out", node.id) for node in scenario.nodes if node.id in met - ended)


def _calls(scenario: Scenario) -> Iterator[Finding]:
    """Yield faults of shared scenes: a return outside, a call of itself, a scene that never returns."""
    nodes = {node.id: node for node in scenario.nodes}
    own_arrows = {node.id: [*_own_targets(node)] for node in scenario.nodes}
    roots = {choice.target for node in scenario.nodes for choice in node.choices if choice.call is not None}
    scenes = {root: reachable([root], own_arrows) for root in sorted(roots)}
    outside = reachable([scenario.start], own_arrows)
    for node in scenario.nodes:
        if node.id in outside:
            yield from (error("return-outside-call", node.id, choice.key) for choice in _returns(node))
    for root, scene in scenes.items():
        if not any(_returns(nodes[inside]) for inside in scene):
            yield warning("call-never-returns", root)
    yield from _recursion(nodes, scenes)


def _own_targets(node: Node) -> Iterator[str]:
    """Yield what follows at the same depth: a call counts as going on where it returns to."""
    for choice in node.choices:
        if choice.call is not None:
            yield choice.call
        elif choice.target != RETURN:
            yield choice.target
    if node.timer is not None:
        yield node.timer.target


def _returns(node: Node) -> list[Choice]:
    return [choice for choice in node.choices if choice.target == RETURN]


def _recursion(nodes: Mapping[str, Node], scenes: Mapping[str, set[str]]) -> Iterator[Finding]:
    inner = {root: {choice.target for _, choice in _called(nodes, scene)} for root, scene in scenes.items()}
    for root, scene in scenes.items():
        for node, choice in _called(nodes, scene):
            if root in reachable([choice.target], inner):
                yield error("call-recursion", node, choice.key, scene=root)


def _called(nodes: Mapping[str, Node], scene: Iterable[str]) -> list[tuple[str, Choice]]:
    inside = (nodes[name] for name in sorted(scene))
    return [(node.id, choice) for node in inside for choice in node.choices if choice.call is not None]
