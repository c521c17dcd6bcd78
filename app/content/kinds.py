"""How each kind of question is written: where its answers stand, and which directives belong to it.

The other half of a kind, how it is answered and marked, is in `domain/answering.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.content.grammar import Rule, rule
from app.domain.quiz import Kind
from app.domain.short_answer import LONGEST

NUMBER: Final = re.compile(
    r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(?:\s*(?:±|\+/-)\s*([0-9]{1,9}(?:\.[0-9]{1,6})?))?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What reading and judging need to know of a kind."""

    choices: Literal["marked", "numbered", "table"] | None
    """A list with [x] and [ ], one whose order is the key, a table of pairs, or nothing to choose from.

    The options of a list have a rationale each; of the others a closing quotation is the rationale.
    """
    scoring: Literal["required", "optional"] | None = None
    may_be_fixed: bool = False
    answer: Rule | None = None
    """What `answer` may say."""
    answers_are_words: bool = False
    """Several may be accepted, and each language has its own."""

    @property
    def has_closing_note(self) -> bool:
        """Tell whether a closing quotation belongs to the question."""
        return self.choices in {None, "table"}


WRITTEN: Final[Mapping[Kind, Written]] = {
    "single": Written("marked", may_be_fixed=True),
    "multiple": Written("marked", scoring="required", may_be_fixed=True),
    "true-false": Written("marked", may_be_fixed=True),
    "number": Written(None, answer=Rule(NUMBER, "19.1 ± 0.1")),
    "next-best": Written("numbered"),
    "order": Written("numbered", scoring="optional"),
    "match": Written("table", scoring="required"),
    "text": Written(None, answer=rule(f".{{1,{LONGEST}}}", "12356"), answers_are_words=True),
}
