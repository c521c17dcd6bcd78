"""A text of several parts, rendered in both languages, each term of the glossary marked where it first comes."""

from __future__ import annotations

from app.content.blocks import Block, join
from app.content.compiled import Words
from app.content.links import Links
from app.content.markdown import Rendered, render
from app.content.overlay import Pair
from app.content.term_marks import TermMarker, finders


class ExplainedText:
    """Renders the parts of one text; call it in reading order."""

    def __init__(self, links: Links) -> None:
        self._resolve = links.resolve
        terms = links.shelf.reference.terms
        self._markers = {language: TermMarker(finder) for language, finder in finders(terms).items()}

    def render(self, language: str, blocks: tuple[Block, ...], *, first_block: int | None = None) -> Rendered:
        """Render blocks in one language; with `first_block`, they are numbered from there."""
        marker = self._markers[language]
        return render(join(blocks), self._resolve, first_block=first_block, marker=marker)

    def words(self, pair: Pair, source: tuple[Block, ...], overlay: tuple[Block, ...]) -> Words:
        """Render the same part in both languages."""
        return pair.words(
            self.render(pair.language, source).html,
            self.render(pair.other, overlay).html,
        )
