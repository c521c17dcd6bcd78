"""Which certificates can still be earned, and what is missing for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.content.compiled import CompiledProgramme, Words
from app.domain.progress import item_key, progress
from app.library.queries import Catalogue


@dataclass(frozen=True, slots=True)
class Outlook:
    """A programme somebody does not hold yet."""

    programme: CompiledProgramme
    done: int
    """Lessons, quizzes and simulations that are there already."""
    total: int
    missing: Mapping[str, int]
    """`lesson`, `quiz`, `simulation` -> how many are to do."""
    missing_courses: tuple[Words, ...]
    """Titles of the courses in which they are."""

    @property
    def complete(self) -> bool:
        """Everything is there; the certificate only has to be collected."""
        return not self.missing_courses and not self.missing


def outlooks(live: Catalogue, earned: Collection[str], held: Collection[str]) -> list[Outlook]:
    """List the programmes not held yet, the nearest to its end first.

    `earned` are the keys of the evidence that is there, `held` the ids of the programmes with a certificate.
    """
    found = [
        _outlook(programme.package, live, earned)
        for programme in live.programmes.values()
        if programme.package.id not in held
    ]
    return sorted(found, key=lambda each: (each.total - each.done, each.programme.id))


def _outlook(programme: CompiledProgramme, live: Catalogue, earned: Collection[str]) -> Outlook:
    missing_keys = progress(programme.requires, earned).missing
    wanted = [item for key in programme.requires for item in _items(key, live)]
    # A course that was granted stays complete, whatever was added to it since.
    open_items = {item for key in missing_keys for item in _items(key, live) if item not in earned}
    unique = list(dict.fromkeys(wanted))
    return Outlook(
        programme=programme,
        done=len(unique) - len(open_items),
        total=len(unique),
        missing=Counter(item.partition(":")[0] for item in unique if item in open_items),
        missing_courses=tuple(
            live.courses[key.removeprefix("course:")].package.title
            for key in missing_keys
            if key.startswith("course:") and any(item in open_items for item in _items(key, live))
        ),
    )


def _items(key: str, live: Catalogue) -> list[str]:
    kind, _, package_id = key.partition(":")
    if kind != "course":
        return [key]
    course = live.courses[package_id].package
    return [item_key(course.id, item.kind, item.id) for module in course.modules for item in module.items]
