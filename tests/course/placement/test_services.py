"""Placement checks: begin, answer, hand in, each once; what is credited and what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.course import services as courses
from app.course.path import missing_courses
from app.course.placement import services
from app.course.placement.models import PlacementCheck, PlacementResponse
from app.course.placement.queries import checks_of, get_check
from app.course.queries import learner_of
from app.domain.access import Actor
from app.domain.errors import Conflict, Denied, Invalid, NotFound
from app.domain.placement import REST
from app.library.queries import catalogue
from app.record.models import CpdEntry, Evidence
from tests.course.placement.factories import FIRST, SHOWN, answer, answer_all, begin, publish_path, sheet
from tests.library.factories import course, publish_for_tests, question, quiz
from tests.people import NOW, TODAY, People

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ana(session: Session, people: People) -> Actor:
    publish_path(session)
    return people.ana


def submit(session: Session, actor: Actor, check_id: int, *, at=NOW):
    return services.submit(session, actor, check_id=check_id, now=at, today=TODAY)


def show(session: Session, actor: Actor, track: str = "crisis", *, at=NOW) -> None:
    check_id = begin(session, actor, track, at=at)
    answer_all(session, actor, check_id)
    submit(session, actor, check_id, at=at)


def fail(session: Session, actor: Actor, *, at=NOW) -> None:
    submit(session, actor, begin(session, actor, at=at), at=at)


def test_it_asks_the_course_that_others_wait_for_by_its_own_quiz(session: Session, ana: Actor):
    begun = get_check(session, ana.person_id, begin(session, ana))

    assert [(part.course_id, part.quiz_id) for part in begun.parts] == [("cri-101", "final")]


def test_beginning_again_goes_on_with_the_open_check(session: Session, ana: Actor):
    assert begin(session, ana) == begin(session, ana, at=NOW + MINUTE)
    assert begin(session, ana, "counselling") != begin(session, ana)


def test_the_database_itself_allows_one_open_check_of_a_track(session: Session, ana: Actor):
    begin(session, ana)

    session.add(PlacementCheck(person_id=ana.person_id, track="crisis", seed=1, started_at=NOW))

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_track_with_nothing_to_open_has_no_check(session: Session, ana: Actor):
    with pytest.raises(Conflict) as refusal:
        begin(session, ana, "assessment")

    assert refusal.value.code == "course.placement-opens-nothing"


def test_showing_a_course_opens_what_follows_and_credits_its_quiz(session: Session, ana: Actor):
    show(session, ana)

    learner, live = learner_of(session, ana.person_id), catalogue(session).courses
    percent = session.scalar(select(Evidence.percent).where(Evidence.key == FIRST))
    assert percent == 100
    assert missing_courses(live["cri-202"].package, learner) == ()
    assert missing_courses(live["cri-201"].package, learner) == ("cns-101",)
    courses.enrol(session, ana, course_id="cri-202", now=NOW)


def test_it_gives_no_hours_no_completion_and_no_certificate(session: Session, ana: Actor):
    check_id = begin(session, ana)
    answer_all(session, ana, check_id)

    handed = submit(session, ana, check_id)

    assert (handed.is_new, handed.completed_courses, handed.certificate_codes) == (True, (), ())
    assert set(learner_of(session, ana.person_id).evidence) == {FIRST, SHOWN}
    assert session.scalar(select(func.count()).select_from(CpdEntry)) == 0


def test_a_missed_safety_question_decides_whatever_the_score(session: Session, ana: Actor):
    check_id = begin(session, ana)
    answer_all(session, ana, check_id, wrong=("0-first",))

    assert not submit(session, ana, check_id).is_new
    (part,) = get_check(session, ana.person_id, check_id).parts
    assert (part.percent, part.passed) == (66, False)
    assert not learner_of(session, ana.person_id).evidence


def test_handing_in_twice_changes_nothing(session: Session, ana: Actor):
    check_id = begin(session, ana)
    answer_all(session, ana, check_id)
    submit(session, ana, check_id)

    assert not submit(session, ana, check_id, at=NOW + MINUTE).is_new
    assert get_check(session, ana.person_id, check_id).check.submitted_at == NOW


def test_after_something_was_not_shown_the_track_rests_and_the_others_do_not(session: Session, ana: Actor):
    fail(session, ana)

    with pytest.raises(Conflict) as refusal:
        begin(session, ana, at=NOW + REST - MINUTE)
    assert refusal.value.code == "course.placement-rests"
    assert begin(session, ana, "counselling", at=NOW + MINUTE)
    assert begin(session, ana, at=NOW + REST)


def test_once_all_is_shown_the_next_tier_may_be_asked_at_once(session: Session, ana: Actor):
    show(session, ana, "counselling")
    show(session, ana)

    begun = get_check(session, ana.person_id, begin(session, ana))

    assert [part.course_id for part in begun.parts] == ["cri-201", "cri-202"]


def test_each_course_is_judged_by_itself(session: Session, ana: Actor):
    show(session, ana, "counselling")
    show(session, ana)
    check_id = begin(session, ana)
    answer_all(session, ana, check_id, wrong=("1-first",))

    submit(session, ana, check_id)

    last = checks_of(session, ana.person_id)[-1]
    assert (last.shown, last.not_shown) == (("cri-201",), ("cri-202",))
    assert "placement:cri-202" not in learner_of(session, ana.person_id).evidence


def test_two_quizzes_may_have_questions_of_the_same_id(session: Session, ana: Actor):
    show(session, ana, "counselling")
    show(session, ana)
    check_id = begin(session, ana)

    answer(session, ana, check_id, "0-first", "a")
    answer(session, ana, check_id, "1-first", "b")

    assert [paper.answers for paper in sheet(session, ana, check_id).papers] == [
        {"first": ("a",)},
        {"first": ("b",)},
    ]


def test_the_answer_given_last_counts_and_the_same_one_adds_nothing(session: Session, ana: Actor):
    check_id = begin(session, ana)
    for minute, option in enumerate("bba"):
        answer(session, ana, check_id, "0-first", option, at=NOW + minute * MINUTE)

    assert sheet(session, ana, check_id).papers[0].answers == {"first": ("a",)}
    assert session.scalar(select(func.count()).select_from(PlacementResponse)) == 2


@pytest.mark.parametrize("name", ["first", "1-first", "0-fourth", "x-first", "²-first", ""])
def test_what_the_check_does_not_ask_is_refused(session: Session, ana: Actor, name: str):
    check_id = begin(session, ana)

    with pytest.raises(Invalid):
        answer(session, ana, check_id, name, "a")


def test_nobody_else_answers_or_hands_in(session: Session, ana: Actor, people: People):
    check_id = begin(session, ana)

    with pytest.raises(NotFound):
        answer(session, people.tom, check_id, "0-first", "a")
    with pytest.raises(NotFound):
        submit(session, people.tom, check_id)
    with pytest.raises(Denied):
        begin(session, people.nobody)


def test_after_handing_in_no_answer_is_taken(session: Session, ana: Actor):
    check_id = begin(session, ana)
    submit(session, ana, check_id)

    with pytest.raises(Conflict):
        answer(session, ana, check_id, "0-first", "a")


def test_a_check_stays_on_the_edition_it_began_with(session: Session, ana: Actor):
    check_id = begin(session, ana)
    publish_for_tests(session, course(quizzes=[quiz(questions=[question("other", right="b")], draw=1)]))

    answer_all(session, ana, check_id)

    assert submit(session, ana, check_id).is_new


def test_where_only_the_quiz_was_missing_the_course_is_completed(session: Session, ana: Actor):
    courses.enrol(session, ana, course_id="cri-101", now=NOW)
    for name in ("one", "two"):
        place = {"course_id": "cri-101", "lesson_id": name, "now": NOW, "today": TODAY}
        courses.keep_place(session, ana, block=4, **place)
        courses.answer_check(session, ana, check_id="check-1", answer=["a"], **place)
    check_id = begin(session, ana)
    answer_all(session, ana, check_id)

    handed = submit(session, ana, check_id)

    assert handed.completed_courses == ("course:cri-101",)
    assert len(handed.certificate_codes) == 1
