"""Pausing, stopping and resuming a deck."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Denied, Invalid, NotFound
from app.library.queries import catalogue
from app.refresher import services
from app.refresher.decks import Deck
from app.refresher.models import RefresherCard, RefresherDeck
from app.refresher.queries import decks_of
from tests.library.factories import publish_for_tests
from tests.people import People
from tests.refresher.factories import after, complete, course_to_refresh, early_on


@pytest.fixture(autouse=True)
def completed(session: Session, people: People) -> None:
    publish_for_tests(session, course_to_refresh())
    complete(session, people.ana)


def deck(session: Session, people: People) -> Deck:
    return decks_of(session, people.ana.person_id, catalogue(session))[0]


@pytest.mark.parametrize(("weeks", "days"), [(1, 7), (4, 28)])
def test_a_pause_ends_by_itself(session: Session, people: People, weeks: int, days: int):
    services.pause(session, people.ana, course_id="cri-101", weeks=weeks, today=after(10))

    assert not deck(session, people).asks_on(after(10 + days - 1))
    assert deck(session, people).asks_on(after(10 + days))


def test_a_pause_of_any_other_length_is_refused(session: Session, people: People):
    with pytest.raises(Invalid, match=r"refresher\.pause-unknown"):
        services.pause(session, people.ana, course_id="cri-101", weeks=2, today=after(10))


def test_stopping_lasts_until_one_resumes(session: Session, people: People):
    services.stop(session, people.ana, course_id="cri-101", now=early_on(after(1)))
    assert not deck(session, people).asks_on(after(1_000))

    services.resume(session, people.ana, course_id="cri-101")

    assert deck(session, people).asks_on(after(1))


def test_stopping_twice_keeps_the_first_moment_and_one_deck(session: Session, people: People):
    for day in (1, 2):
        services.stop(session, people.ana, course_id="cri-101", now=early_on(after(day)))

    assert session.scalars(select(RefresherDeck.stopped_at)).one() == early_on(after(1))
    assert session.scalar(select(func.count(RefresherCard.id))) == 5


@pytest.mark.parametrize("course_id", ["cri-101", "unknown"])
def test_who_has_not_completed_the_course_has_no_deck(session: Session, people: People, course_id: str):
    with pytest.raises(NotFound, match=r"refresher\.deck-unknown"):
        services.resume(session, people.ben, course_id=course_id)


def test_only_members_have_decks(session: Session, people: People):
    with pytest.raises(Denied):
        services.resume(session, people.nobody, course_id="cri-101")
