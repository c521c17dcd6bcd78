"""A used-up round: it opens with time, or when what was missed has been read again; and whose result counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.course import services
from app.course.models import QuizAttempt
from app.course.queries import learner_of
from app.course.rounds import attempts_at
from app.domain.access import Actor
from app.domain.attempts import counted
from app.domain.errors import Conflict
from tests.course.timed import MINUTE, RIGHT, begin, offer, take
from tests.library.factories import course, lesson, publish_for_tests
from tests.people import NOW, TODAY, People

MISSED_FIRST = RIGHT | {"first": "b"}
MISSED_BOTH = {"third": "19.1"}


@pytest.fixture
def ana(session: Session, people: People) -> Actor:
    offer(session, time_limit=None)
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)
    return people.ana


def read(session: Session, actor: Actor, lesson_id: str, *, block: int = 4, at=NOW) -> None:
    services.keep_place(
        session, actor, course_id="cri-101", lesson_id=lesson_id, block=block, now=at, today=TODAY
    )


def use_up(session: Session, actor: Actor, **answers: str) -> None:
    for _ in range(2):
        take(session, actor, **answers)


def is_closed(session: Session, actor: Actor, *, at) -> bool:
    try:
        begin(session, actor, at=at)
    except Conflict as refusal:
        return refusal.code == "course.no-attempt-left"
    return False


def test_reading_the_missed_lesson_again_opens_the_next_round(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_FIRST)
    assert is_closed(session, ana, at=NOW + MINUTE)

    read(session, ana, "two", at=NOW + 2 * MINUTE)

    assert not is_closed(session, ana, at=NOW + 3 * MINUTE)


def test_every_missed_lesson_is_to_be_read(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_BOTH)

    read(session, ana, "two", at=NOW + MINUTE)
    assert is_closed(session, ana, at=NOW + 2 * MINUTE)

    read(session, ana, "one", at=NOW + 3 * MINUTE)
    assert not is_closed(session, ana, at=NOW + 4 * MINUTE)


def test_what_was_read_before_the_attempt_or_only_in_part_does_not_open_it(session: Session, ana: Actor):
    read(session, ana, "two", at=NOW - MINUTE)
    use_up(session, ana, **MISSED_FIRST)

    read(session, ana, "two", block=3, at=NOW + MINUTE)
    read(session, ana, "one", at=NOW + MINUTE)

    assert is_closed(session, ana, at=NOW + 2 * MINUTE)


def test_only_what_the_last_attempt_missed_is_to_be_read(session: Session, ana: Actor):
    take(session, ana, **MISSED_BOTH)
    take(session, ana, **MISSED_FIRST)

    read(session, ana, "two", at=NOW + MINUTE)

    assert not is_closed(session, ana, at=NOW + 2 * MINUTE)


def test_what_was_read_again_opens_one_round_and_not_the_one_after(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_FIRST)
    read(session, ana, "two", at=NOW + MINUTE)
    for _ in range(2):
        take(session, ana, at=NOW + 2 * MINUTE, **MISSED_FIRST)

    assert is_closed(session, ana, at=NOW + 3 * MINUTE)


def test_reading_opens_nothing_where_no_lesson_teaches_what_was_missed(session: Session, ana: Actor):
    use_up(session, ana, **(RIGHT | {"third": "3"}))
    read(session, ana, "one", at=NOW + MINUTE)
    read(session, ana, "two", at=NOW + MINUTE)

    assert is_closed(session, ana, at=NOW + 2 * MINUTE)


def test_a_lesson_that_the_course_no_longer_has_need_not_be_read(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_BOTH)
    kept = course(lessons=[lesson("one")], quizzes=[])
    offered = attempts_at(session, ana.person_id, "cri-101", "final")
    assert offered.ended[-1].missed_lessons == ["two", "one"]
    publish_for_tests(session, course(lessons=kept.lessons.values()))
    services.keep_place(
        session, ana, course_id="cri-101", lesson_id="one", block=4, now=NOW + MINUTE, today=TODAY
    )

    assert not is_closed(session, ana, at=NOW + 2 * MINUTE)


def test_of_an_attempt_of_an_earlier_time_only_the_cooldown_is_known(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_FIRST)
    session.execute(update(QuizAttempt).values(missed_lessons=None))
    read(session, ana, "two", at=NOW + MINUTE)

    assert is_closed(session, ana, at=NOW + 2 * MINUTE)
    assert not is_closed(session, ana, at=NOW + timedelta(hours=12))


def test_coming_back_from_the_end_takes_nothing_of_what_was_read(session: Session, ana: Actor):
    use_up(session, ana, **MISSED_FIRST)
    read(session, ana, "two", at=NOW + MINUTE)
    read(session, ana, "two", block=1, at=NOW + 2 * MINUTE)

    assert not is_closed(session, ana, at=NOW + 3 * MINUTE)


@pytest.mark.parametrize("counts", ["best", "last", "first"])
def test_a_pass_is_evidence_whichever_result_counts_and_stays(session: Session, ana: Actor, counts):
    offer(session, time_limit=None, counts=counts, count=None)

    for answers in (MISSED_FIRST, RIGHT, MISSED_BOTH):
        take(session, ana, **answers)

    shown = counted(counts, attempts_at(session, ana.person_id, "cri-101", "final").outcomes)
    assert shown is not None
    assert shown.number == {"best": 2, "last": 3, "first": 1}[counts]
    assert "quiz:cri-101/final" in learner_of(session, ana.person_id).evidence
