"""Makes the published words of a question, in both languages."""

from __future__ import annotations

from app.content.blocks import Block, ListItem, join, unquoted
from app.content.compiled import QuestionWords, Words
from app.content.links import Links
from app.content.markdown import inline, render
from app.content.overlay import Pair
from app.content.plain_text import plain_text
from app.content.question import LETTERS, QuestionText


def question_words(pair: Pair, source: QuestionText, overlay: QuestionText, links: Links) -> QuestionWords:
    """Render a question that was judged."""
    options = [*zip(LETTERS, source.options, overlay.options, strict=False)]
    rows = [*zip(LETTERS, source.rows, overlay.rows, strict=False)]
    return QuestionWords(
        stem_html=pair.words(_html(source.stem, links), _html(overlay.stem, links)),
        options_html={
            letter: pair.words(_option(here, links), _option(there, links)) for letter, here, there in options
        }
        | {
            letter: pair.words(_cell(here.left, links), _cell(there.left, links))
            for letter, here, there in rows
            if here.left.text
        },
        rationales_html={
            letter: pair.words(_notes(here.notes, links), _notes(there.notes, links))
            for letter, here, there in options
        },
        note_html=pair.words(_notes(source.note, links), _notes(overlay.note, links)),
        partners={letter: _plain_words(pair, here.right, there.right, links) for letter, here, there in rows},
        heads=tuple(
            _plain_words(pair, here, there, links)
            for here, there in zip(source.heads, overlay.heads, strict=False)
        ),
        accepted={pair.language: source.accepted, pair.other: overlay.accepted} if source.accepted else {},
    )


def _plain_words(pair: Pair, here: Block, there: Block, links: Links) -> Words:
    return pair.words(plain_text(_cell(here, links)), plain_text(_cell(there, links)))


def _cell(cell: Block, links: Links) -> str:
    return inline(cell.text, links.resolve)


def _html(blocks: tuple[Block, ...], links: Links) -> str:
    return render(join(blocks), links.resolve).html


def _option(item: ListItem, links: Links) -> str:
    return inline(join((item.head, *item.body)), links.resolve)


def _notes(quotes: tuple[Block, ...], links: Links) -> str:
    """Render rationales without the quotation around them."""
    return render("\n\n".join(unquoted(quote) for quote in quotes), links.resolve).html
