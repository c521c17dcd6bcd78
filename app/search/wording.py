"""What somebody types, understood as words to look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.search.folding import fold
from app.search.terms import HAN, PART, RUN, pairs_of, piece_term, word_term

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

_IS_CHINESE: Final = re.compile(f"[{HAN}]").match
_SAID_IN_CHINESE: Final = sorted(filter(_IS_CHINESE, SAID_ANYWAY), key=len, reverse=True)
_BETWEEN: Final = re.compile("|".join(each for each in _SAID_IN_CHINESE if len(each) > 1))
"""Longer ones part what stands beside them. Single characters do not: 我 is said anyway, and it is half of 自我."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word somebody looks for."""

    text: str
    """Folded, as it was typed."""
    terms: tuple[str, ...]
    """It is where any of them is: an English word has several when it was mistyped, Chinese when its pairs overlap."""

    @property
    def is_chinese(self) -> bool:
        """Whether it stands for Chinese text."""
        return _IS_CHINESE(self.text) is not None


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
    words = dict.fromkeys(_words(folded, SAID_ANYWAY)) or dict.fromkeys(_words(folded, frozenset()))
    return Query(folded, tuple(words)[:MOST_WORDS])


def _words(folded: str, needless: frozenset[str]) -> Iterator[Word]:
    for run in RUN.finditer(folded):
        if run["han"]:
            parts = _BETWEEN.split(run["han"]) if needless else [run["han"]]
            yield from (word for part in parts if part for word in _covering(part, needless))
        else:
            pieces = _pieces(run["piece"])
            yield from (Word(text, (term,)) for text, term in pieces if text not in needless)


def _covering(part: str, needless: frozenset[str]) -> list[Word]:
    """Ask that each character stands beside one of its neighbours, which no dictionary is needed for.

    学生自伤 is then 学生 and 自伤: the pair in the middle is not needed, since all characters are there without it.
    """
    pairs = pairs_of(part)
    wanted = {
        tuple(dict.fromkeys(pairs[max(0, at - 1) : at + 1])): None
        for at, character in enumerate(part)
        if character not in needless
    }
    alone = {choice[0] for choice in wanted if len(choice) == 1}
    least = [choice for choice in wanted if len(choice) == 1 or alone.isdisjoint(choice)]
    return [Word(choice[0] + "".join(pair[-1] for pair in choice[1:]), choice) for choice in least]


def _pieces(piece: str) -> Iterator[tuple[str, str]]:
    """`self-harm` is two words, since people also write it as two; `phq-9` and a telephone number are one."""
    parts = PART.findall(piece)
    if len(parts) > 1 and any(part.isdigit() for part in parts):
        yield piece, piece_term(piece)
    else:
        yield from ((part, word_term(part)) for part in parts)
