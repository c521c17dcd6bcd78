"""Banks of questions read from GIFT; what cannot be taken is refused with its line, and the rest is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, cast
from urllib.parse import unquote

from app.content.bank import BankQuestion
from app.content.gift_answers import NotTaken, with_answers
from app.content.gift_signs import OWN, TOKEN, plain
from app.content.problems import Problem, problem
from app.domain.quiz import Kind

TITLE: Final = re.compile(r"\s*::(?P<title>(?:\\.|[^\\])*?)::", re.DOTALL)
FORMAT: Final = re.compile(r"\s*\[(?P<format>html|markdown|plain|moodle)\]")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held."""

    questions: list[BankQuestion]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Passage:
    """One question's text, the line it begins on, and our own comment before it."""

    line: int
    text: str
    own: tuple[str, ...]


def read_gift(file: str, text: str) -> Read:
    """Read a file of GIFT; `file` is its name, for the problems."""
    questions: list[BankQuestion] = []
    problems: list[Problem] = []
    for number, passage in enumerate(_passages(text), 1):
        try:
            question = _question(passage, f"question-{number}")
        except NotTaken as refusal:
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
        raise NotTaken("I102")
    stem, body, after = _braces(rest[form.end() :] if form else rest)
    if after.strip():
        raise NotTaken("I103")
    named = plain(title["title"]) if title else ""
    question = BankQuestion(
        id=named if ID.fullmatch(named) else unnamed, kind="single", stem=plain(stem).strip()
    )
    return _with_own(with_answers(question, body), passage.own)


def _braces(text: str) -> tuple[str, str, str]:
    """Split at the first `{` and the `}` that closes it; a sign after a backslash is no sign."""
    places = {"{": -1, "}": -1}
    for found in TOKEN.finditer(text):
        if found[0] in places and places[found[0]] < 0 and (found[0] == "{" or places["{"] >= 0):
            places[found[0]] = found.start()
    opens, closes = places["{"], places["}"]
    if opens < 0 or closes < 0:
        raise NotTaken("I101")
    return text[:opens], text[opens + 1 : closes], text[closes + 1 :]


def _with_own(question: BankQuestion, own: tuple[str, ...]) -> BankQuestion:
    """Add what our own comment says, as far as it fits what the question is."""
    said = dict(part.partition("=")[::2] for part in own)
    kinds = {question.kind}
    if question.kind == "single":
        # Of two options, a next best step has no part to give.
        kinds |= {"true-false", "next-best"} if question.options[0].right else {"true-false"}
    return replace(
        question,
        kind=cast(Kind, said["type"]) if said.get("type") in kinds else question.kind,
        points=int(said["points"]) if said.get("points", "").isdecimal() else question.points,
        scoring="all" if said.get("scoring") == "all" else question.scoring,
        lesson=said.get("lesson", ""),
        tag=said.get("tag", ""),
        must="must" in said,
        fixed="fixed" in said,
        heads=(unquote(said.get("left", "")), unquote(said.get("right", ""))),
    )
