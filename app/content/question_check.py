"""Judges one question, in a quiz or as a quick check in a lesson, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from app.content.grammar import (
    FLAG,
    Document,
    Rule,
    Unit,
    directive_problems,
    missing_directives,
    one_word_of,
    rule,
)
from app.content.kinds import WRITTEN
from app.content.links import Links
from app.content.overlay import block_problems
from app.content.pairs_check import pair_parity_problems, pair_problems, pair_text_problems
from app.content.problems import Problem, problem
from app.content.prose import prose_problems
from app.content.question import QuestionText, answer_directives, kind_of, logic_of, read_text
from app.content.schema import ID
from app.domain.quiz import RANKED, Question
from app.domain.short_answer import folded

MOST_OPTIONS: Final = 10

CHECK_RULES: Final[dict[str, Rule]] = {
    "type": one_word_of(*WRITTEN),
    "scoring": one_word_of("all", "per-option"),
    "answer": rule(".*", "19.1 ± 0.1"),
    "fixed": FLAG,
}
QUIZ_RULES: Final[dict[str, Rule]] = CHECK_RULES | {
    "points": rule("[1-9][0-9]?", "1–99"),
    "lesson": rule(ID.pattern, "the-direct-question"),
    "tag": rule(ID.pattern, "asking"),
    "must": FLAG,
}


def question_problems(file: str, unit: Unit, links: Links, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Judge one question of a source."""
    text = read_text(unit, kind_of(unit))
    written = WRITTEN[text.kind]
    known = {**rules, "answer": written.answer} if written.answer else rules
    repeatable = frozenset({"answer"} if written.answers_are_words else ())
    yield from directive_problems(file, unit.directives, known, repeatable=repeatable)
    yield from missing_directives(file, unit, ["type"])
    yield from _belonging_problems(file, text)
    yield from _choice_problems(file, text, logic_of(unit, text))
    if written.has_closing_note and not text.note:
        yield problem("C517", file, unit.line)
    yield from text_problems(file, text, links)


def text_problems(file: str, text: QuestionText, links: Links) -> Iterator[Problem]:
    """Judge the words of one question in either language."""
    if not text.stem:
        yield problem("C511", file, text.unit.line)
    if text.after:
        yield problem("C519", file, text.after[0].line)
    yield from prose_problems(file, (*text.stem, *text.note), links)
    for item in text.options:
        yield from prose_problems(file, (item.head, *item.rest), links)
        if not item.notes:
            yield problem("C504", file, item.line)
        if not item.head.text.strip():
            yield problem("C520", file, item.line)
    yield from pair_text_problems(file, text, links)
    yield from _answer_problems(file, text)


def parity_problems(overlay: Document, source: QuestionText, here: QuestionText) -> Iterator[Problem]:
    """Compare a question with its translation."""
    line = here.unit.line
    if len(source.options) != len(here.options):
        yield problem("C610", overlay.file, line, wanted=len(source.options), found=len(here.options))
    if source.note and not here.note:
        yield problem("C517", overlay.file, line)
    if answer := WRITTEN[here.kind].answer if source.accepted else None:
        yield from missing_directives(overlay.file, here.unit, ["answer"])
        answers = answer_directives(here.unit, here.kind)
        yield from directive_problems(
            overlay.file, answers, {"answer": answer}, repeatable=frozenset({"answer"})
        )
    yield from pair_parity_problems(overlay, source, here)
    yield from block_problems(overlay, line, source.stem, here.stem)


def _belonging_problems(file: str, text: QuestionText) -> Iterator[Problem]:
    """Report directives that this kind of question must have, or has no use for."""
    unit, written = text.unit, WRITTEN[text.kind]
    belongs = {"answer": written.answer, "scoring": written.scoring, "fixed": written.may_be_fixed}
    for key, is_at_home in belongs.items():
        if not is_at_home and unit.value(key) is not None:
            yield problem("C515", file, unit.line, key=key, type=text.kind)
    required = {"answer": written.answer, "scoring": written.scoring == "required"}
    yield from missing_directives(file, unit, (key for key, is_so in required.items() if is_so))


def _choice_problems(file: str, text: QuestionText, logic: Question) -> Iterator[Problem]:
    choices = WRITTEN[text.kind].choices
    if choices == "table":
        yield from pair_problems(file, text)
    elif choices is not None:
        yield from _option_problems(file, text, logic)
    elif any(item.mark for block in text.stem for item in block.items):
        yield problem("C510", file, text.unit.line, type=text.kind)


def _option_problems(file: str, text: QuestionText, logic: Question) -> Iterator[Problem]:
    line, right = text.unit.line, sum(option.right for option in logic.options)
    if not 2 <= len(text.options) <= MOST_OPTIONS:
        yield problem("C512", file, line, found=len(text.options), most=MOST_OPTIONS)
    for item in text.options:
        if (item.mark is None) != (logic.kind in RANKED):
            yield problem("C523" if logic.kind in RANKED else "C518", file, item.line)
    if text.options and not right:
        yield problem("C501", file, line)
    if logic.kind in {"single", "true-false"} and right > 1:
        yield problem("C502", file, line, type=logic.kind)
    if logic.kind == "true-false" and len(text.options) > 2:
        yield problem("C508", file, line)


def _answer_problems(file: str, text: QuestionText) -> Iterator[Problem]:
    """Report short answers of which marking sees nothing, or sees two as one."""
    seen: Counter[str] = Counter()
    for directive in answer_directives(text.unit, text.kind):
        plain = folded(directive.value or "")
        seen[plain] += 1
        if not plain or seen[plain] > 1:
            yield problem("C524", file, directive.line, found=directive.value or "")
