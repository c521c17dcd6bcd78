"""Where an entry of the shelf is cited."""

from __future__ import annotations

from collections.abc import Iterator

from app.content.compiled import SourceEntry
from app.library.queries import Catalogue


def citing(live: Catalogue, source_key: str) -> list[str]:
    """Return the keys of everything live that cites a source: `lesson:cri-101/myths`, `simulation:sim-b1`."""
    return [key for key, sources in _citations(live) if any(each.key == source_key for each in sources)]


def _citations(live: Catalogue) -> Iterator[tuple[str, tuple[SourceEntry, ...]]]:
    for course_id, course in live.courses.items():
        for lesson in course.package.lessons.values():
            yield f"lesson:{course_id}/{lesson.id}", lesson.sources
    for kind, published in (
        ("simulation", live.scenarios),
        ("case", live.cases),
        ("resource", live.resources),
    ):
        for package_id, each in published.items():
            yield f"{kind}:{package_id}", each.package.sources
