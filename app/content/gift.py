"""Banks of questions written in GIFT, the text format of Moodle's question banks; `gift_reader` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from urllib.parse import quote

from app.content.bank import BankOption, BankQuestion
from app.content.gift_signs import ANYTHING, ARROW, OWN, WEIGHT, escaped


def as_gift(questions: Iterable[BankQuestion]) -> tuple[str, list[str]]:
    """Write questions; return the text and the ids of those that GIFT cannot hold, things to put in order."""
    written, left_out = [], []
    for question in questions:
        if question.kind == "order":
            left_out.append(question.id)
        else:
            written.append("\n".join(_question(question)))
    return "\n\n".join(written) + "\n", left_out


def _question(question: BankQuestion) -> Iterator[str]:
    yield f"{OWN} {' '.join(_own(question))}"
    yield f"::{escaped(question.id)}::[markdown]{escaped(question.stem)}{{"
    if question.answer is not None:
        yield f"#{question.answer}:{question.tolerance}"
    for answer in question.accepted:
        yield _weighed("=", answer, _without_arrows(answer).replace(ANYTHING, rf"\{ANYTHING}"))
    for option, weight in zip(question.options, _weights(question), strict=True):
        yield _weighed(weight, option.text, _option(option))
    if question.note:
        yield f"####{escaped(question.note)}"
    yield "}"


def _option(option: BankOption) -> str:
    if option.partner:
        return f"{_without_arrows(option.text)} {ARROW} {escaped(option.partner)}"
    return escaped(option.text) + (f"#{escaped(option.rationale)}" if option.rationale else "")


def _without_arrows(text: str) -> str:
    """Write text that has no meaning where an arrow would have one; Moodle shows the backslash, our reader does not."""
    return escaped(text).replace(ARROW, "\\".join(ARROW))


def _weighed(weight: str, words: str, written: str) -> str:
    """Write a weight before an answer, a full one where its words would pass for another."""
    if WEIGHT.match(words) and len(weight) == 1:
        weight += "%100%" if weight == "=" else "%0%"
    return f"{weight}{written}"


def _own(question: BankQuestion) -> Iterator[str]:
    yield f"type={question.kind}"
    yield f"points={question.points}"
    yield f"scoring={question.scoring}"
    if question.lesson:
        yield f"lesson={question.lesson}"
    if question.tag:
        yield f"tag={question.tag}"
    if question.must:
        yield "must"
    if question.fixed:
        yield "fixed"
    for name, words in zip(("left", "right"), question.heads, strict=True):
        if words:
            yield f"{name}={quote(words, safe='')}"


def _weights(question: BankQuestion) -> list[str]:
    """Return what stands before each option: `=` right, `~` wrong, `~%50%` worth half."""
    if question.kind == "multiple":
        right = sum(option.right for option in question.options) or 1
        wrong = len(question.options) - right or 1
        return [
            _percent(100, right) if option.right else _percent(-100, wrong) for option in question.options
        ]
    if question.kind == "next-best":
        steps = max(1, len(question.options) - 1)
        return ["=", *(_percent(100 * (steps - place), steps) for place in range(1, len(question.options)))]
    is_match = question.kind == "match"
    return ["=" if option.right or is_match else "~" for option in question.options]


def _percent(above: int, below: int) -> str:
    share = Fraction(above, below)
    if share == 0:
        return "~"
    written = (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.00001")).normalize()
    return f"~%{written:f}%"
