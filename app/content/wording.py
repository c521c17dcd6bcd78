"""Whether two editions of a question are the same question, and what a corrected key makes of the earlier one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from app.content.compiled import CompiledQuestion, CompiledQuiz
from app.domain.regrading import with_key_of


def wording_of(question: CompiledQuestion) -> str:
    """Return a digest of what a learner meets and of the key: two questions with the same one are the same item.

    Reasons, points, tag and lesson may change without making it another.
    """
    logic = replace(question.logic, points=1, tag="", lesson="")
    told = question.words
    met = (logic, told.stem_html, told.options_html, told.partners)
    return hashlib.sha256(msgspec.json.encode(met, order="sorted")).hexdigest()


def corrected(asked: CompiledQuestion, other: CompiledQuestion) -> CompiledQuestion | None:
    """Return a question as it was asked, with the key and the reasons of another edition.

    None where the key is the same, or where the two cannot be compared: what is asked or an option is worded anew.
    """
    own_letter = _own_letters(asked, other)
    if own_letter is None:
        return None
    logic = with_key_of(asked.logic, other.logic, own_letter)
    if logic == asked.logic:
        return None
    words = replace(
        asked.words,
        rationales_html={own_letter[key]: why for key, why in other.words.rationales_html.items()},
        note_html=other.words.note_html,
    )
    return CompiledQuestion(logic, words)


def corrections(asked: CompiledQuiz, other: CompiledQuiz) -> dict[str, CompiledQuestion]:
    """Return the questions of a quiz whose key another edition corrects, by id."""
    others = questions_of(other)
    pairs = (
        (name, corrected(each, others[name])) for name, each in questions_of(asked).items() if name in others
    )
    return {name: question for name, question in pairs if question is not None}


def incomparable(asked: CompiledQuiz, other: CompiledQuiz) -> tuple[str, ...]:
    """Return the ids of the questions that are worded anew, or no longer asked, in another edition."""
    others = questions_of(other)
    return tuple(
        name
        for name, each in questions_of(asked).items()
        if name not in others or _own_letters(each, others[name]) is None
    )


def questions_of(quiz: CompiledQuiz) -> dict[str, CompiledQuestion]:
    """Return a quiz's questions by id, each with its words."""
    return {each.id: CompiledQuestion(each, quiz.words[each.id]) for each in quiz.logic.questions}


def _own_letters(asked: CompiledQuestion, other: CompiledQuestion) -> Mapping[str, str] | None:
    """Return the other's option id -> the id of the option with the same words in the question asked."""
    if asked.logic.kind != other.logic.kind or asked.words.stem_html != other.words.stem_html:
        return None
    here, there = asked.words.options_html, other.words.options_html
    if here == there and asked.words.partners == other.words.partners:
        return {option.id: option.id for option in asked.logic.options}
    if asked.words.partners:
        return None  # the pairs of a match are the key, and what is asked as well
    letters = {repr(sorted(words.items())): key for key, words in here.items()}
    found = {key: letters.get(repr(sorted(words.items())), "") for key, words in there.items()}
    return found if sorted(found.values()) == sorted(here) else None
