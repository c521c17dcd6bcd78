"""What can be found, as the rooms above hand it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from app.domain.access import Permission

Kind = Literal["course", "lesson", "simulation", "case", "resource", "question", "term", "source"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""In the order in which they are offered as filters."""

READABLE: Final = (Permission.LEARN, Permission.QUESTION_READ)
"""What a document's `permission` may be: those that hold without looking at a record of somebody's."""

NO_LANGUAGE: Final = "und"
"""Of texts that are what people wrote, whatever language they wrote in; found by readers of every language."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing in one language. `key` and `language` together are unique."""

    key: str
    """What it is: `lesson:cri-101/myths`, `course:cri-101`, `simulation:sim-b1`, `question:12`, `source:decou-2018`."""
    kind: Kind
    language: str
    title: str
    body: str
    """Plain text, a line for each paragraph."""
    permission: Permission
    """One of `READABLE`: whoever has it may find the document."""
    place: str = ""
    """Where it belongs, for the line below the title: the title of a lesson's course."""
