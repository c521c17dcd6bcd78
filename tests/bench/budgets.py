"""The budgets: what is allowed, what was measured, and both as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.pages import CLIENTS, Measured

MOST_QUERIES = 6
MOST_STATEMENTS = 8
MOST_HTML_BYTES = 20_000
MOST_FIRST_LOAD_BYTES = 100_000
MOST_REPEAT_BYTES = 20_000
WORST_RATIO = 2.0
WORST_SPREAD = 4.0
SCHOOL_MS = 300
SEARCH_MS = 50
SIGN_IN_MS = 30
PUBLISH_S = 3.0
CHECK_S = 2.0
MEMORY_MB = 150


@dataclass(frozen=True, slots=True)
class Budget:
    """Something that may not be exceeded."""

    name: str
    measured: float
    most: float
    unit: str

    @property
    def is_held(self) -> bool:
        """Whether it was not exceeded."""
        return self.measured <= self.most

    def __str__(self) -> str:
        digits = 0 if self.unit in {"queries", "statements", "MB"} else 1
        return (
            f"{'held  ' if self.is_held else 'MISSED'}  {self.name}: "
            f"{self.measured:.{digits}f} of {self.most:g} {self.unit}"
        )


def page_budgets(measured: Measured) -> Iterator[Budget]:
    """Hold a page to its budgets."""
    name = measured.page.name
    yield Budget(f"{name}, database", measured.queries, MOST_QUERIES, "queries")
    yield Budget(f"{name}, HTML", measured.compressed / 1000, MOST_HTML_BYTES / 1000, "KB compressed")
    if measured.page.is_learners:
        yield Budget(f"{name}, one client", measured.ratio, WORST_RATIO, "times the floor")
    if name.startswith("school"):
        yield Budget(f"{name}, one client", measured.product_ms, SCHOOL_MS, "ms")
    if name.startswith("search"):
        yield Budget(f"{name}, one client", measured.product_ms, SEARCH_MS, "ms")
    spread = measured.load.p99 / measured.load.p50
    yield Budget(
        f"{name}, slowest of a hundred at {CLIENTS} clients", spread, WORST_SPREAD, "times the median"
    )


def table(measured: list[Measured]) -> Iterator[str]:
    """Write the pages as a table."""
    yield (
        f"{'':<24}{'':>8}{'HTML':>8}{'brotli':>8}{'one client':>12}{'floor':>8}{'ratio':>7}"
        f"{f'{CLIENTS} clients':>12}{'p99':>8}{'requests':>10}"
    )
    yield f"{'page':<24}{'queries':>8}{'KB':>8}{'KB':>8}{'ms':>12}{'ms':>8}{'':>7}{'p50 ms':>12}{'ms':>8}{'a second':>10}"
    for each in measured:
        yield (
            f"{each.page.name:<24}{each.queries:>8}{each.size / 1000:>8.1f}{each.compressed / 1000:>8.1f}"
            f"{each.product_ms:>12.2f}{each.floor_ms:>8.2f}{each.ratio:>7.2f}"
            f"{each.load.p50:>12.1f}{each.load.p99:>8.1f}{each.load.per_second:>10.0f}"
        )
