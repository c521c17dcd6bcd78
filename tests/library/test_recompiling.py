"""What a publication does with what else is live: nothing, or compiled anew when it compiles to something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.content import compile as compiler
from app.content.compiled import CompiledCourse
from app.content.package import package_of, to_zip
from app.content.packages import packages_in
from app.content.term_marks import marked_terms
from app.course.changes import changed_sections
from app.domain.quotation import Quotation
from app.library.models import Revision
from app.library.publishing import Outcome, publish_found
from app.library.queries import Published, at_revision, catalogue
from app.shelf.pages import row_of
from app.shelf.queries import at_key
from app.shelf.services import Anchor, write_note
from tests.content.test_packages import write
from tests.content.texts import COURSE, REFERENCE
from tests.library.factories import course, lesson, publish_for_tests, scenario
from tests.people import NOW, People

LESSON = "lesson:asm-900/first-look"
STEP = "Read one score."
TEXT = "Read one score, a safety plan and a form of bullying."


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """The sample course and shelf, published; a lesson speaks of what the glossary knows."""
    publish_for_tests(
        session, course("cri-101", lessons=[lesson("the-direct-question")]), scenario(minutes=15)
    )
    write(tmp_path, REFERENCE)
    write(tmp_path / "asm-900", COURSE)
    edit(tmp_path / "asm-900" / "lessons" / "first-look.md", STEP, TEXT)
    publish(session, tmp_path)
    return tmp_path


def publish(session: Session, folder: Path) -> Outcome:
    return publish_found(session, packages_in(folder), published_by_id=None, now=NOW)


def publish_shelf(session: Session, folder: Path) -> Outcome:
    found = [each for each in packages_in(folder) if each.package and each.package.kind == "reference"]
    return publish_found(session, found, published_by_id=None, now=NOW)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def live(session: Session) -> Published[CompiledCourse]:
    return catalogue(session).course("asm-900")


def marks(package: CompiledCourse) -> list[str]:
    sections = package.lessons["first-look"].sections
    return [key for section in sections for key in marked_terms(section.body_html["en"])]


def test_a_changed_explanation_is_live_and_no_course_changes(session: Session, folder: Path):
    before = live(session).revision_id
    edit(folder / "glossary.md", "It is no contract.", "It is no promise.")

    outcome = publish_shelf(session, folder)

    assert (outcome.published, outcome.compiled_anew) == (("reference reference",), ())
    assert "no promise" in catalogue(session).terms["safety-plan"].text_html["en"]
    assert live(session).revision_id == before


def test_a_new_form_marks_the_courses_anew_from_the_files_they_have(session: Session, folder: Path):
    old = live(session)
    edit(folder / "glossary.md", "`term: bullying`", "`term: bullying` `also: score`")

    outcome = publish_shelf(session, folder)

    assert outcome.compiled_anew == ("course asm-900 1.0.0",)
    assert marks(old.package) == ["safety-plan", "bullying"]
    assert marks(live(session).package) == ["bullying", "safety-plan"]
    assert at_revision(session, old.revision_id) == old.package
    assert publish_shelf(session, folder).compiled_anew == ()


def test_to_a_reader_a_mark_is_no_change_and_a_highlight_stays_where_it_was(
    session: Session, folder: Path, people: People
):
    anchor = Anchor(LESSON, "en", 4, Quotation("score, a safety plan", "Read one ", " and a form"))
    write_note(session, people.ana, anchor=anchor, text="", form_key="highlight", now=NOW)
    old = live(session).package.lessons["first-look"]
    [before] = at_key(session, people.ana.person_id, LESSON)
    place = row_of(before, catalogue(session)).span
    edit(folder / "glossary.md", "`also: safety plans`", "`also: score`")

    publish_shelf(session, folder)

    new = live(session).package.lessons["first-look"]
    assert new != old
    assert changed_sections(old, new) == ()
    [after] = at_key(session, people.ana.person_id, LESSON)
    assert place is not None
    assert row_of(after, catalogue(session)).span == place


def test_another_compiler_compiles_everything_anew(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    old = live(session)
    monkeypatch.setattr(compiler, "COMPILER", compiler.COMPILER + 1)

    outcome = publish_shelf(session, folder)

    assert (outcome.published, outcome.compiled_anew) == (("reference reference",), ("course asm-900 1.0.0",))
    assert live(session).revision_id != old.revision_id
    assert live(session).package == old.package


def test_what_the_checker_refuses_today_stays_as_it_was_compiled(session: Session, folder: Path):
    old = live(session)
    stored = package_of({name: text.encode() for name, text in COURSE.items() if "quizzes" not in name})
    session.execute(update(Revision).where(Revision.id == old.revision_id).values(source=to_zip(stored)))

    outcome = publish_shelf(session, folder)

    assert (outcome.refused, outcome.left) == (False, ("course asm-900",))
    assert live(session) == old


def test_nothing_is_compiled_anew_when_what_is_given_is_refused(session: Session, folder: Path):
    old = live(session)
    edit(folder / "glossary.md", "`also: safety plans`", "`also: score`")
    edit(folder / "sources.md", "kind: study", "kind: rumour")

    outcome = publish_shelf(session, folder)

    assert outcome.refused
    assert live(session) == old
