"""What a course is worth, line by line of the ledger."""

from __future__ import annotations

from app.content.compiled import CompiledCourse, CompiledProgramme
from app.domain.progress import item_key
from app.library.queries import Catalogue


def course_credit(course: CompiledCourse) -> dict[str, int]:
    """Split a course's minutes into its own and those of its scenarios, which other courses may share.

    Returns:
        Key of the ledger -> whole minutes, more than 0.
    """
    items = [item for module in course.modules for item in module.items]
    own = sum(item.minutes for item in items if item.kind != "simulation")
    scenarios = {
        item_key(course.id, item.kind, item.id): item.minutes for item in items if item.kind == "simulation"
    }
    return {key: minutes for key, minutes in {f"course:{course.id}": own, **scenarios}.items() if minutes}


def programme_minutes(programme: CompiledProgramme, live: Catalogue) -> int:
    """Return the minutes of everything a programme requires; a scenario that its courses share counts once."""
    credit: dict[str, int] = {}
    for key in programme.requires:
        kind, _, package_id = key.partition(":")
        if kind == "course":
            credit |= course_credit(live.courses[package_id].package)
        else:
            credit.setdefault(key, live.scenarios[package_id].package.minutes)
    return sum(credit.values())
