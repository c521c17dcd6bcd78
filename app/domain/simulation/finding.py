"""What the checker has to say about a scenario, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth a second look."""

    code: str
    """Stable, kebab-case; the content room holds a sentence for each."""
    severity: Severity
    node: str | None = None
    choice: str | None = None
    """A choice's key, with `node`."""
    witness: tuple[str, ...] | None = None
    """`node.key` for each step of a shortest way there (`node.#timer` where time runs out). See `engine.walk`."""
    values: Mapping[str, str | int] = field(default_factory=dict)
    """What the sentence mentions."""


def error(code: str, node: str | None = None, choice: str | None = None, **values: str | int) -> Finding:
    """Return a finding that stops publishing."""
    return Finding(code, "error", node, choice, None, values)


def warning(code: str, node: str | None = None, choice: str | None = None, **values: str | int) -> Finding:
    """Return a finding that an author may overrule."""
    return Finding(code, "warning", node, choice, None, values)
