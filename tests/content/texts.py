"""The files of the sample packages, as texts."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"


def texts_of(kind: str) -> dict[str, str]:
    """Read a sample package: path -> text."""
    folder = SAMPLE / kind
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))
    }


COURSE = texts_of("course")
PROGRAMME = texts_of("programme")
CASE = texts_of("case")
RESOURCE = texts_of("resource")
REFERENCE = texts_of("reference")
LESSON_EN = COURSE["lessons/first-look.md"]
QUIZ_EN = COURSE["quizzes/scores.md"]
QUIZ_ZH = COURSE["quizzes/scores.zh-CN.md"]
