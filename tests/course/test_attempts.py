"""Attempts at quizzes: begin, answer, hand in, each once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.course import attempts, services
from app.course.attempts import Given
from app.course.models import QuizAttempt, QuizResponse
from app.course.papers import paper_of
from app.course.queries import get_attempt, learner_of
from app.domain.access import Actor
from app.domain.errors import Conflict, Denied, Invalid, NotFound
from app.domain.quiz import Show
from tests.library.factories import course, number_question, publish_for_tests, question, quiz
from tests.people import NOW, TODAY, People

MINUTE = timedelta(minutes=1)
PASSED = "quiz:cri-101/final"


@pytest.fixture
def ana(session: Session, people: People) -> Actor:
    offer(session)
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)
    return people.ana


def offer(session: Session, *, count: int | None = 2, show: Show = "after-submit") -> None:
    asked = (question("first", must=True), question("second"), number_question("third"))
    publish_for_tests(session, course(quizzes=[quiz(questions=asked, draw=3, attempts=count, show=show)]))


def begin(session: Session, actor: Actor, *, at=NOW) -> int:
    return attempts.begin(session, actor, course_id="cri-101", quiz_id="final", now=at)


def save(session: Session, actor: Actor, attempt_id: int, name: str, *answer: str, at=NOW, **more):
    attempts.save_answer(session, actor, attempt_id=attempt_id, given=Given(name, answer, **more), now=at)


def submit(session: Session, actor: Actor, attempt_id: int, *, at=NOW):
    return attempts.submit(session, actor, attempt_id=attempt_id, now=at, today=TODAY)


def answers(session: Session, actor: Actor, attempt_id: int) -> dict[str, tuple[str, ...]]:
    return paper_of(session, get_attempt(session, actor.person_id, attempt_id)).answers


def fail(session: Session, actor: Actor, *, at=NOW) -> None:
    submit(session, actor, begin(session, actor, at=at), at=at)


def test_beginning_again_goes_on_with_the_open_attempt(session: Session, ana: Actor):
    assert begin(session, ana) == begin(session, ana, at=NOW + MINUTE)
    assert session.scalar(select(func.count()).select_from(QuizAttempt)) == 1


def test_the_database_itself_allows_one_open_attempt(session: Session, ana: Actor):
    open_one = session.get_one(QuizAttempt, begin(session, ana))

    session.add(
        QuizAttempt(
            person_id=ana.person_id,
            course_id="cri-101",
            quiz_id="final",
            revision_id=open_one.revision_id,
            number=2,
            seed=1,
            started_at=NOW,
        )
    )

    with pytest.raises(IntegrityError):
        session.flush()


def test_who_has_not_enrolled_does_not_begin(session: Session, ana: Actor, people: People):
    with pytest.raises(Denied):
        begin(session, people.ben)


def test_an_unknown_quiz_is_not_found(session: Session, ana: Actor):
    with pytest.raises(NotFound):
        attempts.begin(session, ana, course_id="cri-101", quiz_id="other", now=NOW)


def test_a_used_up_round_rests_and_then_opens_again(session: Session, ana: Actor):
    fail(session, ana)
    fail(session, ana, at=NOW + MINUTE)

    with pytest.raises(Conflict) as refusal:
        begin(session, ana, at=NOW + timedelta(hours=12))
    assert refusal.value.code == "course.no-attempt-left"
    assert begin(session, ana, at=NOW + timedelta(hours=12) + MINUTE)


def test_of_many_answers_the_one_given_last_counts_and_all_are_kept(session: Session, ana: Actor):
    attempt_id = begin(session, ana)

    for second, option in enumerate("bca"):
        save(session, ana, attempt_id, "first", option, at=NOW + timedelta(seconds=second))

    assert answers(session, ana, attempt_id) == {"first": ("a",)}
    assert session.scalar(select(func.count()).select_from(QuizResponse)) == 3


def test_the_same_answer_again_adds_nothing(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    for _ in range(2):
        save(session, ana, attempt_id, "first", "b")

    assert session.scalar(select(func.count()).select_from(QuizResponse)) == 1


def test_an_old_answer_that_arrives_late_does_not_count(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    save(session, ana, attempt_id, "first", "a", at=NOW + 5 * MINUTE)

    save(session, ana, attempt_id, "first", "b", at=NOW + 9 * MINUTE, answered_at=NOW + 2 * MINUTE)

    assert answers(session, ana, attempt_id) == {"first": ("a",)}


@pytest.mark.parametrize("wrong_by", [-timedelta(days=400), timedelta(hours=8)])
def test_a_device_with_a_wrong_clock_is_not_ignored(session: Session, ana: Actor, wrong_by: timedelta):
    attempt_id = begin(session, ana)
    save(session, ana, attempt_id, "first", "b", at=NOW + MINUTE, answered_at=NOW + MINUTE + wrong_by)

    save(session, ana, attempt_id, "first", "a", at=NOW + 2 * MINUTE)
    assert answers(session, ana, attempt_id) == {"first": ("a",)}
    save(session, ana, attempt_id, "first", "c", at=NOW + 3 * MINUTE, answered_at=NOW + wrong_by)
    assert answers(session, ana, attempt_id) == {"first": ("c",)}


def test_an_answer_may_be_taken_back(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    save(session, ana, attempt_id, "third", "19.1")
    save(session, ana, attempt_id, "third", "", at=NOW + MINUTE)

    assert answers(session, ana, attempt_id) == {}


def test_the_mark_for_later_stays_until_it_is_taken_off(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    mine = get_attempt(session, ana.person_id, attempt_id)
    save(session, ana, attempt_id, "first", "a", is_for_later=True)
    save(session, ana, attempt_id, "first", "b", at=NOW + MINUTE)
    assert len(paper_of(session, mine).for_later) == 1

    save(session, ana, attempt_id, "first", "b", at=NOW + 2 * MINUTE, is_for_later=False)
    assert paper_of(session, mine).for_later == ()


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("fourth", ("a",), "course.question-not-drawn"),
        ("first", ("z",), "course.option-unknown"),
        ("first", ("a", "b"), "course.one-option-only"),
        ("third", ("many",), "course.answer-not-a-number"),
    ],
)
def test_what_is_no_answer_is_refused(
    session: Session, ana: Actor, name: str, values: tuple[str, ...], code: str
):
    attempt_id = begin(session, ana)

    with pytest.raises(Invalid) as refusal:
        save(session, ana, attempt_id, name, *values)

    assert refusal.value.code == code


def test_nobody_else_answers_or_hands_in(session: Session, ana: Actor, people: People):
    attempt_id = begin(session, ana)

    with pytest.raises(NotFound):
        save(session, people.tom, attempt_id, "first", "a")
    with pytest.raises(NotFound):
        submit(session, people.tom, attempt_id)


def test_a_right_attempt_passes_and_is_evidence_once(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    for name, answer in (("first", "a"), ("second", "a"), ("third", "19.1")):
        save(session, ana, attempt_id, name, answer)

    first, second = submit(session, ana, attempt_id), submit(session, ana, attempt_id, at=NOW + MINUTE)

    mine = get_attempt(session, ana.person_id, attempt_id)
    assert (first.is_new, second.is_new) == (True, False)
    assert (mine.percent, mine.passed, mine.submitted_at) == (100, True, NOW)
    assert PASSED in learner_of(session, ana.person_id).evidence


def test_a_missed_safety_question_decides_whatever_the_score(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    for name, answer in (("second", "a"), ("third", "19.1")):
        save(session, ana, attempt_id, name, answer)

    assert not submit(session, ana, attempt_id).is_new
    assert get_attempt(session, ana.person_id, attempt_id).passed is False
    assert PASSED not in learner_of(session, ana.person_id).evidence


def test_after_handing_in_no_answer_is_taken(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    submit(session, ana, attempt_id)

    with pytest.raises(Conflict) as refusal:
        save(session, ana, attempt_id, "first", "a")

    assert refusal.value.code == "course.attempt-ended"


def test_an_attempt_stays_on_the_edition_it_began_with(session: Session, ana: Actor):
    attempt_id = begin(session, ana)
    publish_for_tests(session, course(quizzes=[quiz(questions=[question("other", right="b")], draw=1)]))

    save(session, ana, attempt_id, "first", "a")

    paper = paper_of(session, get_attempt(session, ana.person_id, attempt_id))
    assert {each.question_id for each in paper.drawn} == {"first", "second", "third"}


def test_with_feedback_after_each_question_an_answer_is_final(session: Session, people: People):
    offer(session, show="after-each")
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)
    attempt_id = begin(session, people.ana)
    save(session, people.ana, attempt_id, "first", "b")

    with pytest.raises(Conflict) as refusal:
        save(session, people.ana, attempt_id, "first", "a", at=NOW + MINUTE)

    assert refusal.value.code == "course.answer-final"
