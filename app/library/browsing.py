"""Which cases and resources are shown for what somebody looks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.content.compiled import CompiledCase, CompiledResource
from app.content.compiled_parts import TIERS
from app.library.queries import Catalogue


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; an empty text asks for nothing in particular."""

    track: str = ""
    tier: str = ""
    issue: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """The cases and sheets that name a lesson, or one of a course, as what to read further."""

    cases: list[CompiledCase]
    resources: list[CompiledResource]


def belonging_to(live: Catalogue, lessons: Collection[str]) -> Belonging:
    """Return what belongs to some lessons, by their keys."""
    cases = (each.package for each in live.cases.values())
    resources = (each.package for each in live.resources.values())
    return Belonging(
        cases_for((each for each in cases if not set(lessons).isdisjoint(each.lessons)), Wanted()),
        resources_for((each for each in resources if not set(lessons).isdisjoint(each.lessons)), Wanted()),
    )


def cases_for(cases: Iterable[CompiledCase], wanted: Wanted) -> list[CompiledCase]:
    """Return the cases that fit, easier ones first; a form says nothing about cases."""
    fitting = (
        case
        for case in cases
        if wanted.track in {"", *case.tracks}
        and wanted.tier in {"", case.tier}
        and wanted.issue in {"", *case.issues}
    )
    return sorted(fitting, key=lambda case: (TIERS.index(case.tier), case.id))


def resources_for(resources: Iterable[CompiledResource], wanted: Wanted) -> list[CompiledResource]:
    """Return the resources that fit, by id; tier and issue say nothing about resources."""
    fitting = (
        resource
        for resource in resources
        if wanted.track in {"", *resource.tracks} and wanted.form in {"", resource.form}
    )
    return sorted(fitting, key=lambda resource: resource.id)
