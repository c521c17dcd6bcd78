"""What one package may know of all the others: enough to judge its links, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.content.compiled import (
    Compiled,
    CompiledCase,
    CompiledCourse,
    CompiledProgramme,
    CompiledReference,
    CompiledScenario,
    PackageKind,
)

NO_REFERENCE = CompiledReference(sources={}, hotlines={})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The packages that exist, by kind and id."""

    courses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Course id -> ids of its lessons."""
    simulations: Mapping[str, int] = field(default_factory=dict)
    """Simulation id -> its minutes."""
    one_file: frozenset[str] = frozenset()
    """Keys of the packages of one file: `programme:first-responder`, `case:quiet-boarder`."""
    reference: CompiledReference = NO_REFERENCE

    def has_lesson(self, course: str, lesson: str) -> bool:
        """Tell whether a course has such a lesson."""
        return lesson in self.courses.get(course, frozenset())

    def with_course(self, course: str, lessons: Iterable[str]) -> Shelf:
        """Return a shelf on which this course stands as given."""
        return replace(self, courses={**self.courses, course: frozenset(lessons)})

    def with_simulation(self, simulation: str, minutes: int) -> Shelf:
        """Return a shelf on which this simulation stands as given."""
        return replace(self, simulations={**self.simulations, simulation: minutes})

    def with_one_file(self, kind: PackageKind, name: str) -> Shelf:
        """Return a shelf on which this programme, case or resource stands."""
        return replace(self, one_file=self.one_file | {f"{kind}:{name}"})

    def with_reference(self, reference: CompiledReference) -> Shelf:
        """Return a shelf with these sources and hotlines."""
        return replace(self, reference=reference)


def shelf_of(published: Iterable[Compiled]) -> Shelf:
    """Build the shelf from packages that are published already."""
    shelf = Shelf()
    for each in published:
        if isinstance(each, CompiledCourse):
            shelf = shelf.with_course(each.id, each.lessons)
        elif isinstance(each, CompiledScenario):
            shelf = shelf.with_simulation(each.logic.id, each.minutes)
        elif isinstance(each, CompiledProgramme):
            shelf = shelf.with_one_file("programme", each.id)
        elif isinstance(each, CompiledReference):
            shelf = shelf.with_reference(each)
        else:
            shelf = shelf.with_one_file("case" if isinstance(each, CompiledCase) else "resource", each.id)
    return shelf
