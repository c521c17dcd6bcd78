"""A quiz file: its rules and its bank of questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from app.content.grammar import Document, id_problems
from app.content.heads import STAMPS
from app.content.links import Links
from app.content.overlay import Pair, logic_problems, overlay_problems, paired_units, unit_problems
from app.content.problems import Problem, problem
from app.content.question import QuestionText, directives_with_words, kind_of, logic_of, read_text
from app.content.question_check import QUIZ_RULES, parity_problems, question_problems, text_problems
from app.content.schema import AN_ID, LANGUAGE, TEXT, Either, Table, Text, Whole, one_of, schema_problems
from app.domain.quiz import Counts, Question, Quiz, Show

_COOLDOWN: Final = re.compile("([0-9]{1,4})([mhd])")
_TIME_LIMIT: Final = re.compile("([1-9][0-9]{0,3})([mh])")
_MINUTES: Final = {"m": 1, "h": 60, "d": 24 * 60}
FRONT: Final = Table(
    {
        "quiz": AN_ID,
        "title": TEXT,
        "minutes": Whole("1–600", 1, 600),
        "pass": Whole("1–100", 1, 100),
        "draw": Whole("1–100", 1, 100),
        "attempts": Either("1–100 | unlimited", (Whole("", 1, 100), one_of("unlimited"))),
        "cooldown": Text("30m | 12h | 1d", _COOLDOWN),
        "show": one_of("after-each", "after-submit", "after-pass"),
        "time-limit": Either("20m | 1h | none", (Text("", _TIME_LIMIT), one_of("none"))),
        "counts": one_of("best", "last", "first"),
    },
    optional=frozenset({"draw", "attempts", "cooldown", "show", "time-limit", "counts"}),
)
OVERLAY_FRONT: Final = Table(
    {"of": TEXT, "lang": LANGUAGE, "title": TEXT, "stamps": STAMPS}, optional=frozenset({"stamps"})
)


@dataclass(frozen=True, slots=True)
class QuizSource:
    """A quiz in both languages."""

    id: str
    pair: Pair
    questions: tuple[tuple[Question, QuestionText], ...]
    """Logic and words of the source, in the order of the file."""

    def text_of(self, question: Question) -> QuestionText | None:
        """Return the overlay's words of a question."""
        unit = self.pair.overlay.unit(question.id) if self.pair.overlay else None
        return read_text(unit, question.kind) if unit else None

    @property
    def logic(self) -> Quiz:
        """Return the rules and the bank."""
        front = self.pair.source.front
        return Quiz(
            id=self.id,
            pass_percent=front.whole("pass"),
            draw=front.whole("draw") or len(self.questions),
            attempts=front.whole("attempts") or None,
            cooldown_minutes=_minutes(_COOLDOWN, front.text("cooldown")),
            show=cast(Show, front.text("show") or "after-submit"),
            questions=tuple(question for question, _ in self.questions),
            time_limit_minutes=_minutes(_TIME_LIMIT, front.text("time-limit")) or None,
            counts=cast(Counts, front.text("counts") or "best"),
        )


def read_quiz(name: str, pair: Pair) -> QuizSource:
    """Read a quiz; `name` is its file's name without endings."""
    questions = []
    for unit in pair.source.units:
        text = read_text(unit, kind_of(unit))
        other = pair.overlay.unit(unit.heading) if pair.overlay else None
        questions.append((logic_of(unit, text, read_text(other, text.kind) if other else None), text))
    return QuizSource(name, pair, tuple(questions))


def quiz_problems(quiz: QuizSource, links: Links, lessons: frozenset[str]) -> Iterator[Problem]:
    """Judge a quiz in both languages; `lessons` are the ones its questions may name."""
    source = quiz.pair.source
    yield from source.problems
    if not source.front.values:
        return
    yield from schema_problems(source.file, source.front, FRONT)
    if source.front.text("quiz") not in {"", quiz.id}:
        yield problem("C407", source.file, source.front.line("quiz"), id=quiz.id)
    yield from id_problems(source)
    yield from _opening_problems(source)
    for unit in source.units:
        yield from question_problems(source.file, unit, links, QUIZ_RULES)
        lesson = unit.value("lesson")
        if lesson and lesson not in lessons:
            yield problem("C506", source.file, unit.line, lesson=lesson)
    yield from _draw_problems(quiz)
    yield from _time_problems(quiz)
    yield from overlay_problems(quiz.pair, quiz.id, OVERLAY_FRONT)
    yield from _overlay_problems(quiz, links)


def _draw_problems(quiz: QuizSource) -> Iterator[Problem]:
    source, logic = quiz.pair.source, quiz.logic
    line = source.front.line("draw")
    must = sum(question.must for question in logic.questions)
    if logic.draw > len(logic.questions):
        yield problem("C507", source.file, line, draw=logic.draw, bank=len(logic.questions))
    if must and must >= logic.draw:
        yield problem("C505", source.file, line, must=must, draw=logic.draw)
    if not logic.questions:
        yield problem("C521", source.file, 1)


def _time_problems(quiz: QuizSource) -> Iterator[Problem]:
    front, limit = quiz.pair.source.front, quiz.logic.time_limit_minutes
    if limit is not None and limit < front.whole("minutes"):
        line = front.line("time-limit")
        yield problem("C806", quiz.pair.source.file, line, limit=limit, minutes=front.whole("minutes"))


def _overlay_problems(quiz: QuizSource, links: Links) -> Iterator[Problem]:
    overlay = quiz.pair.overlay
    if overlay is None or not overlay.is_overlay:
        return
    yield from unit_problems(quiz.pair.source, overlay)
    yield from logic_problems(overlay, words=directives_with_words(quiz.pair.source, overlay))
    yield from _opening_problems(overlay)
    for unit, other in paired_units(quiz.pair.source, overlay):
        here = read_text(other, kind_of(unit))
        yield from text_problems(overlay.file, here, links)
        yield from parity_problems(overlay, read_text(unit, kind_of(unit)), here)


def _opening_problems(document: Document) -> Iterator[Problem]:
    if document.opening:
        yield problem("C522", document.file, document.opening[0].line)


def _minutes(form: re.Pattern[str], text: str) -> int:
    found = form.fullmatch(text)
    return int(found[1]) * _MINUTES[found[2]] if found else 0
