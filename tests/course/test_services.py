"""Enrolling, reading, quick checks: what is kept, and what completes a lesson."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.course import services
from app.course.models import CheckAnswer, Enrolment, LessonReading
from app.course.queries import learner_of
from app.domain.access import Actor
from app.domain.errors import Denied, Invalid, NotFound
from tests.library.factories import course, lesson, publish_for_tests, quiz
from tests.people import NOW, TODAY, People

LESSON = "lesson:cri-101/one"


@pytest.fixture
def enrolled(session: Session, people: People) -> Actor:
    publish_for_tests(session, course(), course("cri-201", requires=("cri-101",)))
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)
    return people.ana


def read(session: Session, actor: Actor, block: int, lesson_id: str = "one"):
    return services.keep_place(
        session, actor, course_id="cri-101", lesson_id=lesson_id, block=block, now=NOW, today=TODAY
    )


def answer(session: Session, actor: Actor, *values: str, check_id: str = "check-1", lesson_id: str = "one"):
    return services.answer_check(
        session,
        actor,
        course_id="cri-101",
        lesson_id=lesson_id,
        check_id=check_id,
        answer=values,
        now=NOW,
        today=TODAY,
    )


def test_enrolling_twice_is_enrolling_once(session: Session, enrolled: Actor):
    services.enrol(session, enrolled, course_id="cri-101", now=NOW)

    assert session.scalar(select(func.count()).select_from(Enrolment)) == 1


def test_a_course_opens_after_the_one_it_builds_on(session: Session, enrolled: Actor):
    with pytest.raises(Denied) as refusal:
        services.enrol(session, enrolled, course_id="cri-201", now=NOW)

    assert refusal.value.code == "course.closed"


def test_who_belongs_nowhere_does_not_enrol(session: Session, enrolled: Actor, people: People):
    with pytest.raises(Denied):
        services.enrol(session, people.nobody, course_id="cri-101", now=NOW)


def test_an_unknown_course_is_not_found(session: Session, enrolled: Actor):
    with pytest.raises(NotFound):
        services.enrol(session, enrolled, course_id="cri-999", now=NOW)


def test_the_place_goes_back_and_forth_but_the_furthest_only_forwards(session: Session, enrolled: Actor):
    for block in (3, 1):
        read(session, enrolled, block)

    reading = session.scalar(select(LessonReading))
    assert (reading.last_block, reading.furthest_block) == (1, 3)


@pytest.mark.parametrize("block", [-1, 5])
def test_a_block_that_the_lesson_does_not_have_is_refused(session: Session, enrolled: Actor, block: int):
    with pytest.raises(Invalid) as refusal:
        read(session, enrolled, block)

    assert refusal.value.code == "course.block-unknown"


def test_without_enrolment_no_place_and_no_answer_is_kept(session: Session, enrolled: Actor, people: People):
    for attempted in (lambda: read(session, people.ben, 1), lambda: answer(session, people.ben, "a")):
        with pytest.raises(Denied) as refusal:
            attempted()

        assert refusal.value.code == "course.not-enrolled"


def test_a_lesson_or_check_that_is_not_there_is_not_found(session: Session, enrolled: Actor):
    with pytest.raises(NotFound):
        read(session, enrolled, 1, lesson_id="three")
    with pytest.raises(NotFound):
        answer(session, enrolled, "a", check_id="check-9")


@pytest.mark.parametrize("order", ["reading first", "answer first"])
def test_a_lesson_is_complete_when_it_is_read_and_its_checks_are_answered(
    session: Session, enrolled: Actor, order: str
):
    steps = [lambda: read(session, enrolled, 4), lambda: answer(session, enrolled, "b")]
    first, second = steps if order == "reading first" else reversed(steps)

    assert not first().is_new
    assert LESSON not in learner_of(session, enrolled.person_id).evidence
    assert second().is_new
    assert LESSON in learner_of(session, enrolled.person_id).evidence


def test_reading_on_after_completion_changes_nothing(session: Session, enrolled: Actor):
    read(session, enrolled, 4)
    answer(session, enrolled, "a")

    assert not read(session, enrolled, 4).is_new
    assert not answer(session, enrolled, "b").is_new


def test_of_two_answers_to_a_check_the_last_stays(session: Session, enrolled: Actor):
    answer(session, enrolled, "b")
    answer(session, enrolled, "a")

    assert session.scalars(select(CheckAnswer.answer)).all() == [["a"]]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((), "course.answer-empty"),
        (("",), "course.answer-empty"),
        (("z",), "course.option-unknown"),
        (("a", "b"), "course.one-option-only"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused(
    session: Session, enrolled: Actor, values: tuple[str, ...], code: str
):
    with pytest.raises(Invalid) as refusal:
        answer(session, enrolled, *values)

    assert refusal.value.code == code


def test_the_last_item_completes_the_course(session: Session, people: People):
    publish_for_tests(session, course(lessons=[lesson("one", checks=0)], quizzes=[]))
    services.enrol(session, people.ana, course_id="cri-101", now=NOW)

    assert read(session, people.ana, 4).completed_courses == ("course:cri-101",)


def test_a_longer_edition_takes_nothing_back(session: Session, enrolled: Actor):
    read(session, enrolled, 4)
    answer(session, enrolled, "a")
    publish_for_tests(session, course(lessons=[lesson("one", blocks=9), lesson("two")], quizzes=[quiz()]))

    read(session, enrolled, 6)

    assert LESSON in learner_of(session, enrolled.person_id).evidence


def test_a_learner_is_everything_done_so_far(session: Session, enrolled: Actor, people: People):
    read(session, enrolled, 2)
    answer(session, enrolled, "a")

    learner = learner_of(session, enrolled.person_id)

    assert learner.readings[LESSON].furthest == 2
    assert learner.answered == {LESSON: {"check-1"}}
    assert set(learner.enrolments) == {"cri-101"}
    assert learner_of(session, people.tom.person_id).readings == {}
