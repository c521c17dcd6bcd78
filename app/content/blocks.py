"""The body of a file as blocks, each with its line; nothing is rendered yet.

`Block.text` is Markdown again, without the indentation of the list or the signs of the quotation around it, so
that a piece can be rendered alone. `block_reader.read_blocks` makes these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

BlockKind = Literal["directives", "paragraph", "heading", "list", "quote", "table", "rule", "code", "html"]

FULL_WIDTH: Final = str.maketrans("：；（），　", ":;(), ")
"""Full-width signs that an input method leaves in a directive, and what was meant."""

_DIRECTIVE = re.compile(r"([a-z][a-z0-9-]*)(?:\s*:\s*(\S.*?)?)?\s*", re.DOTALL)
QUOTE_SIGN = re.compile(r"^ {0,3}> ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Directive:
    """An inline code span: a key and, after a colon, a value."""

    key: str
    """Empty when the span is no directive at all."""
    value: str | None
    raw: str
    line: int

    @property
    def full_width(self) -> bool:
        """Tell whether a full-width sign stands where a half-width one belongs."""
        return self.raw.translate(FULL_WIDTH) != self.raw


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image, with its words (an image's are its alternative text)."""

    address: str
    words: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: an optional mark, its first paragraph, and the blocks that belong to it."""

    line: int
    mark: Literal["x", " "] | None
    head: Block
    """The first paragraph without the mark; an empty one when the item begins with something else."""
    rest: tuple[Block, ...]

    @property
    def notes(self) -> tuple[Block, ...]:
        """Return the blockquotes under the item."""
        return tuple(block for block in self.rest if block.kind == "quote")

    @property
    def body(self) -> tuple[Block, ...]:
        """Return what belongs to the item besides its first paragraph and its notes."""
        return tuple(block for block in self.rest if block.kind != "quote")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, quotation … at the top of a file or inside another block."""

    kind: BlockKind
    line: int
    text: str
    """Its Markdown. For a heading, the words alone."""
    level: int = 0
    """Of a heading, 1–6."""
    directives: tuple[Directive, ...] = ()
    links: tuple[Link, ...] = ()
    html_lines: tuple[int, ...] = ()
    """Lines with raw HTML inside the text."""
    stray_stars: int = 0
    """Line where `**` did not open or close a bold run; 0 when there is none."""
    ordered: bool = False
    atx: bool = True
    """Of a heading: written with `#`, not underlined."""
    items: tuple[ListItem, ...] = ()
    inner: tuple[Block, ...] = ()
    """Blocks inside a quotation, or the cells of a table, row by row from its head."""
    columns: int = 0
    """Of a table."""

    @property
    def leading_directive(self) -> bool:
        """Tell whether a directive is the first thing in the paragraph."""
        return self.text.startswith("`") and bool(self.directives)

    @property
    def prose(self) -> str:
        """Return the text without its directives."""
        return re.sub(r"`[^`]*`", "", self.text).strip()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Visit blocks and everything inside them, in reading order."""
    for block in blocks:
        yield block
        yield from walk(block.inner)
        for item in block.items:
            yield item.head
            yield from walk(item.rest)


def join(blocks: tuple[Block, ...]) -> str:
    """Write blocks as Markdown again."""
    return "\n\n".join(
        "#" * block.level + " " + block.text if block.level else block.text for block in blocks
    )


def unquoted(block: Block) -> str:
    """Return what a quotation says, as Markdown without its signs."""
    return QUOTE_SIGN.sub("", block.text)


def as_directive(raw: str, line: int) -> Directive:
    """Read the inside of a code span; full-width signs are read as what was meant."""
    found = _DIRECTIVE.fullmatch(raw.translate(FULL_WIDTH).strip())
    if found is None:
        return Directive("", None, raw, line)
    return Directive(found[1], found[2], raw, line)
