"""Makes the published form of a course: rendered lessons, quizzes with their keys, in both languages."""

from __future__ import annotations

from typing import cast

from app.content.blocks import Block, join
from app.content.compile_question import question_words
from app.content.compiled import (
    CompiledCourse,
    CompiledQuestion,
    CompiledQuiz,
    Item,
    Lesson,
    Module,
    Objective,
    Section,
    Tier,
    Track,
    Words,
)
from app.content.course import CourseSource, read_course
from app.content.explained_text import ExplainedText
from app.content.grammar import Unit
from app.content.heads import read_review
from app.content.lesson import LessonSource
from app.content.links import Links
from app.content.markdown import render
from app.content.overlay import Pair
from app.content.package import PackageFiles
from app.content.question import kind_of, logic_of, read_text
from app.content.quiz import QuizSource
from app.content.sections import SectionText, sections_of


def compile_course(package: PackageFiles, links: Links) -> CompiledCourse:
    """Make what the pages need of a course that was judged."""
    course = read_course(package)
    front = course.pair.source.front
    return CompiledCourse(
        id=front.text("course"),
        version=front.text("version"),
        title=course.pair.front_words("title"),
        summary=course.pair.front_words("summary"),
        track=cast(Track, front.text("track")),
        tier=cast(Tier, front.text("tier")),
        minutes=front.whole("minutes"),
        audience=front.texts("audience"),
        objectives=tuple(_objective(course.pair, place) for place in range(front.count("objectives"))),
        requires=front.texts("requires"),
        review=read_review(front),
        modules=tuple(_module(course, place, links) for place in range(front.count("modules"))),
        intro_html={language: _html(document.opening, links) for language, document in course.pair.documents},
        lessons={name: _lesson(lesson, links) for name, lesson in course.lessons.items()},
        quizzes={name: _quiz(quiz, links) for name, quiz in course.quizzes.items()},
    )


def _objective(pair: Pair, place: int) -> Objective:
    front = pair.source.front
    name = front.text("objectives", place, "id")
    return Objective(
        id=name,
        text=_by_id(pair, "objectives", place, name, "text"),
        shown_by=front.texts("objectives", place, "shown-by"),
    )


def _module(course: CourseSource, place: int, links: Links) -> Module:
    name = course.pair.source.front.text("modules", place, "id")
    items = tuple(Item(item.kind, item.id, course.minutes(item, links) or 0) for item in course.items(place))
    return Module(id=name, title=_by_id(course.pair, "modules", place, name, "title"), items=items)


def _by_id(pair: Pair, kind: str, place: int, name: str, key: str) -> Words:
    """Return words that the source keeps in a list, and the overlay under the id."""
    overlay = pair.overlay.front.text(kind, name) if pair.overlay else ""
    return pair.words(pair.source.front.text(kind, place, key), overlay)


def _lesson(lesson: LessonSource, links: Links) -> Lesson:
    pair, front = lesson.pair, lesson.pair.source.front
    sections, blocks = _sections(lesson, links)
    return Lesson(
        id=lesson.id,
        title=pair.front_words("title"),
        minutes=lesson.minutes,
        objectives=tuple(pair.front_words("objectives", place) for place in range(front.count("objectives"))),
        warning=front.texts("warning"),
        sections=sections,
        sources=tuple(links.shelf.reference.sources[key] for key in front.texts("sources")),
        block_count=blocks,
    )


def _sections(lesson: LessonSource, links: Links) -> tuple[tuple[Section, ...], int]:
    """Make the sections, and count their blocks.

    Each section begins with the same number in both languages, even where one has a block more.
    """
    sections: list[Section] = []
    blocks = 0
    pair = lesson.pair
    text = ExplainedText(links)
    for source, overlay in zip(lesson.sections, sections_of(pair.overlay or pair.source), strict=True):
        if source.kind == "check":
            sections.append(_check(pair, source, overlay, links))
            continue
        here = text.render(pair.language, source.blocks, first_block=blocks + 1)
        there = text.render(pair.other, overlay.blocks, first_block=blocks + 1)
        blocks += max(len(here.tags), len(there.tags))
        title = pair.words(source.heading, overlay.heading)
        sections.append(Section(source.id, source.kind, title, pair.words(here.html, there.html)))
    return tuple(sections), blocks


def _check(pair: Pair, source: SectionText, overlay: SectionText, links: Links) -> Section:
    unit, other = cast(Unit, source.unit), cast(Unit, overlay.unit)
    text, translated = (read_text(each, kind_of(unit)) for each in (unit, other))
    question = CompiledQuestion(
        logic_of(unit, text, translated), question_words(pair, text, translated, links)
    )
    nothing = pair.words("", "")
    return Section(source.id, "check", nothing, nothing, question)


def _quiz(quiz: QuizSource, links: Links) -> CompiledQuiz:
    return CompiledQuiz(
        logic=quiz.logic,
        title=quiz.pair.front_words("title"),
        minutes=quiz.pair.source.front.whole("minutes"),
        words={
            question.id: question_words(quiz.pair, text, quiz.text_of(question) or text, links)
            for question, text in quiz.questions
        },
    )


def _html(blocks: tuple[Block, ...], links: Links) -> str:
    return render(join(blocks), links.resolve).html
