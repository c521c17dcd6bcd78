"""A bank with a question of every kind, for the template of CSV files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.content.bank import BankQuestion, bank_of
from app.content.grammar import Document, read_document
from app.content.overlay import Pair, overlay_path
from app.content.quiz import QuizSource, read_quiz
from app.domain.language import LANGUAGES, Language

FOLDER: Final = Path(__file__).parent / "examples"
NAME: Final = "every-kind"


def example_banks() -> dict[Language, list[BankQuestion]]:
    """Return the example in both languages; it is written as quiz files, like any other."""
    return {language: bank_of(_quiz(), language) for language in LANGUAGES}


def _quiz() -> QuizSource:
    source = f"{NAME}.md"
    return read_quiz(NAME, Pair(_document(source), _document(overlay_path(source, "zh-CN")), "en"))


def _document(name: str) -> Document:
    return read_document(name, (FOLDER / name).read_text("utf-8"))
