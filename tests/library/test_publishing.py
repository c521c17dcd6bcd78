"""Publishing: all of it, or nothing; and what was live stays live."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.cli import register
from app.config import ROOT
from app.content.packages import packages_in
from app.library.models import Publication, Revision
from app.library.publishing import publish_found
from app.library.queries import Catalogue, at_revision, catalogue, live_digests
from tests.browser import Browser
from tests.people import NOW, People

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f8ff1f000301"
    "01001b8ad3410000000049454e44ae426082"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped courses, in a folder that may be spoilt."""
    shutil.copytree(ROOT / "courses", tmp_path / "courses")
    shutil.copytree(ROOT / "simulations", tmp_path / "simulations")
    return tmp_path


def publish(session: Session, folder: Path):
    return publish_found(session, packages_in(folder), published_by_id=None, now=NOW)


def test_publishing_the_same_again_changes_nothing(session: Session, library: Catalogue, copy: Path):
    before = live_digests(session)
    revisions = session.scalar(select(func.count()).select_from(Revision))

    outcome = publish(session, copy)

    assert outcome.published == () or live_digests(session) == before
    assert session.scalar(select(func.count()).select_from(Revision)) == revisions


def test_an_edit_makes_a_new_revision_and_the_old_one_stays_readable(
    session: Session, library: Catalogue, copy: Path
):
    lesson = copy / "courses/cri-101/lessons/myths.md"
    lesson.write_text(lesson.read_text("utf-8").replace("title: Myths", "title: Eight myths"), "utf-8")
    old = library.course("cri-101")

    publish(session, copy)

    new = catalogue(session).course("cri-101")
    assert new.package.lessons["myths"].title["en"] == "Eight myths"
    assert new.revision_id != old.revision_id
    assert at_revision(session, old.revision_id) == old.package


def test_going_back_makes_the_old_revision_live_again(session: Session, library: Catalogue, copy: Path):
    lesson = copy / "courses/cri-101/lessons/myths.md"
    text = lesson.read_text("utf-8")
    old = library.course("cri-101").revision_id
    lesson.write_text(text.replace("title: Myths", "title: Eight myths"), "utf-8")
    publish(session, copy)
    lesson.write_text(text, "utf-8")

    publish(session, copy)

    assert catalogue(session).course("cri-101").revision_id == old


def test_one_fault_keeps_everything_as_it_was(session: Session, library: Catalogue, copy: Path):
    before = live_digests(session)
    changed = copy / "courses/asm-101/course.md"
    changed.write_text(changed.read_text("utf-8").replace("version: 1.0.0", "version: 1.1.0"), "utf-8")
    spoilt = copy / "courses/cri-101/quizzes/first-response.md"
    spoilt.write_text(spoilt.read_text("utf-8").replace("[x]", "[ ]"), "utf-8")

    outcome = publish(session, copy)

    assert outcome.refused
    assert {problem.code for _, problem in outcome.problems} >= {"C501"}
    assert live_digests(session) == before


def test_a_corrected_telephone_number_reaches_the_courses(session: Session, library: Catalogue, copy: Path):
    for name in ("hotlines.md", "hotlines.zh-CN.md"):
        text = (copy / "courses" / name).read_text("utf-8")
        (copy / "courses" / name).write_text(text.replace("2026-11-23", "2026-11-24"), "utf-8")

    outcome = publish(session, copy)

    assert any(name.startswith("course cri-101") for name in outcome.published)


def test_the_command_names_file_line_code_and_cure(app: Flask, library: Catalogue, copy: Path):
    register(app)
    spoilt = copy / "courses/cri-101/lessons/myths.md"
    spoilt.write_text(spoilt.read_text("utf-8").replace("source:decou-2018", "source:nobody-2018"), "utf-8")
    runner = app.test_cli_runner()

    checked = runner.invoke(args=["content", "check", str(copy)])
    in_chinese = runner.invoke(args=["content", "check", str(copy), "--language", "zh-CN"])
    refused = runner.invoke(args=["content", "publish", str(copy)])

    assert checked.exit_code == in_chinese.exit_code == refused.exit_code == 1
    assert f"{spoilt}:" in checked.output
    assert "C307" in checked.output or "C308" in checked.output
    assert "nobody-2018" in in_chinese.output
    assert "Nothing was published" in refused.output


def test_a_zip_is_published_like_a_folder(app: Flask, session: Session, library: Catalogue, copy: Path):
    register(app)
    runner = app.test_cli_runner()
    course = copy / "courses/cns-101"
    head = course / "course.md"
    head.write_text(head.read_text("utf-8").replace("version: 1.0.0", "version: 1.0.1"), "utf-8")

    exported = runner.invoke(args=["content", "export", str(course), str(copy / "cns-101.zip")])
    published = runner.invoke(args=["content", "publish", str(copy / "cns-101.zip")])

    assert exported.exit_code == 0
    assert published.exit_code == 0, published.output
    session.rollback()
    assert catalogue(session).course("cns-101").package.version == "1.0.1"


def test_pictures_of_a_package_are_served_to_people_who_are_signed_in(
    session: Session, library: Catalogue, copy: Path, browse: Browser, people: People
):
    course = copy / "courses/cri-101"
    (course / "media").mkdir()
    (course / "media/door.png").write_bytes(PIXEL)
    for name, words in (("myths.md", "A door"), ("myths.zh-CN.md", "一扇门")):
        lesson = course / "lessons" / name
        text = lesson.read_text("utf-8")
        first = text.index("\n## ")
        lesson.write_text(f"{text[:first]}\n![{words}](media/door.png)\n{text[first:]}", "utf-8")

    live = session.scalar(select(func.count()).select_from(Publication))
    outcome = publish(session, copy)
    session.commit()

    assert not outcome.refused, outcome.problems
    ana = browse.signed_in(people.ana)
    assert "/media/course/cri-101/door.png" in ana.get("/learn/cri-101/lessons/myths").text
    picture = ana.get("/media/course/cri-101/door.png")
    assert (picture.status_code, picture.content_type) == (200, "image/png")
    assert ana.get("/media/course/cri-101/window.png").status_code == 404
    assert ana.get("/media/course/unknown/door.png").status_code == 404
    assert browse.get("/media/course/cri-101/door.png").status_code == 303
    assert session.scalar(select(func.count()).select_from(Publication)) == live
