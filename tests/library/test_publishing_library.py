"""Publishing cases and resources: beside what is live, all or nothing, and twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.content.packages import packages_in
from app.library.models import Revision
from app.library.publishing import Outcome, publish_found
from app.library.queries import catalogue
from tests.content.test_packages import write
from tests.content.texts import CASE, REFERENCE, RESOURCE
from tests.library.factories import course, lesson, publish_for_tests
from tests.people import NOW


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """The sample case and resource, with a course that is live already."""
    publish_for_tests(session, course("cri-101", lessons=[lesson("the-direct-question")]))
    write(tmp_path, REFERENCE)
    write(tmp_path / "cases", CASE)
    write(tmp_path / "resources", RESOURCE)
    return tmp_path


def publish(session: Session, folder: Path) -> Outcome:
    return publish_found(session, packages_in(folder), published_by_id=None, now=NOW)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_cases_and_resources_go_live_together(session: Session, folder: Path):
    outcome = publish(session, folder)
    live = catalogue(session)

    assert set(outcome.published) == {"reference reference", "case quiet-desk 1.0.0", "resource note 1.0.0"}
    assert live.case("quiet-desk").package.title["zh-CN"] == "安静的课桌"
    assert live.resource("note").package.licence == "CC-BY-SA-4.0"
    assert live.titles["case:quiet-desk"]["en"] == "A quiet desk"
    assert live.titles["resource:note"]["zh-CN"] == "一张记录"


def test_publishing_them_again_changes_nothing(session: Session, folder: Path):
    publish(session, folder)
    revisions = session.scalar(select(func.count()).select_from(Revision))

    assert publish(session, folder).published == ()
    assert session.scalar(select(func.count()).select_from(Revision)) == revisions


def test_one_may_be_published_beside_what_is_live(session: Session, folder: Path):
    publish(session, folder)
    edit(folder / "cases" / "quiet-desk.md", "She came back.", "She came back twice.")

    outcome = publish(session, folder / "cases")

    assert outcome.published == ("case quiet-desk 1.0.0",)
    assert "twice" in catalogue(session).case("quiet-desk").package.outcome.body_html["en"]


def test_a_link_to_what_is_not_there_keeps_everything_as_it_was(session: Session, folder: Path):
    edit(folder / "resources" / "note.md", "(case:quiet-desk)", "(case:loud-desk)")

    outcome = publish(session, folder)

    assert {problem.code for _, problem in outcome.problems if problem.severity == "error"} == {"C316"}
    assert catalogue(session).cases == {}


def test_a_corrected_source_reaches_the_cases(session: Session, folder: Path):
    publish(session, folder)
    edit(folder / "sources.md", "*Asking*", "*Asking about it*")

    outcome = publish(session, folder)

    assert "case quiet-desk 1.0.0" in outcome.published
    assert "about it" in catalogue(session).case("quiet-desk").package.sources[0].text_html["en"]
