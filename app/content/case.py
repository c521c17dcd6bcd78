"""A case: facts, questions, one way to answer, and what changed the outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from app.content.blocks import Block, join
from app.content.compiled import CaseQuestions, CompiledCase, Passage, Tier, Track
from app.content.compiled_library import Age
from app.content.explained_text import ExplainedText
from app.content.grammar import FLAG, Document
from app.content.heads import LESSONS, REVIEW, TIER, TRACK, VERSION, WARNING, read_review
from app.content.links import Links
from app.content.markdown import render
from app.content.one_file import one_file_problems, read_one_file
from app.content.overlay import Pair
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.schema import AN_ID, LANGUAGE, TEXT, TEXTS, ListOf, Table, one_of
from app.content.sections import SectionText, section_problems, sections_of

PARTS: Final = ("facts", "questions", "answer", "outcome")
"""What a case consists of, in this order."""
READ: Final = ("facts", "answer", "outcome")
"""Those that are read; the questions are one list."""
PART_RULES: Final = dict.fromkeys(PARTS, FLAG)
ISSUES: Final = (
    "abuse", "anxiety", "bereavement", "body-complaints", "boarding", "bullying", "confidentiality", "culture",
    "eating", "exam-pressure", "family-conflict", "friendship", "left-behind", "low-mood", "online", "parents-refuse",
    "privacy", "psychosis", "re-entry", "referral", "reporting", "safety-plan", "school-refusal", "screening",
    "self-care", "self-injury", "sexual-harm", "sleep", "suicide", "violence",
)  # fmt: skip
"""What a case may be found by; `app/library/words.py` holds their names."""
FRONT: Final = Table(
    {
        "case": AN_ID,
        "version": VERSION,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "tier": TIER,
        "tracks": ListOf(TRACK, at_least=1),
        "age": one_of("primary", "junior", "senior", "adult"),
        "issues": ListOf(one_of(*ISSUES), at_least=1),
        "warning": WARNING,
        "sources": TEXTS,
        "lessons": LESSONS,
        "consent": one_of("composite"),
        "review": REVIEW,
    },
    optional=frozenset({"warning", "sources", "lessons"}),
)


def case_problems(package: PackageFiles, links: Links) -> Iterator[Problem]:
    """Judge a case in both languages."""
    return one_file_problems(package, links, FRONT, _own_problems)


def compile_case(package: PackageFiles, links: Links) -> CompiledCase:
    """Make what the pages need of a case that was judged."""
    pair = read_one_file(package)
    front = pair.source.front
    text = ExplainedText(links)
    facts, answer, outcome = (_passage(pair, PARTS.index(part) + 1, text) for part in READ)
    return CompiledCase(
        id=package.id,
        version=front.text("version"),
        title=pair.front_words("title"),
        summary=pair.front_words("summary"),
        tier=cast(Tier, front.text("tier")),
        tracks=cast("tuple[Track, ...]", front.texts("tracks")),
        age=cast(Age, front.text("age")),
        issues=front.texts("issues"),
        warning=front.texts("warning"),
        facts=facts,
        questions=_questions(pair, links),
        answer=answer,
        outcome=outcome,
        sources=tuple(links.shelf.reference.sources[key] for key in front.texts("sources")),
        lessons=front.texts("lessons"),
        review=read_review(front),
    )


def _own_problems(pair: Pair, links: Links) -> Iterator[Problem]:
    yield from _part_problems(pair.source, links)
    yield from _question_problems(pair)


def _part_problems(source: Document, links: Links) -> Iterator[Problem]:
    opening, *sections = sections_of(source)
    if opening.blocks:
        yield problem("C901", source.file, opening.line)
    for section in sections:
        if not section.directive:
            yield problem("C902", source.file, section.line, heading=section.heading)
        yield from section_problems(source.file, section, links, PART_RULES)
    yield from _order_problems(source.file, [each for each in sections if each.directive in PARTS])


def _order_problems(file: str, sections: list[SectionText]) -> Iterator[Problem]:
    found = [section.directive for section in sections]
    for part in PARTS:
        if part not in found:
            yield problem("C903", file, 1, part=part)
    first = [section for place, section in enumerate(sections) if section.directive not in found[:place]]
    for section in sections:
        if section not in first:
            yield problem("C904", file, section.line, part=section.directive)
    wanted = sorted(first, key=lambda section: PARTS.index(section.directive))
    moved = next((here for here, other in zip(first, wanted, strict=True) if here != other), None)
    if moved is not None:
        yield problem("C905", file, moved.line, part=moved.directive)


def _question_problems(pair: Pair) -> Iterator[Problem]:
    """Judge that the questions are one list, with as many items in both languages."""
    place = _place_of(pair.source, "questions")
    if place is None:
        return
    wanted = _list_of(sections_of(pair.source)[place])
    if wanted is None:
        yield problem("C906", pair.source.file, sections_of(pair.source)[place].line)
        return
    here = sections_of(pair.overlay)[place:] if pair.overlay else ()
    found = _list_of(here[0]) if here else None
    count = len(found.items) if found else 0
    if pair.overlay and here and count != len(wanted.items):
        yield problem("C907", pair.overlay.file, here[0].line, wanted=len(wanted.items), found=count)


def _place_of(source: Document, part: str) -> int | None:
    return next((at for at, each in enumerate(sections_of(source)) if each.directive == part), None)


def _list_of(section: SectionText) -> Block | None:
    """Return the list that a section consists of, or None when it holds anything else."""
    alone = len(section.blocks) == 1 and section.blocks[0].kind == "list"
    return section.blocks[0] if alone else None


def _passage(pair: Pair, place: int, text: ExplainedText) -> Passage:
    here, there = (sections_of(document)[place] for _, document in pair.documents)
    return Passage(
        title=pair.words(here.heading, there.heading),
        body_html=text.words(pair, here.blocks, there.blocks),
    )


def _questions(pair: Pair, links: Links) -> CaseQuestions:
    here, there = (sections_of(document)[2] for _, document in pair.documents)
    return CaseQuestions(
        title=pair.words(here.heading, there.heading),
        items_html=tuple(
            pair.words(*(_html((each.head, *each.rest), links) for each in both))
            for both in zip(here.blocks[0].items, there.blocks[0].items, strict=True)
        ),
    )


def _html(blocks: tuple[Block, ...], links: Links) -> str:
    return render(join(blocks), links.resolve).html
