"""A whole course on one page, to print or to keep for a place without a line."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from app.content.block_texts import without_numbers
from app.content.compiled import Lesson
from app.course.path import ensure_open
from app.course.queries import learner_of
from app.course.views.blueprint import bp
from app.course.views.lessons import SectionRow
from app.db.session import reading
from app.domain.access import Permission
from app.library.queries import catalogue
from app.library.review import cited, review_state
from app.web.access import requires
from app.web.clock import today
from app.web.identity import current_actor
from app.web.words import words


@dataclass(frozen=True, slots=True)
class WholeLesson:
    """A lesson as it stands among the others: to read, without quick checks."""

    lesson: Lesson
    sections: tuple[SectionRow, ...]


@bp.get("/learn/<course_id>/whole")
@requires(Permission.LEARN)
def whole(course_id: str) -> ResponseReturnValue:
    package = catalogue(reading()).course(course_id).package
    ensure_open(package, learner_of(reading(), current_actor().person_id))
    lessons = [
        package.lessons[item.id]
        for module in package.modules
        for item in module.items
        if item.kind == "lesson"
    ]
    sources = {source.key: source for lesson in lessons for source in lesson.sources}
    return render_template(
        "course/whole.html",
        course=package,
        lessons=[WholeLesson(lesson, _sections(lesson)) for lesson in lessons],
        sources=cited(sources.values(), today()),
        review=review_state(package.review, today()),
    )


def _sections(lesson: Lesson) -> tuple[SectionRow, ...]:
    """Return the parts to read; ids are told apart by the lesson, and blocks need none, for no place is kept here."""
    return tuple(
        SectionRow(
            id=f"{lesson.id}-{section.id}",
            kind=section.kind,
            title=words(section.title),
            html=without_numbers(words(section.body_html)),
            check=None,
            action="",
        )
        for section in lesson.sections
        if section.check is None
    )
