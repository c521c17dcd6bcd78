"""Keys of front matter that several kinds of file share."""

from __future__ import annotations

import re
from typing import Final

from app.content.compiled import Review
from app.content.frontmatter import Front
from app.content.problems import Term
from app.content.schema import TEXT, Day, ListOf, MapOf, Table, Text, one_of

VERSION: Final = Text("1.0.0", re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}"), "C401")
REVIEW: Final = Table({"by": TEXT, "on": Day(Term("day"), optional=True), "next": Day(Term("day"))})
"""Clinical review; `by: pending` puts a banner on every page."""
STAMPS: Final = MapOf(TEXT, re.compile("_?[a-z][a-z0-9-]*"))
TOPICS: Final = (
    "suicide", "self-injury", "abuse", "sexual-harm", "bullying", "violence", "bereavement", "psychosis",
)  # fmt: skip
"""What a content warning may name."""
WARNING: Final = ListOf(one_of(*TOPICS))
TRACK: Final = one_of("assessment", "counselling", "crisis")
TIER: Final = one_of("basic", "intermediate", "advanced")
AUDIENCE: Final = ListOf(
    one_of("psychology-teacher", "class-teacher", "dormitory-keeper", "subject-teacher", "school-leader"),
    at_least=1,
)
LESSON: Final = re.compile(r"lesson:[a-z][a-z0-9-]{0,47}/[a-z][a-z0-9-]{0,47}")
LESSONS: Final = ListOf(Text("lesson:asm-101/how-to-read-a-scale", LESSON))
"""What to read further."""


def read_review(front: Front) -> Review:
    """Read the clinical review of a course or scenario."""
    by = front.text("review", "by")
    return Review(
        by=None if by == "pending" else by,
        on=front.text("review", "on") or None,
        next=front.text("review", "next"),
    )
