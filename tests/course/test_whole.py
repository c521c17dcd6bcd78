"""A whole course on one page."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from tests.browser import Browser
from tests.library.factories import course, lesson, publish_for_tests
from tests.people import People


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    publish_for_tests(
        session,
        course(lessons=[lesson("one", warning=("suicide",)), lesson("two")]),
        course("cri-201", requires=("cri-101",)),
    )
    return browse.signed_in(people.ana)


def test_every_lesson_is_there_in_order_with_its_warning_and_without_checks(ana: Browser):
    contents, page = ana.get("/learn/cri-101/whole").text.split("</ol>", maxsplit=1)

    assert contents.index("Lesson one") < contents.index("Lesson two")
    assert page.index("Lesson one") < page.index("This lesson mentions: suicide") < page.index("Lesson two")
    assert page.count("Block 4.") == 2
    assert "Quick check" not in page


def test_no_id_is_there_twice(ana: Browser):
    ids = re.findall(r' id="([^"]*)"', ana.get("/learn/cri-101/whole").text)

    assert len(ids) == len(set(ids))


def test_the_course_leads_there(ana: Browser):
    assert 'href="/learn/cri-101/whole"' in ana.get("/learn/cri-101").text


def test_a_closed_course_is_not_read_this_way(ana: Browser):
    assert ana.get("/learn/cri-201/whole").status_code == 403
