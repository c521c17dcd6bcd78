"""Words to avoid: found where they are used, left alone where they are shown as wrong or merely named."""

from __future__ import annotations

import pytest

from app.content.grammar import read_document
from app.content.problems import sentence
from app.content.safety import word_problems
from app.domain.language import Language
from tests.content.packages import course_package, edit, faults, line_of

LESSON, LESSON_ZH, QUIZ = "lessons/first-look.md", "lessons/first-look.zh-CN.md", "quizzes/scores.md"
QUIZ_ZH = "quizzes/scores.zh-CN.md"


def found(text: str, language: Language = "en") -> list[tuple[int, object]]:
    document = read_document("a.md", f"---\ntitle: A\n---\n\n{text}")
    return [(each.line, each.values["found"]) for each in word_problems(document, language)]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("He committed suicide.", "en", "committed suicide"),
        ("A Failed Suicide attempt.", "en", "Failed Suicide attempt"),
        ("It is attention-seeking.", "en", "attention-seeking"),
        ("他自杀成功了。", "zh-CN", "自杀成功"),
        ("别想不开。", "zh-CN", "想不开"),
        ("他是问题学生。", "zh-CN", "问题学生"),
        ("他有精神病。", "zh-CN", "精神病"),
    ],
)
def test_a_word_that_can_hurt_is_found(text: str, language: Language, word: str):
    assert found(text, language) == [(5, word)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The committee met. A paper-cutter? No: scissors.", "zh-CN"),
        ("精神病性症状需要就医，精神病院不是威胁。", "zh-CN"),
        ("Do not say “committed suicide”.", "en"),
        ("| Say | Rather not |\n|---|---|\n| died | committed suicide |", "en"),
        ("| 可以说 | 避免 |\n|---|---|\n| 离世 | 自杀成功 |", "zh-CN"),
    ],
)
def test_a_word_that_is_named_or_shown_as_wrong_is_left_alone(text: str, language: Language):
    assert found(text, language) == []


def test_the_line_is_the_words_own():
    assert found("> One\n> two\n> he committed suicide", "en") == [(7, "committed suicide")]
    assert found("| Say |\n|---|\n| a |\n| he committed suicide |", "en") == [(8, "committed suicide")]
    assert found("One.\n\n## He committed suicide", "en") == [(7, "committed suicide")]


def test_the_front_matter_is_read_too():
    package = course_package(
        edit("course.md", "summary: What a score says.", "summary: Who committed suicide.")
    )

    assert faults(package, "warning") == [("C801", "course.md", line_of(package, "course.md", "summary"))]


def test_wrong_options_may_say_it_and_right_ones_may_not():
    wrong = course_package(edit(QUIZ, "[ ] Wait.", "[ ] Cutter!"), edit(QUIZ_ZH, "-   等等。", "-   矫情。"))
    right = course_package(edit(QUIZ, "[x] Talk.", "[x] Cutter!"), edit(QUIZ_ZH, "-   谈话。", "-   矫情。"))

    assert faults(wrong, "warning") == []
    assert [code for code, _, _ in faults(right, "warning") if code == "C801"] == ["C801", "C801"]


def test_a_better_wording_is_offered():
    package = course_package(edit(LESSON_ZH, "“我在。”", "他轻生了"))
    document = package.document(LESSON_ZH)

    (problem,) = word_problems(document, "zh-CN")

    assert "自杀的想法" in sentence(problem, "zh-CN")[1]
