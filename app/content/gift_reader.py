"""Banks of questions read from GIFT; what cannot be taken is refused with its line, and the rest is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from app.content.bank import BankOption, BankQuestion
from app.content.gift import OWN, WEIGHT
from app.content.problems import Problem, problem
from app.domain.quiz import Kind

TITLE: Final = re.compile(r"\s*::(?P<title>(?:\\.|[^\\])*?)::", re.DOTALL)
FORMAT: Final = re.compile(r"\s*\[(?P<format>html|markdown|plain|moodle)\]")
TOKEN: Final = re.compile(r"\\.|[^\\]", re.DOTALL)
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TRUE, FALSE = ("T", "TRUE"), ("F", "FALSE")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held."""

    questions: list[BankQuestion]
    problems: list[Problem]


class _Refused(Exception):
    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class _Passage:
    """One question's text, the line it begins on, and our own comment before it."""

    line: int
    text: str
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    sign: str
    weight: Decimal | None
    text: str
    reason: str


def read_gift(file: str, text: str) -> Read:
    """Read a file of GIFT; `file` is its name, for the problems."""
    questions: list[BankQuestion] = []
    problems: list[Problem] = []
    for number, passage in enumerate(_passages(text), 1):
        try:
            question = _question(passage, f"question-{number}")
        except _Refused as refusal:
            problems.append(problem(refusal.code, file, passage.line))
            continue
        if any(question.id == each.id for each in questions):
            question = replace(question, id=f"question-{number}")
        questions.append(question)
    return Read(questions, problems)


def _passages(text: str) -> Iterator[_Passage]:
    """Split at empty lines; comments and categories belong to no question."""
    lines: list[str] = []
    first = 0
    own: tuple[str, ...] = ()
    for number, line in enumerate([*text.removeprefix("\ufeff").splitlines(), ""], 1):
        if line.startswith(OWN):
            own = tuple(line.removeprefix(OWN).split())
        elif line.strip() and not line.lstrip().startswith(("//", "$CATEGORY")):
            first = first if lines else number
            lines.append(line)
        elif not line.strip() and lines:
            yield _Passage(first, "\n".join(lines), own)
            lines, own = [], ()


def _question(passage: _Passage, unnamed: str) -> BankQuestion:
    title = TITLE.match(passage.text)
    rest = passage.text[title.end() :] if title else passage.text
    form = FORMAT.match(rest)
    if form and form["format"] == "html":
        raise _Refused("I102")
    stem, body, after = _braces(rest[form.end() :] if form else rest)
    if after.strip():
        raise _Refused("I103")
    named = _plain(title["title"]) if title else ""
    question = BankQuestion(
        id=named if ID.fullmatch(named) else unnamed, kind="single", stem=_plain(stem).strip()
    )
    return _with_own(_with_answers(question, body), passage.own)


def _braces(text: str) -> tuple[str, str, str]:
    """Split at the first `{` and the `}` that closes it; a sign after a backslash is no sign."""
    places = {"{": -1, "}": -1}
    for found in TOKEN.finditer(text):
        if found[0] in places and places[found[0]] < 0 and (found[0] == "{" or places["{"] >= 0):
            places[found[0]] = found.start()
    opens, closes = places["{"], places["}"]
    if opens < 0 or closes < 0:
        raise _Refused("I101")
    return text[:opens], text[opens + 1 : closes], text[closes + 1 :]


def _with_answers(question: BankQuestion, body: str) -> BankQuestion:
    answers, _, note = _cut(body, "####")
    question = replace(question, note=_plain(note).strip())
    answers = answers.strip()
    word, _, reasons = _cut(answers, "#")
    if word.strip().upper() in (*TRUE, *FALSE):
        return _true_false(question, is_true=word.strip().upper() in TRUE, reasons=reasons)
    if answers.startswith("#"):
        return _number(question, answers[1:])
    return _choices(question, [_answer(each) for each in _split(answers)])


def _true_false(question: BankQuestion, *, is_true: bool, reasons: str) -> BankQuestion:
    wrong, _, right = _cut(reasons, "#")
    said = (right, wrong) if is_true else (wrong, right)
    options = tuple(
        BankOption(words, right=here, rationale=_plain(reason).strip())
        for words, here, reason in zip(("True", "False"), (is_true, not is_true), said, strict=True)
    )
    return replace(question, kind="true-false", options=options)


def _number(question: BankQuestion, text: str) -> BankQuestion:
    value, _, tolerance = _plain(text).strip().partition(":")
    low, dots, high = value.partition("..")
    try:
        if dots:
            middle = (Decimal(low) + Decimal(high)) / 2
            return replace(question, kind="number", answer=middle, tolerance=abs(Decimal(high) - middle))
        return replace(question, kind="number", answer=Decimal(value), tolerance=Decimal(tolerance or 0))
    except InvalidOperation:
        raise _Refused("I104") from None


def _choices(question: BankQuestion, answers: list[_Answer]) -> BankQuestion:
    rights = [answer.sign == "=" for answer in answers]
    weights = [0 if answer.sign == "=" else answer.weight or 0 for answer in answers]
    if not answers:
        raise _Refused("I105")
    if all(rights):
        raise _Refused("I106")
    if sum(rights) > 1 or (not any(rights) and not any(weight > 0 for weight in weights)):
        raise _Refused("I107")
    is_multiple = not any(rights)
    options = tuple(
        BankOption(answer.text, right=right or (is_multiple and weight > 0), rationale=answer.reason)
        for answer, right, weight in zip(answers, rights, weights, strict=True)
    )
    if is_multiple:
        return replace(question, kind="multiple", scoring="per-option", options=options)
    partly = any(weights)
    if partly and [*weights[1:]] != sorted(weights[1:], reverse=True):
        raise _Refused("I107")
    return replace(question, kind="next-best" if partly else "single", options=options)


def _answer(text: str) -> _Answer:
    sign, rest = text[0], text[1:]
    weight = WEIGHT.match(rest)
    words, _, reason = _cut(rest[weight.end() :] if weight else rest, "#")
    return _Answer(
        sign, Decimal(weight["weight"]) if weight else None, _plain(words).strip(), _plain(reason).strip()
    )


def _with_own(question: BankQuestion, own: tuple[str, ...]) -> BankQuestion:
    """Add what our own comment says, as far as it fits what the question is."""
    said = dict(part.partition("=")[::2] for part in own)
    kinds = {"single", "true-false"} if question.kind == "single" else {question.kind}
    return replace(
        question,
        kind=cast(Kind, said["type"]) if said.get("type") in kinds else question.kind,
        points=int(said["points"]) if said.get("points", "").isdecimal() else question.points,
        scoring="all" if said.get("scoring") == "all" else question.scoring,
        lesson=said.get("lesson", ""),
        tag=said.get("tag", ""),
        must="must" in said,
        fixed="fixed" in said,
    )


def _split(text: str) -> list[str]:
    """Split answers at `=` and `~`; what stands before the first is no answer."""
    pieces: list[str] = []
    for found in TOKEN.finditer(text):
        if found[0] in "=~":
            pieces.append(found[0])
        elif pieces:
            pieces[-1] += found[0]
    return pieces


def _cut(text: str, sign: str) -> tuple[str, str, str]:
    """Cut at the first `sign` that no backslash precedes."""
    place = 0
    while place < len(text):
        if text.startswith(sign, place):
            return text[:place], sign, text[place + len(sign) :]
        place += 2 if text[place] == "\\" else 1
    return text, "", ""


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL)
