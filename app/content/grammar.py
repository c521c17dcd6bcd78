"""The grammar that all files share: front matter, an opening, and `##` units with their directives."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.content.block_reader import read_blocks
from app.content.blocks import Block, Directive, walk
from app.content.frontmatter import Front, read_front, split_front
from app.content.problems import Problem, Term, problem
from app.content.schema import ID


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands under one `## heading`."""

    heading: str
    """An id (`ask-directly`), or in lessons the words of a section."""
    line: int
    blocks: tuple[Block, ...]

    @property
    def directives(self) -> tuple[Directive, ...]:
        """Return the directives that belong to the unit itself, in order."""
        return tuple(each for block in self.blocks if block.kind == "directives" for each in block.directives)

    @property
    def prose(self) -> tuple[Block, ...]:
        """Return the blocks that are read, without the directives."""
        return tuple(block for block in self.blocks if block.kind != "directives")

    def value(self, key: str) -> str | None:
        """Return the value of a directive, an empty text if it has none, None if it is absent."""
        return next((each.value or "" for each in self.directives if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One file: typed as far as the grammar goes, with every problem met on the way."""

    file: str
    front: Front
    opening: tuple[Block, ...]
    """What stands before the first `##`."""
    units: tuple[Unit, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_overlay(self) -> bool:
        """Tell whether the file says that it translates another one."""
        return "of" in self.front.values

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return all blocks, of the opening and of every unit."""
        return (*self.opening, *(block for unit in self.units for block in unit.blocks))

    def unit(self, heading: str) -> Unit | None:
        """Return the unit with this heading, if there is one."""
        return next((unit for unit in self.units if unit.heading == heading), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a directive's value must look like; without a pattern it has no value."""

    pattern: re.Pattern[str] | None = None
    expected: str = Term("nothing")


FLAG: Final = Rule()


def rule(pattern: str, expected: str) -> Rule:
    """Make a rule for a directive whose whole value matches `pattern`."""
    return Rule(re.compile(pattern), expected)


def one_word_of(*words: str) -> Rule:
    """Make a rule for a directive whose value is one of a few words."""
    return Rule(re.compile("|".join(map(re.escape, words))), " | ".join(words))


# Judging and compiling a package each read every file several times.
@lru_cache(maxsize=128)
def read_document(file: str, text: str) -> Document:
    """Read one file. Whatever is wrong becomes a problem; what can be read is read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    found = split_front(text)
    if found is None:
        code = "C202" if text.startswith("---\n") else "C201"
        return Document(file, Front(), (), (), (problem(code, file, 1),))
    front, problems = read_front(file, found[0])
    body_starts = found[1] + 1
    body = "\n".join(text.split("\n")[body_starts - 1 :])
    blocks, definitions = read_blocks(body, body_starts)
    problems += [problem("C306", file, line) for line in definitions]
    problems += _form_problems(file, blocks)
    opening, units = _split(blocks)
    return Document(file, front, opening, units, tuple(problems))


def id_problems(document: Document) -> Iterator[Problem]:
    """Report headings that should be ids and are not, or that come twice."""
    seen: set[str] = set()
    for unit in document.units:
        if not ID.fullmatch(unit.heading):
            yield problem("C209", document.file, unit.line, key="##", found=unit.heading)
        elif unit.heading in seen:
            yield problem("C210", document.file, unit.line, id=unit.heading)
        seen.add(unit.heading)


def directive_problems(
    file: str,
    directives: Iterable[Directive],
    rules: Mapping[str, Rule],
    *,
    repeatable: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Compare directives with the ones that are known at their place."""
    seen: set[str] = set()
    for each in directives:
        if each.full_width:
            yield problem("C212", file, each.line, found=each.raw)
        if each.key not in rules:
            yield problem("C211", file, each.line, found=each.raw, known=", ".join(rules) or Term("none"))
            continue
        if each.key in seen and each.key not in repeatable:
            yield problem("C214", file, each.line, key=each.key)
        seen.add(each.key)
        wanted = rules[each.key]
        fits = each.value is None if wanted.pattern is None else wanted.pattern.fullmatch(each.value or "")
        if not fits:
            yield problem(
                "C215", file, each.line, key=each.key, expected=wanted.expected, found=each.value or ""
            )


def missing_directives(file: str, unit: Unit, keys: Iterable[str]) -> Iterator[Problem]:
    """Report directives that a unit must have and does not."""
    for key in keys:
        if unit.value(key) is None:
            yield problem("C216", file, unit.line, key=key, unit=unit.heading)


def _form_problems(file: str, blocks: tuple[Block, ...]) -> list[Problem]:
    problems = []
    for block in walk(blocks):
        if block.kind == "heading" and (block.level == 1 or not block.atx):
            problems.append(problem("C217", file, block.line))
        if block.kind == "code":
            problems.append(problem("C219", file, block.line))
        if block.stray_stars:
            problems.append(problem("C220", file, block.stray_stars))
    return problems


def _split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Unit, ...]]:
    heads = [place for place, block in enumerate(blocks) if block.level == 2 and block.atx]
    bounds = [*heads, len(blocks)]
    units = tuple(
        Unit(blocks[head].text.strip(), blocks[head].line, blocks[head + 1 : end])
        for head, end in itertools.pairwise(bounds)
    )
    return blocks[: bounds[0]], units
