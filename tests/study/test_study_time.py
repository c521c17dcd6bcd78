"""Study time: noted while a page is looked at, seen by its owner alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.access import Actor
from app.domain.errors import NotFound
from app.study import services
from app.study.models import Sitting
from app.study.pages import month_of
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests
from tests.people import People

LESSON, OTHER = "lesson:cri-101/one", "lesson:cri-101/two"
START = datetime(2026, 6, 30, 15, 50, tzinfo=UTC)
"""Ten to midnight in China."""


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, course())


def sit(session: Session, actor: Actor, key: str, *, begins: datetime, beats: int) -> None:
    for number in range(beats):
        services.note(session, actor, key=key, now=begins + timedelta(seconds=30 * number))
    session.commit()


def test_a_sitting_grows_with_its_beats(session: Session, people: People):
    sit(session, people.ana, LESSON, begins=START, beats=5)

    assert [(each.key, each.seconds) for each in session.scalars(select(Sitting))] == [(LESSON, 120)]


def test_two_pages_at_once_do_not_count_twice(session: Session, people: People):
    for number in range(20):
        key = LESSON if number % 2 else OTHER
        services.note(session, people.ana, key=key, now=START + timedelta(seconds=15 * number))

    assert session.scalar(select(func.sum(Sitting.seconds))) == 0


def test_a_pause_begins_another_sitting(session: Session, people: People):
    sit(session, people.ana, LESSON, begins=START, beats=3)
    sit(session, people.ana, LESSON, begins=START + timedelta(minutes=30), beats=3)

    assert list(session.scalars(select(Sitting.seconds))) == [60, 60]


@pytest.mark.parametrize("key", ["lesson:cri-101/none", "course:cri-101", "", "x" * 300])
def test_what_is_not_there_is_not_sat_over(session: Session, people: People, key: str):

    with pytest.raises(NotFound):
        services.note(session, people.ana, key=key, now=START)


def test_its_page_adds_up_by_days_in_china(session: Session, people: People, browse: Browser):
    sit(session, people.ana, LESSON, begins=START, beats=9)
    sit(session, people.ana, OTHER, begins=START + timedelta(minutes=20), beats=5)
    ana = browse.signed_in(people.ana)

    june = ana.get("/study-time?month=2026-06").text

    assert "Lesson one" in june
    assert "Lesson two" not in june
    assert "4 min" in june
    assert "Lesson two" in ana.get("/study-time?month=2026-07").text


def test_nobody_else_sees_it(session: Session, people: People, browse: Browser):
    sit(session, people.ana, LESSON, begins=START, beats=9)

    assert "Lesson one" not in browse.signed_in(people.tom).get("/study-time?month=2026-06").text


def test_a_beat_is_taken_from_a_page(session: Session, people: People, browse: Browser):
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")

    assert f'data-study="{LESSON}"' in ana.get("/learn/cri-101/lessons/one").text
    assert ana.post("/study-time", {"key": LESSON}).json == {"saved": True}
    assert session.scalar(select(Sitting.key)) == LESSON


@pytest.mark.parametrize("text", ["", "2026-13", "yesterday", "2999-01"])
def test_another_month_than_one_that_was_is_this_one(text: str):
    assert month_of(text, date(2026, 11, 24)).first == date(2026, 11, 1)


def test_a_month_knows_its_neighbours():
    month = month_of("2024-02", date(2026, 11, 24))

    assert (str(month.before), str(month), str(month.after)) == ("2024-01", "2024-02", "2024-03")
