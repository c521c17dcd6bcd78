"""Parts that the published forms of several kinds of package share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Words = dict[str, str]
"""language -> text. Both languages are present once a package is published."""

Track = Literal["assessment", "counselling", "crisis"]
Tier = Literal["basic", "intermediate", "advanced"]
TRACKS: Final[tuple[Track, ...]] = get_args(Track)
TIERS: Final[tuple[Tier, ...]] = get_args(Tier)
"""From notice and respond to lead; lists are in this order."""


@dataclass(frozen=True, slots=True)
class Review:
    """Clinical review: `by` is None while pending."""

    by: str | None
    on: str | None
    next: str
    """ISO day after which the content counts as stale."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of sources.md or policies.md, as cited at the foot of a lesson."""

    key: str
    kind: str
    text_html: Words
    last_verified: str
    link: str | None = None
