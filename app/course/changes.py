"""What is new in a lesson since somebody read it."""

from __future__ import annotations

from typing import cast

from sqlalchemy.orm import Session

from app.content.block_texts import words_alone
from app.content.compiled import CompiledCourse, Lesson, Section
from app.course.learner import Reading
from app.library.queries import Published, at_revision


def changes_since(
    session: Session, reading: Reading | None, course: Published[CompiledCourse], lesson: Lesson
) -> tuple[Section, ...]:
    """Return the parts of a lesson that were written or changed after a person read it last, in either language."""
    if reading is None or reading.revision_id == course.revision_id:
        return ()
    earlier = cast(CompiledCourse, at_revision(session, reading.revision_id)).lessons.get(lesson.id)
    return changed_sections(earlier, lesson) if earlier else ()


def changed_sections(earlier: Lesson, lesson: Lesson) -> tuple[Section, ...]:
    """Return the sections that are not word for word in the earlier lesson; a block that only moved is no change."""
    known = {_words(section) for section in earlier.sections}
    return tuple(section for section in lesson.sections if _words(section) not in known)


def _words(section: Section) -> tuple[str, ...]:
    written = (text for texts in (section.title, section.body_html) for text in texts.values())
    return (*(words_alone(text) for text in written), words_alone(repr(section.check)))
