"""What somebody types, understood as words to look for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from app.search.folding import fold
from app.search.terms import PART, RUN, pairs_of, piece_term, word_term

MOST_CHARACTERS: Final = 200
MOST_WORDS: Final = 12

_SAID_ANYWAY = """
    a an and are as at be by can do does for from how i if in is it its my of on or should that the their there they
    this to was we what when where which why with you your
    的 了 吗 呢 吧 啊 呀 我 你 您 他 她 它 们 我们 你们 他们 是 在 和 与 或 也 都 就 要 会 能 可以 应该 该 请 请问 被 把 对 给
    让 跟 向 时 到 这 那 个 一个 怎么 怎样 如何 什么 怎么办 为什么 哪些 哪里 谁 关于
"""
SAID_ANYWAY: Final = frozenset(_SAID_ANYWAY.split())
"""Words that say nothing about what is looked for; they count only when there are no others."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word somebody looks for."""

    text: str
    """Folded, as it was typed."""
    terms: tuple[str, ...]
    by: Literal["all", "any"]
    """A Chinese word is where all its terms are; a Latin one where any of them is: there are several when it was
    mistyped."""

    @property
    def is_chinese(self) -> bool:
        """Whether it stands for Chinese text."""
        return self.by == "all"


@dataclass(frozen=True, slots=True)
class Query:
    """Words to look for, in the order in which they were typed."""

    folded: str
    words: tuple[Word, ...]

    @property
    def has_parts(self) -> bool:
        """Whether a text can have some of it and not all."""
        return len({term for word in self.words for term in word.terms}) > 1


def read_query(typed: str) -> Query:
    """Read what was typed. Nothing in it has a meaning besides its words: no quotes, no operators."""
    folded = fold(typed[:MOST_CHARACTERS]).strip()
    words = list(dict.fromkeys(_words(folded)))
    telling = [word for word in words if word.text not in SAID_ANYWAY]
    return Query(folded, tuple((telling or words)[:MOST_WORDS]))


def _words(folded: str) -> Iterator[Word]:
    for run in RUN.finditer(folded):
        if run["han"]:
            yield from (Word(text, tuple(pairs_of(text)), "all") for text in _cut(run["han"]))
        else:
            yield from (Word(text, (term,), "any") for text, term in _pieces(run["piece"]))


def _cut(run: str) -> Iterator[str]:
    """Cut a run of Chinese where words end; single characters in a row are a word the dictionary lacks (自伤, 转介)."""
    import rjieba  # noqa: PLC0415 - its dictionary takes 34 MB, and not every process is asked for something in Chinese

    loose = ""
    for part in rjieba.cut(run, hmm=False):
        if len(part) == 1 and part not in SAID_ANYWAY:
            loose += part
            continue
        if loose:
            yield loose
            loose = ""
        yield part
    if loose:
        yield loose


def _pieces(piece: str) -> Iterator[tuple[str, str]]:
    """`self-harm` is two words, since people also write it as two; `phq-9` and a telephone number are one."""
    parts = PART.findall(piece)
    if len(parts) > 1 and any(part.isdigit() for part in parts):
        yield piece, piece_term(piece)
    else:
        yield from ((part, word_term(part)) for part in parts)
