"""CommonMark read to blocks by markdown-it-py, which knows lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from app.content.blocks import QUOTE_SIGN, Block, BlockKind, Directive, Link, ListItem, as_directive

KINDS: Final[dict[str, BlockKind]] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullet_list": "list",
    "ordered_list": "list",
    "blockquote": "quote",
    "table": "table",
    "hr": "rule",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
}

_MARK = re.compile(r"\[([ xX])\](?:\s+|$)")
_MARKER = re.compile(r"\s*(?:[-*+]|[0-9]{1,9}[.)])(?:[ ]{1,4}(?=\S)|[ ]?)")


def read_blocks(text: str, first_line: int = 1) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """Parse a body: its blocks, and the lines of link definitions (which the formats do not use)."""
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    tree = SyntaxTreeNode(_parser().parse(text, env))
    reader = _Reader(text.split("\n"), first_line)
    definitions = sorted(each["map"][0] + first_line for each in env.get("references", {}).values())
    return tuple(reader.blocks(tree.children, reader.lines, 0)), tuple(definitions)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # The checker must see every address that an author wrote, above all the unsafe ones.
    parser.validateLink = _any_address  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _any_address(url: str) -> bool:
    return True


class _Reader:
    """Turns markdown-it's tree into blocks, keeping lines and un-indented source."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line

    def blocks(self, nodes: list[SyntaxTreeNode], lines: list[str], start: int) -> Iterator[Block]:
        """Read siblings; `lines` is their un-indented source, whose first line is number `start` of the body."""
        return (self.block(node, lines, start) for node in nodes if node.type in KINDS)

    def block(self, node: SyntaxTreeNode, lines: list[str], start: int) -> Block:
        first, end = _span(node)
        own = lines[max(first - start, 0) : end - start]
        while own and not own[-1].strip():
            own.pop()
        block = Block(KINDS[node.type], first + self.first_line, "\n".join(own).strip("\n"))
        if node.type in {"paragraph", "heading"}:
            return self.leaf(block, node)
        if block.kind == "list":
            items = tuple(self.item(each, lines, start) for each in node.children)
            return replace(block, ordered=node.type == "ordered_list", items=items)
        if block.kind == "quote":
            inner = [QUOTE_SIGN.sub("", line) for line in own]
            return replace(block, inner=tuple(self.blocks(node.children, inner, first)))
        if block.kind == "table":
            columns = sum(each.type == "th" for each in node.walk())
            return replace(block, inner=tuple(self.cells(node)), columns=columns)
        return block

    def leaf(self, block: Block, node: SyntaxTreeNode) -> Block:
        inline = node.children[0]
        block = replace(self.inline(block, inline), text=inline.content)
        if node.type == "heading":
            return replace(block, level=int(node.tag[1]), atx=node.markup.startswith("#"))
        alone = block.directives and not block.prose and not block.links
        return replace(block, kind="directives") if alone else block

    def item(self, node: SyntaxTreeNode, lines: list[str], start: int) -> ListItem:
        first, end = _span(node)
        own = _unindented(lines[max(first - start, 0) : end - start])
        blocks = list(self.blocks(node.children, own, first))
        line = first + self.first_line
        begins_with_text = bool(blocks) and blocks[0].kind in {"paragraph", "directives"}
        head = blocks.pop(0) if begins_with_text else Block("paragraph", line, "")
        found = _MARK.match(head.text)
        if found is None:
            return ListItem(line, None, head, tuple(blocks))
        head = replace(head, text=head.text[found.end() :])
        return ListItem(line, "x" if found[1] in "xX" else " ", head, tuple(blocks))

    def cells(self, table: SyntaxTreeNode) -> Iterator[Block]:
        for node in table.walk():
            if node.type == "inline" and node.map is not None:
                line = node.map[0] + self.first_line
                yield self.inline(Block("paragraph", line, node.content), node)

    def inline(self, block: Block, node: SyntaxTreeNode) -> Block:
        reading = _Inline(block.line)
        reading.read(node.children)
        return replace(
            block,
            directives=tuple(reading.directives),
            links=tuple(reading.links),
            html_lines=tuple(reading.html_lines),
            stray_stars=reading.stray_stars,
        )


class _Inline:
    """Collects what the checker asks about from the inside of a paragraph."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.directives: list[Directive] = []
        self.links: list[Link] = []
        self.html_lines: list[int] = []
        self.stray_stars = 0

    def read(self, nodes: list[SyntaxTreeNode]) -> None:
        for node in nodes:
            if node.type in {"softbreak", "hardbreak"}:
                self.line += 1
            elif node.type == "code_inline":
                self.directives.append(as_directive(node.content, self.line))
            elif node.type == "html_inline":
                self.html_lines.append(self.line)
            elif node.type == "link":
                self.links.append(Link(str(node.attrs.get("href", "")), _words(node), self.line))
                self.read(node.children)
            elif node.type == "image":
                self.links.append(Link(str(node.attrs.get("src", "")), node.content, self.line, image=True))
            elif node.type == "text" and "**" in node.content:
                self.stray_stars = self.stray_stars or self.line
            else:
                self.read(node.children)


def _words(node: SyntaxTreeNode) -> str:
    return "".join(each.content for each in node.walk() if each.type in {"text", "code_inline"})


def _span(node: SyntaxTreeNode) -> tuple[int, int]:
    return node.map or (0, 0)


def _unindented(lines: list[str]) -> list[str]:
    """Take the marker off an item's first line and the same width off the others."""
    marker = _MARKER.match(lines[0]) if lines else None
    width = marker.end() if marker else 0
    return [
        line[width:] if line[:width].strip() == "" or at == 0 else line.lstrip()
        for at, line in enumerate(lines)
    ]
