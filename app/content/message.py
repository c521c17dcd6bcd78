"""What one kind of problem says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Message:
    """A severity, and per language: (what is wrong, what to do).

    Both parts are templates for `str.format`; what they mention comes from `Problem.values`.
    """

    severity: Severity
    en: tuple[str, str]
    zh: tuple[str, str]


def error(en: tuple[str, str], zh: tuple[str, str]) -> Message:
    """Make a message that stops publishing."""
    return Message("error", en, zh)


def warning(en: tuple[str, str], zh: tuple[str, str]) -> Message:
    """Make a message that asks for a second look and stops nothing."""
    return Message("warning", en, zh)
