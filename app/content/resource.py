"""A resource: a template, letter, checklist or plan that a school prints, fills in, or adapts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from app.content.compiled import CompiledResource, Passage, Track
from app.content.compiled_library import Form
from app.content.explained_text import ExplainedText
from app.content.grammar import FLAG
from app.content.heads import AUDIENCE, LESSONS, REVIEW, TRACK, VERSION, WARNING, read_review
from app.content.links import Links
from app.content.one_file import one_file_problems, read_one_file
from app.content.overlay import Pair
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.schema import AN_ID, LANGUAGE, TEXT, TEXTS, ListOf, Table, Whole, one_of
from app.content.sections import SectionText, section_problems, sections_of

LICENCE: Final = "CC-BY-SA-4.0"
SECTION_RULES: Final = {"aid": FLAG}
FRONT: Final = Table(
    {
        "resource": AN_ID,
        "version": VERSION,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "form": one_of("template", "guide", "checklist", "letter", "form", "lesson-plan", "poster"),
        "for": AUDIENCE,
        "tracks": ListOf(TRACK, at_least=1),
        "minutes": Whole("1–600", 1, 600),
        "licence": one_of(LICENCE),
        "warning": WARNING,
        "sources": TEXTS,
        "lessons": LESSONS,
        "review": REVIEW,
    },
    optional=frozenset({"minutes", "warning", "sources", "lessons"}),
)


def resource_problems(package: PackageFiles, links: Links) -> Iterator[Problem]:
    """Judge a resource in both languages."""
    return one_file_problems(package, links, FRONT, _own_problems)


def compile_resource(package: PackageFiles, links: Links) -> CompiledResource:
    """Make what the pages need of a resource that was judged."""
    pair = read_one_file(package)
    front = pair.source.front
    return CompiledResource(
        id=package.id,
        version=front.text("version"),
        title=pair.front_words("title"),
        summary=pair.front_words("summary"),
        form=cast(Form, front.text("form")),
        audience=front.texts("for"),
        tracks=cast("tuple[Track, ...]", front.texts("tracks")),
        minutes=front.whole("minutes") or None,
        licence=front.text("licence"),
        warning=front.texts("warning"),
        passages=_passages(pair, links),
        sources=tuple(links.shelf.reference.sources[key] for key in front.texts("sources")),
        lessons=front.texts("lessons"),
        review=read_review(front),
    )


def _own_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    source = pair.source
    if not source.blocks:
        yield problem("C908", source.file, 1)
    for section in sections_of(source):
        yield from section_problems(source.file, section, links, SECTION_RULES)


def _passages(pair: Pair, links: Links) -> tuple[Passage, ...]:
    text = ExplainedText(links)
    both = zip(*(sections_of(document) for _, document in pair.documents), strict=True)
    return tuple(_passage(pair, here, there, text) for here, there in both if here.blocks)


def _passage(pair: Pair, here: SectionText, there: SectionText, text: ExplainedText) -> Passage:
    return Passage(
        title=pair.words(here.heading, there.heading),
        body_html=text.words(pair, here.blocks, there.blocks),
        is_aid=here.directive == "aid",
    )
