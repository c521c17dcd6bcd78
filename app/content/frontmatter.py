"""The YAML between two `---` lines: plain values, each with the line it stands on.

Values are read by the rules of YAML 1.2, in which `on` is a word and a date is a text. Anchors, aliases and tags
are refused, so a file cannot make the reader build more than it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from app.content.problems import Problem, problem

Path = tuple[str | int, ...]
"""Where a value stands: `("objectives", 0, "text")`."""

DEEPEST: Final = 8
"""Levels of nesting; the formats need five."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: Final[dict[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of one file. A value that is missing or of another type reads as empty."""

    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """Return the line of a value, or of the nearest thing around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def get(self, *path: str | int) -> object:
        """Return a value as it is, or None."""
        value: object = self.values
        for step in path:
            value = _inside(value, step)
        return value

    def text(self, *path: str | int) -> str:
        """Return a text, or an empty one."""
        value = self.get(*path)
        return value if isinstance(value, str) else ""

    def whole(self, *path: str | int) -> int:
        """Return a whole number, or 0."""
        value = self.get(*path)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def texts(self, *path: str | int) -> tuple[str, ...]:
        """Return the texts of a list; what is no text is left out."""
        value = self.get(*path)
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys of a mapping, in order."""
        value = self.get(*path)
        return tuple(value) if isinstance(value, dict) else ()

    def count(self, *path: str | int) -> int:
        """Return the length of a list, or 0."""
        value = self.get(*path)
        return len(value) if isinstance(value, list) else 0


def split_front(text: str) -> tuple[str, int] | None:
    """Find the front matter: (its YAML, the number of lines up to and with the closing `---`), or None."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), number
    return None


def read_front(file: str, text: str) -> tuple[Front, list[Problem]]:
    """Read YAML that starts on line 2 of a file."""
    try:
        refused = list(_unwelcome(file, text))
        root = None if refused else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return Front(), [
            problem("C203", file, _line_of(error), detail=getattr(error, "problem", None) or "YAML")
        ]
    if refused:
        return Front(), refused
    if not isinstance(root, yaml.MappingNode):
        return Front(), [problem("C203", file, 2, detail="key: value")]
    reading = _Reading(file)
    values = reading.value(root, ())
    return Front(values if isinstance(values, dict) else {}, reading.lines), reading.problems


class _Reading:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Path) -> object:
        self.lines.setdefault(path, _line(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in values:
                self.problems.append(problem("C207", self.file, _line(key), key=name))
            self.lines[(*path, name)] = _line(key)
            values[name] = self.value(value, (*path, name))
        return values


def _scalar(node: yaml.Node) -> object:
    value = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style is not None:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value


def _unwelcome(file: str, text: str) -> Iterator[Problem]:
    """Find anchors, aliases, tags and deep nesting before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        fancy = isinstance(event, yaml.NodeEvent) and (
            event.anchor is not None or getattr(event, "tag", None)
        )
        if fancy or depth > DEEPEST:
            yield problem("C208", file, _line_at(event.start_mark))
            return


def _line(node: yaml.Node) -> int:
    return _line_at(node.start_mark)


def _line_at(mark: object) -> int:
    """Return a line of the file, whose first one is the `---` that YAML does not see."""
    return int(getattr(mark, "line", -1)) + 2


def _line_of(error: yaml.YAMLError) -> int:
    return _line_at(getattr(error, "problem_mark", None))


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
