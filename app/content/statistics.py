"""What a bank of questions gives away by its form: the longest option, the same place, too few questions, an answer in the question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.content.blocks import ListItem, join
from app.content.problems import Problem, problem
from app.content.question import QuestionText
from app.content.quiz import QuizSource
from app.domain.quiz import Question
from app.domain.short_answer import folded

FEWEST: Final = 6
"""Below this many questions a share says nothing."""
MOST_LONGEST_SHARE: Final = 0.4
MOST_SAME_PLACE_SHARE: Final = 0.6
CLEARLY_LONGER: Final = 1.4
BANK_PER_DRAW: Final = 3

_SIGNS: Final = re.compile(r"[*_`\s]|\]\([^)]*\)")


def quiz_statistics(quiz: QuizSource) -> Iterator[Problem]:
    """Warn where a learner could guess from the form."""
    source = quiz.pair.source
    single = [(question, text) for question, text in quiz.questions if question.kind == "single"]
    yield from _longest(source.file, source.front.line(), single)
    yield from _given_away(source.file, [text for _, text in quiz.questions])
    overlay = quiz.pair.overlay
    if overlay is not None:
        translated = [
            (question, text) for question, _ in single if (text := quiz.text_of(question)) is not None
        ]
        yield from _longest(overlay.file, overlay.front.line(), translated)
        texts = (quiz.text_of(question) for question, _ in quiz.questions)
        yield from _given_away(overlay.file, [text for text in texts if text is not None])
    places = Counter(place for question, _ in single for place in _right(question))
    if len(single) >= FEWEST and max(places.values(), default=0) > MOST_SAME_PLACE_SHARE * len(single):
        place, count = places.most_common(1)[0]
        yield problem("C803", source.file, source.front.line(), place=place + 1, count=count, all=len(single))
    if len(quiz.questions) < BANK_PER_DRAW * quiz.logic.draw and source.front.whole("draw"):
        wanted = BANK_PER_DRAW * quiz.logic.draw
        yield problem("C804", source.file, source.front.line("draw"), bank=len(quiz.questions), wanted=wanted)


def _longest(file: str, line: int, questions: list[tuple[Question, QuestionText]]) -> Iterator[Problem]:
    longest = 0
    for question, text in questions:
        ratio = _right_to_longest_wrong(question, text)
        longest += ratio > 1
        if ratio >= CLEARLY_LONGER:
            yield problem("C802", file, text.unit.line)
    if len(questions) >= FEWEST and longest > MOST_LONGEST_SHARE * len(questions):
        yield problem("C805", file, line, count=longest, all=len(questions))


def _given_away(file: str, texts: list[QuestionText]) -> Iterator[Problem]:
    """Warn where a question that is answered in one's own words holds the answer."""
    for text in texts:
        asked = folded(join(text.stem))
        found = next((each for each in text.accepted if folded(each) in asked), None)
        if found is not None:
            yield problem("C808", file, text.unit.line, found=found)


def _right_to_longest_wrong(question: Question, text: QuestionText) -> float:
    right = set(_right(question))
    lengths = [(_length(item), place in right) for place, item in enumerate(text.options)]
    longest_wrong = max((length for length, is_right in lengths if not is_right), default=0)
    return max((length for length, is_right in lengths if is_right), default=0) / max(longest_wrong, 1)


def _right(question: Question) -> list[int]:
    return [place for place, option in enumerate(question.options) if option.right]


def _length(item: ListItem) -> int:
    return len(_SIGNS.sub("", item.head.text))
