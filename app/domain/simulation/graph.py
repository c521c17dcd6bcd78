"""Three questions about directed graphs given as successors by number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def reachable(starts: Iterable[T], successors: Mapping[T, Iterable[T]]) -> set[T]:
    """Return everything that can be reached from `starts`, these included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        fresh = set(successors.get(waiting.pop(), ())) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def reversed_edges(successors: Mapping[T, Iterable[T]]) -> dict[T, list[T]]:
    """Return the same graph with every arrow turned round."""
    back: dict[T, list[T]] = {node: [] for node in successors}
    for node, others in successors.items():
        for other in others:
            back.setdefault(other, []).append(node)
    return back


def components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each after all that it can reach.

    Tarjan's algorithm without recursion: state graphs are deeper than Python's stack.
    """
    search = _Tarjan(successors)
    for root in range(len(successors)):
        if search.order[root] < 0:
            search.visit(root)
    return search.found


class _Tarjan:
    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.order = [-1] * len(successors)
        self.low = [0] * len(successors)
        self.is_open = bytearray(len(successors))
        self.path: list[int] = []
        self.count = 0
        self.found: list[list[int]] = []

    def visit(self, root: int) -> None:
        self._open(root)
        work = [(root, iter(self.successors[root]))]
        while work:
            node, others = work[-1]
            for other in others:
                if self.order[other] < 0:
                    self._open(other)
                    work.append((other, iter(self.successors[other])))
                    break
                if self.is_open[other]:
                    self.low[node] = min(self.low[node], self.order[other])
            else:
                work.pop()
                self._close(node, work[-1][0] if work else None)

    def _open(self, node: int) -> None:
        self.order[node] = self.low[node] = self.count
        self.count += 1
        self.path.append(node)
        self.is_open[node] = 1

    def _close(self, node: int, parent: int | None) -> None:
        if parent is not None:
            self.low[parent] = min(self.low[parent], self.low[node])
        if self.low[node] != self.order[node]:
            return
        start = len(self.path) - 1
        while self.path[start] != node:
            start -= 1
        self.found.append(self.path[start:])
        del self.path[start:]
        for member in self.found[-1]:
            self.is_open[member] = 0
