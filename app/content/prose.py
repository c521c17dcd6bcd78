"""Judges text that will be read: no raw HTML, links that lead somewhere, one tree in every Markdown program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.content.blocks import Block, BlockKind, join, walk
from app.content.grammar import Document
from app.content.links import Links, citations
from app.content.markdown import outline
from app.content.problems import Problem, Term, problem

_KIND_OF_TAG: Final[dict[str, BlockKind]] = {
    "p": "paragraph",
    "ul": "list",
    "ol": "list",
    "blockquote": "quote",
    "table": "table",
    "hr": "rule",
    "pre": "code",
}


def prose_problems(
    file: str, blocks: tuple[Block, ...], links: Links, *, spans: bool = False
) -> Iterator[Problem]:
    """Judge a run of blocks and all that is inside them; with `spans`, code spans may stand in the text."""
    for block in walk(blocks):
        if block.kind == "html":
            yield problem("C301", file, block.line)
        for line in block.html_lines:
            yield problem("C301", file, line)
        for directive in block.directives if not spans else ():
            yield problem("C213", file, directive.line)
        for link in block.links:
            for code, values in links.wrong(link):
                yield problem(code, file, link.line, **values)
    yield from _as_rendered(file, blocks, links)


def citation_problems(document: Document, listed: Iterable[str], *, all_cited: bool) -> Iterator[Problem]:
    """Compare the sources a text cites with the list of its package or lesson.

    Args:
        document: a source or an overlay.
        listed: keys in the front matter of the source.
        all_cited: whether a listed source that is not cited here is a problem too.
    """
    cited = citations(document.blocks)
    known = tuple(listed)
    for key, line in cited.items():
        if key not in known:
            yield problem("C313", document.file, line, key=key)
    if all_cited:
        for place, key in enumerate(known):
            if key not in cited:
                yield problem("C314", document.file, document.front.line("sources", place), key=key)


def introduction_problems(document: Document, links: Links) -> Iterator[Problem]:
    """Judge the body of a file that is one text without sections."""
    if document.front.values and not document.opening:
        yield problem("C414", document.file, 1)
    for unit in document.units:
        yield problem("C415", document.file, unit.line)
    yield from prose_problems(document.file, document.opening, links)


def _as_rendered(file: str, blocks: tuple[Block, ...], links: Links) -> Iterator[Problem]:
    """Report where what is published would differ from what was judged."""
    if not blocks or any(block.kind in {"html", "code"} for block in walk(blocks)):
        return
    rendered = outline(join(blocks), links.resolve)
    judged = {link.address for block in walk(blocks) for link in block.links}
    for address in rendered.dropped:
        if address not in judged:
            yield problem("C302", file, blocks[0].line, address=address)
    seen = [block.kind for block in blocks]
    built = [_KIND_OF_TAG.get(tag, "heading") for tag in rendered.tags]
    if seen != built:
        place = next((at for at, pair in enumerate(zip(seen, built, strict=False)) if pair[0] != pair[1]), -1)
        line = blocks[place].line if place < len(blocks) else blocks[-1].line
        yield problem("C218", file, line, seen=_named(seen, place), built=_named(built, place))


def _named(kinds: list[BlockKind], place: int) -> str:
    return Term(kinds[place]) if -len(kinds) <= place < len(kinds) else Term("nothing-more")
