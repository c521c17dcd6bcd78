"""What of a package can be found. To add a kind: a function from its compiled form, and a line in `MAKERS`.

Questions with their answers, and whatever happens in a scenario, are left out: a search must not give them away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from app.content.compiled import (
    Compiled,
    CompiledCase,
    CompiledCourse,
    CompiledReference,
    CompiledResource,
    CompiledScenario,
    Lesson,
    SourceEntry,
    Words,
)
from app.content.plain_text import plain_text
from app.domain.access import Permission
from app.domain.language import LANGUAGES
from app.search.document import Document, Kind

LONGEST_SOURCE_TITLE: Final = 80


def documents_of(compiled: Compiled) -> list[Document]:
    """Return the documents of a package, in both languages; none for kinds that have no page."""
    maker = MAKERS.get(type(compiled))
    return list(maker(compiled)) if maker else []


def _course(course: CompiledCourse) -> Iterator[Document]:
    told = (
        course.summary,
        *(objective.text for objective in course.objectives),
        course.intro_html,
        *(module.title for module in course.modules),
    )
    yield from _documents(f"course:{course.id}", "course", course.title, told)
    for lesson in course.lessons.values():
        key = f"lesson:{course.id}/{lesson.id}"
        yield from _documents(key, "lesson", lesson.title, _lesson(lesson), place=course.title)


def _lesson(lesson: Lesson) -> Iterator[Words]:
    yield from lesson.objectives
    for section in lesson.sections:
        if section.check is None:
            yield section.title
            yield section.body_html


def _scenario(scenario: CompiledScenario) -> Iterator[Document]:
    told = (scenario.summary, scenario.briefing_html)
    yield from _documents(f"simulation:{scenario.logic.id}", "simulation", scenario.title, told)


def _case(case: CompiledCase) -> Iterator[Document]:
    told = (case.summary, case.facts.title, case.facts.body_html)
    yield from _documents(f"case:{case.id}", "case", case.title, told)


def _resource(resource: CompiledResource) -> Iterator[Document]:
    passages = (each for passage in resource.passages for each in (passage.title, passage.body_html))
    yield from _documents(
        f"resource:{resource.id}", "resource", resource.title, (resource.summary, *passages)
    )


def _reference(reference: CompiledReference) -> Iterator[Document]:
    for entry in reference.sources.values():
        yield from _documents(f"source:{entry.key}", "source", source_title(entry), (entry.text_html,))
    for term in reference.terms.values():
        forms = {language: " · ".join(each.also) for language, each in term.forms.items()}
        elsewhere = dict(zip(term.name, reversed(term.name.values()), strict=True))
        told = (term.text_html, forms)
        yield from _documents(f"term:{term.key}", "term", term.name, told, place=elsewhere)


def source_title(entry: SourceEntry) -> Words:
    """Return what an entry of the shelf is called: how its text begins, for it has no title of its own."""
    return {language: _beginning(plain_text(html)) for language, html in entry.text_html.items()}


def _beginning(text: str) -> str:
    """Return the first sentence if it is short, and else as much as fits in a line."""
    line = text.partition("\n")[0]
    if "。" in line[:LONGEST_SOURCE_TITLE]:
        return line.partition("。")[0]
    return line if len(line) <= LONGEST_SOURCE_TITLE else f"{line[:LONGEST_SOURCE_TITLE].rsplit(' ', 1)[0]} …"


def _documents(
    key: str, kind: Kind, title: Words, told: Iterable[Words], *, place: Words | None = None
) -> Iterator[Document]:
    told = list(told)
    for language in LANGUAGES:
        lines = (plain_text(words.get(language, "")) for words in told)
        yield Document(
            key=key,
            kind=kind,
            language=language,
            title=title.get(language, ""),
            body="\n".join(line for line in lines if line),
            permission=Permission.LEARN,
            place=place.get(language, "") if place else "",
        )


MAKERS: Final[dict[type[Compiled], Callable[[Any], Iterator[Document]]]] = {
    CompiledCourse: _course,
    CompiledScenario: _scenario,
    CompiledCase: _case,
    CompiledResource: _resource,
    CompiledReference: _reference,
}
