"""Words to avoid when writing about suicide and distress, with a better wording.

A warning only: a sentence that quotes such a word to teach its opposite is for the author to judge. Left out are
wrong options of questions, and table columns that show what not to say.

Source: WHO, "Preventing suicide: a resource for media professionals" (2023), and the word list of the project's
clinical guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.content.blocks import Block, ListItem
from app.content.frontmatter import Front
from app.content.grammar import Document
from app.content.problems import Problem, problem
from app.domain.language import Language


@dataclass(frozen=True, slots=True)
class Avoided:
    """A pattern, and the words to use instead."""

    pattern: re.Pattern[str]
    better: str


def _english(pattern: str, better: str) -> Avoided:
    return Avoided(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), better)


def _chinese(pattern: str, better: str) -> Avoided:
    return Avoided(re.compile(pattern), better)


AVOIDED: Final[dict[Language, tuple[Avoided, ...]]] = {
    "en": (
        _english(r"commit(?:s|ted|ting)? suicide", "died by suicide, took their own life"),
        _english(r"(?:successful|completed) suicides?(?: attempts?)?", "died by suicide"),
        _english(r"(?:failed|unsuccessful) suicides?(?: attempts?)?", "attempted suicide"),
        _english(r"attention[- ]seek(?:ing|ers?)", "a way of coping that harms"),
        _english(r"cutters?", "a pupil who self-injures"),
        _english(r"problem (?:students?|pupils?|child|children|kids?)", "a pupil in distress"),
        _english(r"depressed (?:students?|pupils?|child|children|kids?)", "a pupil with low mood"),
        _english(r"psychos?|crazy (?:students?|pupils?|kids?)", "a pupil in distress"),
        _english(r"bad parents", "families under strain"),
        _english(r"weak character|weak-willed", "many factors together"),
        _english(r"peace at last|finally free|in a better place", "loss, grief"),
    ),
    "zh-CN": (
        _chinese("自杀成功|成功自杀|自杀得逞", "自杀身亡"),
        _chinese("自杀失败", "自杀未遂"),
        _chinese("想不开|寻短见|轻生", "有自杀的想法"),
        _chinese("抗压能力(?:太)?差|玻璃心|心理脆弱", "多种因素共同作用"),
        _chinese("矫情|博(?:取)?关注|博眼球", "用伤害自己应对痛苦"),
        _chinese("问题学生|问题孩子|差生", "处在困难中的学生"),
        _chinese("神经病|精神病(?!性|学|院|医|科|史)", "有精神障碍的人"),
        _chinese("终于自由|去了天堂|得到(?:了)?解脱", "离世、哀伤"),
    ),
}

AVOID_COLUMNS: Final = re.compile(
    r"rather not|avoid|do not say|don['’]t say|instead of|not this|避免|不说|不要说|尽量不|别说|少说",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"[“\"‘'《]$"), re.compile(r"^[”\"’'》]")


def word_problems(
    document: Document, language: Language, *, skip: Iterable[ListItem] = ()
) -> Iterator[Problem]:
    """Report words to avoid in a document, but not inside the list items in `skip`."""
    for line, text in said_texts(document, skip=skip):
        for avoided in AVOIDED[language]:
            for found in avoided.pattern.finditer(text):
                if not is_named(text, *found.span()):
                    place = line + text.count("\n", 0, found.start())
                    yield problem("C801", document.file, place, found=found[0], better=avoided.better)


def said_texts(document: Document, *, skip: Iterable[ListItem] = ()) -> Iterator[tuple[int, str]]:
    """Visit what a document says, each text with its line: not the list items in `skip`, nor what is not to be said."""
    skipped = {item.line for item in skip}
    headings = ((unit.line, unit.heading) for unit in document.units)
    yield from (*_front_texts(document.front), *headings, *_texts(document.blocks, skipped))


def is_named(text: str, start: int, end: int) -> bool:
    """Tell whether words stand alone in quotation marks: then they are spoken about, not used."""
    return _NAMED[0].search(text[:start]) is not None and _NAMED[1].search(text[end:]) is not None


def _texts(blocks: Iterable[Block], skipped: set[int]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if block.kind == "table":
            yield from ((cell.line, cell.text) for cell in _said_cells(block))
        elif block.kind == "quote":
            yield from _texts(block.inner, skipped)
        elif block.kind == "list":
            kept = (item for item in block.items if item.line not in skipped)
            yield from (text for item in kept for text in _texts((item.head, *item.rest), skipped))
        elif block.kind != "directives":
            yield block.line, block.text


def _said_cells(table: Block) -> Iterator[Block]:
    """Visit the cells of a table except columns of what not to say."""
    heads = table.inner[: table.columns]
    for place, cell in enumerate(table.inner):
        if not AVOID_COLUMNS.search(heads[place % table.columns].text):
            yield cell


def _front_texts(front: Front) -> Iterator[tuple[int, str]]:
    for path, line in front.lines.items():
        text = front.text(*path)
        if text:
            yield line, text
