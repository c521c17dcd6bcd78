"""Whether somebody may be looking for help in danger, and should see telephone numbers before anything else."""

from __future__ import annotations

from typing import Final

from app.search.folding import fold
from app.search.terms import terms_of

PHRASES: Final = (
    "自杀", "自殺", "想死", "不想活", "活不下去", "轻生", "寻死", "自尽", "遗书", "跳楼", "割腕", "服毒", "自伤", "自残",
    "杀人", "杀了", "打死", "救命", "self harm", "end my life", "want to die",
)  # fmt: skip
WORDS: Final = frozenset(terms_of("suicide suicidal selfharm overdose kill die murder stab weapon gun"))


def speaks_of_danger(typed: str) -> bool:
    """Say whether a query has a word that people use when life is at risk."""
    folded = fold(typed)
    return any(phrase in folded for phrase in PHRASES) or not WORDS.isdisjoint(terms_of(typed))
