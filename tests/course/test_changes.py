"""What is new in a lesson since somebody read it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.content.compiled import Lesson
from app.course.changes import changed_sections
from tests.browser import Browser
from tests.library.factories import both, course, lesson, publish_for_tests
from tests.people import People

LESSON = "/learn/cri-101/lessons/one"
ONE = lesson("one")


def with_new_activity(text: Lesson) -> Lesson:
    opening, activity, *rest = text.sections
    written = replace(activity, body_html=both('<p id="b3">Say it aloud.</p><p id="b4">Wait.</p>'))
    return replace(text, sections=(opening, written, *rest))


def test_only_what_was_written_anew_is_a_change():
    assert [each.id for each in changed_sections(ONE, with_new_activity(ONE))] == ["practise"]


def test_a_block_that_only_moved_is_no_change():
    opening, activity, check = ONE.sections
    lower = replace(activity, body_html=both('<p id="b8">Block 3.</p><p id="b9">Block 4.</p>'))

    assert changed_sections(ONE, replace(ONE, sections=(opening, check, lower))) == ()


def test_a_reader_is_told_until_they_have_read_on(session: Session, people: People, browse: Browser):
    publish_for_tests(session, course(lessons=[ONE, lesson("two")]))
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    ana.post(f"{LESSON}/place", {"block": "4"})
    assert "has changed" not in ana.get(LESSON).text

    publish_for_tests(session, course(lessons=[with_new_activity(ONE), lesson("two")]))

    page = ana.get(LESSON).text
    assert "This lesson has changed since you read it last." in page
    assert '<a href="#practise">Practise</a>' in page
    ana.post(f"{LESSON}/place", {"block": "4"})
    assert "has changed" not in ana.get(LESSON).text


def test_nothing_is_said_where_only_another_lesson_changed(session: Session, people: People, browse: Browser):
    publish_for_tests(session, course(lessons=[ONE, lesson("two")]))
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    ana.post(f"{LESSON}/place", {"block": "2"})

    publish_for_tests(session, course(lessons=[ONE, with_new_activity(lesson("two"))]))

    assert "has changed" not in ana.get(LESSON).text
