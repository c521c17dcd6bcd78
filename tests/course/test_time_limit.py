"""Attempts with a time limit: the deadline, its end, and answers that come too late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accommodation.services import grant
from app.course import attempts, services
from app.course.jobs import end_attempt
from app.course.models import QuizResponse
from app.course.queries import learner_of
from app.domain.access import Actor
from app.domain.errors import Conflict, NotFound
from app.domain.time_limit import GRACE, ExtraTime
from app.queue.models import PlannedJob
from app.queue.run import JobContext, run_planned
from tests.course.timed import DEADLINE, MINUTE, RIGHT, begin, offer, paper, save, stored, submit
from tests.people import NOW, TODAY, People

CLOSED = DEADLINE + GRACE
SECOND = timedelta(seconds=1)
PASSED = "quiz:cri-101/final"


@pytest.fixture
def ana(session: Session, people: People) -> Actor:
    offer(session)
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)
    return people.ana


def context(at) -> JobContext:
    return JobContext(at, "http://localhost", "file:///nowhere", "nobody")


def test_the_deadline_is_fixed_when_the_attempt_begins(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    offer(session, time_limit=5)

    assert stored(session, ana, attempt_id).deadline == DEADLINE


def test_an_attempt_of_a_time_without_a_limit_stays_without_one(session: Session, ana: Actor):
    offer(session, time_limit=None)
    attempt_id = begin(session, ana)
    offer(session)

    save(session, ana, attempt_id, "first", "a", at=NOW + timedelta(days=90))

    assert stored(session, ana, attempt_id).deadline is None
    assert session.scalars(select(PlannedJob)).all() == []


@pytest.mark.parametrize(("amount", "minutes"), [("25", 25), ("50", 30), ("100", 40), ("no-limit", None)])
def test_extra_time_moves_the_deadline_of_attempts_that_begin_later(
    session: Session, ana: Actor, people: People, amount: str, minutes: int | None
):
    first = begin(session, ana)
    granting = {"unit_id": people.oak.id, "person_id": ana.person_id, "amount": ExtraTime(amount)}
    grant(session, people.lea, **granting, now=NOW, today=TODAY)
    submit(session, ana, first)

    second = stored(session, ana, begin(session, ana)).deadline

    assert stored(session, ana, first).deadline == DEADLINE
    assert second == (None if minutes is None else NOW + minutes * MINUTE)


def test_an_answer_given_in_time_counts_when_it_arrives_within_the_grace(session: Session, ana: Actor):
    attempt_id = begin(session, ana)

    saved = save(session, ana, attempt_id, "first", "a", at=CLOSED - SECOND, given_at=DEADLINE - SECOND)

    assert saved.counts
    assert paper(session, ana, attempt_id).answers == {"first": ("a",)}


@pytest.mark.parametrize(
    ("arrives", "given_at"),
    [
        (DEADLINE + SECOND, None),
        (DEADLINE + SECOND, DEADLINE + SECOND),
        (CLOSED, DEADLINE - MINUTE),
        (CLOSED + timedelta(days=2), NOW + MINUTE),
    ],
)
def test_an_answer_that_is_too_late_is_kept_beside_and_does_not_count(
    session: Session, ana: Actor, arrives, given_at
):
    attempt_id = begin(session, ana)
    save(session, ana, attempt_id, "first", "b")

    late = [save(session, ana, attempt_id, "first", "a", at=arrives, given_at=given_at) for _ in range(2)]

    mine = paper(session, ana, attempt_id)
    assert [each.counts for each in late] == [False, False]
    assert late[0].number == mine.number_of("first")
    assert mine.answers == {"first": ("b",)}
    assert mine.late == {"first": arrives}
    assert session.scalar(select(func.count()).select_from(QuizResponse)) == 2, "kept once"


def test_what_is_saved_already_may_be_sent_again_after_the_end(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    save(session, ana, attempt_id, "first", "a")

    assert save(session, ana, attempt_id, "first", "a", at=CLOSED).counts
    assert paper(session, ana, attempt_id).late == {}


def test_the_job_hands_in_what_was_saved_in_time(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    for name, answer in RIGHT.items():
        save(session, ana, attempt_id, name, answer)
    save(session, ana, attempt_id, "first", "b", at=DEADLINE + SECOND)
    job = session.scalars(select(PlannedJob)).one()

    assert (job.name, job.arguments) == (attempts.END_ATTEMPT, [attempt_id])
    assert job.handed_at == CLOSED
    run_planned(session, job.id, context(CLOSED))

    mine = stored(session, ana, attempt_id)
    assert (mine.submitted_at, mine.percent, mine.passed) == (DEADLINE, 100, True)
    assert learner_of(session, ana.person_id).evidence[PASSED] == CLOSED


def test_the_job_leaves_alone_what_has_ended_and_what_still_runs(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    end_attempt(session, context(CLOSED - SECOND), attempt_id)
    assert stored(session, ana, attempt_id).submitted_at is None

    submit(session, ana, attempt_id, at=NOW + MINUTE)
    end_attempt(session, context(CLOSED), attempt_id)
    end_attempt(session, context(CLOSED), 999_999)
    assert stored(session, ana, attempt_id).submitted_at == NOW + MINUTE


@pytest.mark.parametrize("looked", [CLOSED, CLOSED + timedelta(days=30)])
def test_without_the_job_the_next_look_hands_it_in_as_of_the_deadline(session: Session, ana: Actor, looked):
    attempt_id = begin(session, ana)

    for _ in range(2):
        attempts.end_if_over(session, ana, attempt_id=attempt_id, now=looked, today=TODAY)

    mine = stored(session, ana, attempt_id)
    assert (mine.submitted_at, mine.percent, mine.passed) == (DEADLINE, 0, False)
    assert mine.missed_lessons == ["two", "one"]


def test_a_look_in_time_ends_nothing(session: Session, ana: Actor):
    attempt_id = begin(session, ana)

    attempts.end_if_over(session, ana, attempt_id=attempt_id, now=CLOSED - SECOND, today=TODAY)

    assert stored(session, ana, attempt_id).submitted_at is None


def test_handing_in_late_by_hand_is_as_of_the_deadline(session: Session, ana: Actor):
    attempt_id = begin(session, ana)

    submit(session, ana, attempt_id, at=DEADLINE + SECOND)

    assert stored(session, ana, attempt_id).submitted_at == DEADLINE


def test_what_comes_after_handing_in_early_is_refused_as_without_a_limit(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    submit(session, ana, attempt_id, at=NOW + MINUTE)

    for at in (NOW + 2 * MINUTE, CLOSED):
        with pytest.raises(Conflict) as refusal:
            save(session, ana, attempt_id, "first", "a", at=at)
        assert refusal.value.code == "course.attempt-ended"


def test_nobody_ends_another_ones_attempt(session: Session, ana: Actor, people: People):
    attempt_id = begin(session, ana)

    with pytest.raises(NotFound):
        attempts.end_if_over(session, people.tom, attempt_id=attempt_id, now=CLOSED, today=TODAY)
    with pytest.raises(NotFound):
        save(session, people.tom, attempt_id, "first", "a", at=CLOSED)
    assert stored(session, ana, attempt_id).submitted_at is None
