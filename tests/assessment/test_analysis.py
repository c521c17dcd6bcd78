"""The figures of a quiz's questions: whom they count, and for which words."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.assessment.analysis import CourseAnalysis, course_analysis
from app.domain.errors import Denied, NotFound
from app.domain.item_analysis import Flag
from tests.assessment.factories import RIGHT, answer_too_late, begin, crowd, hand_in, offer, offered, reworded
from tests.library.factories import publish_for_tests
from tests.people import People


def analysis(session: Session, people: People) -> CourseAnalysis:
    return course_analysis(session, people.toni, "cri-101")


def met(session: Session, people: People, name: str) -> int:
    """How many people count for a question as it is asked now."""
    found = analysis(session, people).quiz("final").item(name).figures
    return found.people if found else 0


def test_only_trainers_see_figures(session: Session, people: People):
    offer(session)

    for actor in (people.ana, people.lea, people.rita, people.bo):
        with pytest.raises(Denied):
            course_analysis(session, actor, "cri-101")


def test_what_does_not_exist_is_not_found(session: Session, people: People):
    offer(session)

    with pytest.raises(NotFound):
        course_analysis(session, people.toni, "unknown")
    with pytest.raises(NotFound):
        analysis(session, people).quiz("unknown")
    with pytest.raises(NotFound):
        analysis(session, people).quiz("final").item("unknown")


def test_only_first_attempts_that_were_handed_in_count(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 5, RIGHT | {"second": "b"})
    hand_in(session, people.ana, {})
    hand_in(session, people.ana, RIGHT)
    begin(session, people.ben, RIGHT)

    quiz = analysis(session, people).quiz("final")
    figures = quiz.item("second").figures

    assert (quiz.people, quiz.passed, figures.people, figures.right_share, figures.unanswered) == (
        6,
        5,
        6,
        0,
        1,
    )
    assert {each.id: each.count for each in figures.options} == {"a": 0, "b": 5, "c": 0}


def test_the_figures_follow_whoever_hands_in_next(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 5, RIGHT)
    assert met(session, people, "second") == 5

    hand_in(session, people.ana, RIGHT)

    assert met(session, people, "second") == 6


def test_of_four_people_nothing_is_known(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 4, RIGHT)

    quiz = analysis(session, people).quiz("final")

    assert quiz.is_hidden
    assert {each.figures for each in quiz.items} == {None}


def test_a_question_that_changed_starts_anew_and_keeps_its_history(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 5, RIGHT | {"third": "c"})
    publish_for_tests(session, reworded(offered(version="1.1.0"), "third"))
    crowd(session, people.pine, 6, RIGHT, "Later")

    quiz = analysis(session, people).quiz("final")
    now, then = quiz.item("third").wordings

    assert quiz.item("second").figures.people == 11
    assert (now.version, now.is_live, now.figures.people, now.figures.right_share) == ("1.1.0", True, 6, 1)
    assert (then.version, then.is_live, then.figures.people, then.figures.right_share) == (
        "1.0.0",
        False,
        5,
        0,
    )


def test_a_wording_nobody_has_met_stands_there_without_figures(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 5, RIGHT)
    publish_for_tests(session, reworded(offered(version="1.1.0"), "third"))

    now, then = analysis(session, people).quiz("final").item("third").wordings

    assert (now.figures, now.since, now.is_live) == (None, None, True)
    assert then.figures.people == 5


def test_a_wrong_key_is_flagged_from_twenty_people_on(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 12, RIGHT | {"second": "b"}, "Strong")
    crowd(session, people.oak, 8, {"first": "a", "second": "a", "third": "b", "fourth": "c"}, "Weak")

    item = analysis(session, people).quiz("final").item("second")

    assert {Flag.KEY_IN_DOUBT, Flag.WRONG_PREFERRED} <= set(item.figures.flags)
    assert item in analysis(session, people).quiz("final").flagged
    assert item.figures.discrimination < -0.9


def test_an_answer_that_came_too_late_is_none(session: Session, people: People):
    offer(session)
    for attempt_id in crowd(session, people.oak, 5, {"first": "a"}):
        answer_too_late(session, attempt_id, "second", "a")

    item = analysis(session, people).quiz("final").item("second")

    assert item.figures.right_share == 0
    assert all(option.count == 0 for option in item.figures.options)


def test_a_corrected_key_is_named_until_results_are_marked_again(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 2, RIGHT)
    assert analysis(session, people).corrected["final"] == frozenset()

    offer(session, version="1.0.1", second="b")

    assert analysis(session, people).corrected["final"] == {"second"}


def test_one_more_in_a_hundred_does_not_have_everybody_counted_again(session: Session, people: People):
    offer(session)
    crowd(session, people.oak, 100, RIGHT)
    assert met(session, people, "second") == 100

    hand_in(session, people.ana, RIGHT)
    assert met(session, people, "second") == 100

    hand_in(session, people.ben, RIGHT)
    assert met(session, people, "second") == 102
