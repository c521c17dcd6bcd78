"""Banks of questions written in GIFT, the text format of Moodle's question banks.

Source: the format as Moodle documents it (docs.moodle.org, "GIFT format"). What GIFT has no word for stands in a
comment before the question, `// heart-research: points=2 must …`, which other systems skip and `gift_reader` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.content.bank import BankQuestion

OWN: Final = "// heart-research:"
WEIGHT: Final = re.compile(r"%(?P<weight>-?[0-9]{1,3}(?:\.[0-9]{1,5})?)%")
SPECIAL: Final = re.compile(r"([~=#{}:\\])")


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
    for option, weight in zip(question.options, _weights(question), strict=True):
        reason = f"#{escaped(option.rationale)}" if option.rationale else ""
        if WEIGHT.match(option.text) and len(weight) == 1:
            weight += "%100%" if weight == "=" else "%0%"  # noqa: PLW2901 - else the words would pass for a weight
        yield f"{weight}{escaped(option.text)}{reason}"
    if question.note:
        yield f"####{escaped(question.note)}"
    yield "}"


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
    return ["=" if option.right else "~" for option in question.options]


def _percent(above: int, below: int) -> str:
    share = Fraction(above, below)
    if share == 0:
        return "~"
    written = (Decimal(share.numerator) / share.denominator).quantize(Decimal("0.00001")).normalize()
    return f"~%{written:f}%"


def escaped(text: str) -> str:
    """Write text so that it has no meaning to GIFT; lines end in a written sign, for an empty one ends a question."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", r"\n")
