"""A course: its head, its modules of items, and the lessons and quizzes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal, cast

from app.content.grammar import Document
from app.content.heads import AUDIENCE, REVIEW, STAMPS, TIER, TRACK, VERSION
from app.content.lesson import LessonSource, lesson_problems
from app.content.links import Links
from app.content.overlay import (
    Pair,
    block_problems,
    file_problems,
    key_problems,
    language_of,
    logic_problems,
    overlay_problems,
    read_pair,
    source_path,
)
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.prose import introduction_problems
from app.content.quiz import QuizSource, quiz_problems, read_quiz
from app.content.schema import (
    AN_ID,
    LANGUAGE,
    MINUTES,
    TEXT,
    ListOf,
    MapOf,
    Table,
    Text,
    schema_problems,
)
from app.content.statistics import quiz_statistics

ItemKind = Literal["lesson", "quiz", "simulation"]
_ITEM: Final = re.compile(r"(lesson|quiz|simulation):([a-z][a-z0-9-]{0,47})")
_AN_ITEM: Final = Text("lesson:… | quiz:… | simulation:…", _ITEM)
FRONT: Final = Table(
    {
        "course": AN_ID,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "track": TRACK,
        "tier": TIER,
        "version": VERSION,
        "minutes": MINUTES,
        "audience": AUDIENCE,
        "objectives": ListOf(
            Table({"id": AN_ID, "text": TEXT, "shown-by": ListOf(_AN_ITEM, at_least=1)}), at_least=1
        ),
        "requires": ListOf(AN_ID),
        "review": REVIEW,
        "modules": ListOf(
            Table({"id": AN_ID, "title": TEXT, "items": ListOf(_AN_ITEM, at_least=1)}), at_least=1
        ),
    },
    optional=frozenset({"requires"}),
)
OVERLAY_FRONT: Final = Table(
    {
        "of": TEXT,
        "lang": LANGUAGE,
        "title": TEXT,
        "summary": TEXT,
        "objectives": MapOf(TEXT),
        "modules": MapOf(TEXT),
        "stamps": STAMPS,
    },
    optional=frozenset({"stamps"}),
)


@dataclass(frozen=True, slots=True)
class ItemSource:
    """A place in a module, as the author named it."""

    kind: ItemKind
    id: str
    line: int

    @property
    def key(self) -> str:
        """Return the name that objectives use."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class CourseSource:
    """A course in both languages."""

    pair: Pair
    lessons: dict[str, LessonSource]
    quizzes: dict[str, QuizSource]

    def items(self, module: int) -> tuple[ItemSource, ...]:
        """Return the items of one module, by its place."""
        front = self.pair.source.front
        found = (
            (place, _ITEM.fullmatch(each))
            for place, each in enumerate(front.texts("modules", module, "items"))
        )
        return tuple(
            ItemSource(cast(ItemKind, item[1]), item[2], front.line("modules", module, "items", place))
            for place, item in found
            if item is not None
        )

    @property
    def all_items(self) -> tuple[ItemSource, ...]:
        """Return the items of all modules, in order."""
        modules = range(self.pair.source.front.count("modules"))
        return tuple(item for module in modules for item in self.items(module))

    def minutes(self, item: ItemSource, links: Links) -> int | None:
        """Return the minutes of an item, or None when there is no such item."""
        if item.kind == "simulation":
            return links.shelf.simulations.get(item.id)
        if item.kind == "lesson":
            return self.lessons[item.id].minutes if item.id in self.lessons else None
        return self.quizzes[item.id].pair.source.front.whole("minutes") if item.id in self.quizzes else None


def read_course(package: PackageFiles) -> CourseSource:
    """Read a course package."""
    language = language_of(package)
    lessons = {
        name: LessonSource(name, read_pair(package, path, language)) for name, path in _in(package, "lessons")
    }
    quizzes = {
        name: read_quiz(name, read_pair(package, path, language)) for name, path in _in(package, "quizzes")
    }
    return CourseSource(read_pair(package, package.main, language), lessons, quizzes)


def lesson_ids(package: PackageFiles) -> frozenset[str]:
    """Return the ids of the lessons that a course package holds."""
    return frozenset(name for name, _ in _in(package, "lessons"))


def course_problems(package: PackageFiles, links: Links) -> Iterator[Problem]:
    """Judge a course package in both languages."""
    course = read_course(package)
    yield from file_problems(package, course.pair.language)
    yield from _stray_files(package)
    yield from _head_problems(course, links)
    for lesson in course.lessons.values():
        yield from lesson_problems(lesson, links)
    for quiz in course.quizzes.values():
        yield from quiz_problems(quiz, links, frozenset(course.lessons))
        yield from quiz_statistics(quiz)


def _in(package: PackageFiles, folder: str) -> Iterator[tuple[str, str]]:
    for path in package.markdown_paths:
        if path.startswith(f"{folder}/") and source_path(path) is None:
            yield PurePosixPath(path).stem, path


def _stray_files(package: PackageFiles) -> Iterator[Problem]:
    for path in package.markdown_paths:
        if "/" not in path and (source_path(path) or path) != package.main:
            yield problem("C107", path)


def _head_problems(course: CourseSource, links: Links) -> Iterator[Problem]:
    source = course.pair.source
    yield from source.problems
    if source.front.values:
        yield from schema_problems(source.file, source.front, FRONT)
        yield from _item_problems(course, links)
        yield from _objective_problems(course)
        yield from _required_courses(course, links)
    yield from introduction_problems(source, links)
    yield from overlay_problems(course.pair, source.front.text("course"), OVERLAY_FRONT)
    if course.pair.overlay is not None and course.pair.overlay.is_overlay:
        yield from _overlay_problems(source, course.pair.overlay, links)


def _item_problems(course: CourseSource, links: Links) -> Iterator[Problem]:
    front, file = course.pair.source.front, course.pair.source.file
    seen: set[str] = set()
    total: int | None = 0
    for item in course.all_items:
        minutes = course.minutes(item, links)
        if minutes is None:
            yield problem("C403", file, item.line, item=item.key)
        if item.key in seen:
            yield problem("C404", file, item.line, item=item.key)
        seen.add(item.key)
        total = total + minutes if total is not None and minutes is not None else None
    if total is not None and total != front.whole("minutes"):
        yield problem("C402", file, front.line("minutes"), found=front.whole("minutes"), total=total)
    files = {f"lesson:{name}": lesson.pair for name, lesson in course.lessons.items()}
    files |= {f"quiz:{name}": quiz.pair for name, quiz in course.quizzes.items()}
    for key, pair in files.items():
        if key not in seen:
            yield problem("C405", pair.source.file, 1)


def _objective_problems(course: CourseSource) -> Iterator[Problem]:
    front, file = course.pair.source.front, course.pair.source.file
    items = {item.key for item in course.all_items}
    for kind in ("objectives", "modules"):
        ids = [front.text(kind, place, "id") for place in range(front.count(kind))]
        for place, name in enumerate(ids):
            if name and name in ids[:place]:
                yield problem("C210", file, front.line(kind, place, "id"), id=name)
    for place in range(front.count("objectives")):
        for number, key in enumerate(front.texts("objectives", place, "shown-by")):
            if key not in items:
                yield problem("C406", file, front.line("objectives", place, "shown-by", number), item=key)


def _required_courses(course: CourseSource, links: Links) -> Iterator[Problem]:
    front, file = course.pair.source.front, course.pair.source.file
    for place, name in enumerate(front.texts("requires")):
        if name not in links.shelf.courses or name == front.text("course"):
            yield problem("C408", file, front.line("requires", place), course=name)


def _overlay_problems(source: Document, overlay: Document, links: Links) -> Iterator[Problem]:
    yield from introduction_problems(overlay, links)
    yield from logic_problems(overlay)
    yield from block_problems(overlay, 1, source.opening, overlay.opening)
    for kind in ("objectives", "modules"):
        wanted = [source.front.text(kind, place, "id") for place in range(source.front.count(kind))]
        here = {key: overlay.front.line(kind, key) for key in overlay.front.keys(kind)}
        yield from key_problems(overlay, wanted, here, line=overlay.front.line(kind))
