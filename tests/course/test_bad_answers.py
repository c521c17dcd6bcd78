"""What arrives twice, out of order, for somebody else or for nothing that was asked: nothing lost, nothing gained."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.course.models import QuizAttempt, QuizResponse
from app.domain.time_limit import GRACE
from app.record.models import Evidence
from app.web.clock import now
from tests.browser import Browser
from tests.course.timed import MINUTE, RIGHT, offer, paper
from tests.people import People

QUIZ = "/learn/cri-101/quizzes/final"
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def ana(session: Session, people: People, browse: Browser) -> Browser:
    offer(session)
    ana = browse.signed_in(people.ana)
    ana.post("/learn/cri-101/enrolment")
    return ana


def send(browser: Browser, attempt: str, question: str, value: str, answered_at: str = ""):
    sent = {"question": question, "value": value, "answered_at": answered_at}
    return browser.post(f"{attempt}/answers", sent, headers=FETCH)


def stored(session: Session) -> QuizAttempt:
    session.rollback()
    return session.scalars(select(QuizAttempt)).one()


def test_handing_in_twice_counts_once(ana: Browser, attempt: str, session: Session):
    for name, value in RIGHT.items():
        assert send(ana, attempt, name, value).status_code == 200

    sent = [ana.post(f"{attempt}/submission") for _ in range(2)]

    assert [(each.status_code, each.location) for each in sent] == [(303, attempt)] * 2
    quizzes = select(func.count()).select_from(Evidence).where(Evidence.key == "quiz:cri-101/final")
    assert session.scalar(quizzes) == 1


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_answers_in_any_order_of_arrival_come_to_the_same(
    ana: Browser, attempt: str, session: Session, people: People, order: str
):
    begun, sent_at = stored(session).started_at, now()
    given_at = {value: begun + (sent_at - begun) * part / 4 for part, value in enumerate("abc", 1)}

    for value in order:
        assert send(ana, attempt, "first", value, given_at[value].isoformat()).status_code == 200

    session.rollback()
    assert paper(session, people.ana, stored(session).id).answers == {"first": ("c",)}


@pytest.mark.parametrize(
    "claimed",
    [
        "yesterday",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2026-11-24T13:40:00",
        "\x00",
        "9" * 5_000,
    ],
)
def test_a_moment_that_is_none_is_the_moment_of_arrival(
    ana: Browser, attempt: str, session: Session, claimed
):
    before = now()

    assert send(ana, attempt, "first", "a", claimed).status_code == 200

    assert session.scalars(select(QuizResponse.answered_at)).one() >= before


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("fourth", "a"),
        ("", "a"),
        ("\x00", "a"),
        ("first", "z"),
        ("first", "\x00"),
        ("third", "1\x00"),
        ("third", "many"),
    ],
)
def test_what_was_not_asked_or_is_no_answer_is_refused_and_not_kept(
    ana: Browser, attempt: str, session: Session, question: str, value: str
):
    answer = send(ana, attempt, question, value)

    assert answer.status_code == 422
    assert answer.json["words"]
    assert session.scalar(select(QuizResponse.id)) is None


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999"])
def test_there_are_no_other_questions(ana: Browser, attempt: str, number: str):
    assert ana.get(f"{attempt}/questions/{number}").status_code == 404
    assert ana.post(f"{attempt}/questions/{number}", {"answer-first": "a"}).status_code in {404, 405}


@pytest.mark.parametrize("what", ["answers", "questions/1", "submission"])
def test_another_ones_attempt_is_changed_by_nobody_even_when_its_time_is_over(
    ana: Browser, attempt: str, browse: Browser, people: People, session: Session, what: str
):
    move_deadline(session, -GRACE - MINUTE)
    tom = browse.signed_in(people.tom)

    assert tom.post(f"{attempt}/{what}", {"question": "first", "value": "a"}).status_code == 404
    assert tom.get(attempt).status_code == 404
    assert stored(session).submitted_at is None
    assert session.scalar(select(QuizResponse.id)) is None


def test_an_attempt_begun_twice_is_one_and_has_one_deadline(ana: Browser, attempt: str, session: Session):
    deadline = stored(session).deadline

    assert ana.post(f"{QUIZ}/attempts").location == attempt
    assert stored(session).deadline == deadline


def move_deadline(session: Session, by) -> None:
    mine = stored(session)
    mine.deadline = now() + by
    session.commit()
