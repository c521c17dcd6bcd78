"""What stands between the braces of a question in GIFT, and which kind of question it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from app.content.bank import BankOption, BankQuestion
from app.content.gift_signs import ANYTHING, ARROW, TOKEN, WEIGHT, cut, plain, split

TRUE: Final = ("T", "TRUE")
FALSE: Final = ("F", "FALSE")
WHOLE: Final = 100


class NotTaken(Exception):
    """A question that fits no kind; `code` is that of the problem."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class _Answer:
    sign: str
    weight: Decimal | None
    raw: str
    """With its backslashes."""
    reason: str

    @property
    def text(self) -> str:
        return plain(self.raw).strip()


def with_answers(question: BankQuestion, body: str) -> BankQuestion:
    """Return the question with its kind, its answers and its rationale.

    Raises:
        NotTaken: they fit no kind.
    """
    answers, _, note = cut(body, "####")
    question = replace(question, note=plain(note).strip())
    answers = answers.strip()
    word, _, reasons = cut(answers, "#")
    if word.strip().upper() in (*TRUE, *FALSE):
        return _true_false(question, is_true=word.strip().upper() in TRUE, reasons=reasons)
    if answers.startswith("#"):
        return _number(question, answers[1:])
    found = [_answer(each) for each in split(answers)]
    if not found:
        raise NotTaken("I105")
    if all(answer.sign == "=" for answer in found):
        return _matched_or_spoken(question, found)
    return _choices(question, found)


def _true_false(question: BankQuestion, *, is_true: bool, reasons: str) -> BankQuestion:
    wrong, _, right = cut(reasons, "#")
    said = (right, wrong) if is_true else (wrong, right)
    options = tuple(
        BankOption(words, right=here, rationale=plain(reason).strip())
        for words, here, reason in zip(("True", "False"), (is_true, not is_true), said, strict=True)
    )
    return replace(question, kind="true-false", options=options)


def _number(question: BankQuestion, text: str) -> BankQuestion:
    value, _, tolerance = plain(text).strip().partition(":")
    low, dots, high = value.partition("..")
    try:
        if dots:
            middle = (Decimal(low) + Decimal(high)) / 2
            return replace(question, kind="number", answer=middle, tolerance=abs(Decimal(high) - middle))
        return replace(question, kind="number", answer=Decimal(value), tolerance=Decimal(tolerance or 0))
    except InvalidOperation:
        raise NotTaken("I104") from None


def _matched_or_spoken(question: BankQuestion, answers: Sequence[_Answer]) -> BankQuestion:
    """Make pairs of answers that hold an arrow, and short answers of those that do not."""
    pairs = [cut(answer.raw, ARROW) for answer in answers]
    arrows = {arrow for _, arrow, _ in pairs}
    if len(arrows) > 1 or any(answer.weight not in {None, WHOLE} for answer in answers):
        raise NotTaken("I106")
    # Neither kind has a reason for each answer; those of another system are kept together.
    reasons = (*(answer.reason for answer in answers), question.note)
    question = replace(question, note="\n\n".join(reason for reason in reasons if reason))
    if arrows == {ARROW}:
        return _match(question, [(plain(left).strip(), plain(right).strip()) for left, _, right in pairs])
    return _text(question, answers)


def _match(question: BankQuestion, pairs: Sequence[tuple[str, str]]) -> BankQuestion:
    if not all(right for _, right in pairs):
        raise NotTaken("I106")
    options = tuple(BankOption(left, right=bool(left), partner=right) for left, right in pairs)
    return replace(question, kind="match", scoring="per-option", options=options)


def _text(question: BankQuestion, answers: Sequence[_Answer]) -> BankQuestion:
    accepted = tuple(answer.text for answer in answers)
    signs = {found[0] for answer in answers for found in TOKEN.finditer(answer.raw)}
    if ANYTHING in signs or not all(accepted) or any("`" in each for each in accepted):
        raise NotTaken("I106")
    return replace(question, kind="text", accepted=accepted)


def _choices(question: BankQuestion, answers: Sequence[_Answer]) -> BankQuestion:
    rights = [answer.sign == "=" for answer in answers]
    weights = [0 if answer.sign == "=" else answer.weight or 0 for answer in answers]
    if sum(rights) > 1 or (not any(rights) and not any(weight > 0 for weight in weights)):
        raise NotTaken("I107")
    is_multiple = not any(rights)
    options = tuple(
        BankOption(answer.text, right=right or (is_multiple and weight > 0), rationale=answer.reason)
        for answer, right, weight in zip(answers, rights, weights, strict=True)
    )
    if is_multiple:
        return replace(question, kind="multiple", scoring="per-option", options=options)
    partly = any(weights)
    if partly and [*weights[1:]] != sorted(weights[1:], reverse=True):
        raise NotTaken("I107")
    return replace(question, kind="next-best" if partly else "single", options=options)


def _answer(text: str) -> _Answer:
    sign, rest = text[0], text[1:]
    weight = WEIGHT.match(rest)
    words, _, reason = cut(rest[weight.end() :] if weight else rest, "#")
    return _Answer(sign, Decimal(weight["weight"]) if weight else None, words, plain(reason).strip())
