"""What a debrief says of scripted ways."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.domain.simulation.state import Expired, Move, StepBack
from app.simulation.looking_back import LookingBack, looking_back
from app.simulation.queries import get_run
from tests.library.factories import publish_for_tests
from tests.people import People
from tests.simulation.factories import ASK, BACK, BLAME, KIND, WAIT, WATER, play, talk


@pytest.fixture
def back(app: Flask, session: Session, people: People):
    publish_for_tests(session, talk())

    def look(*moves: Move) -> LookingBack:
        run_id = play(session, people.ana, *moves)
        with app.test_request_context(headers={"Accept-Language": "en"}):
            return looking_back(get_run(session, people.ana, run_id))

    return look


def test_a_way_without_harm(back):
    found = back(KIND, ASK)

    assert [(step.title, step.effect) for step in found.steps] == [
        ("1 · Title door", "helped"),
        ("2 · Title chair", "helped"),
        ("Title home", "end"),
    ]
    assert found.steps[-1].html == "One of 2 endings."
    assert found.harms == ()


def test_lanes_are_the_places_among_what_was_offered(back):
    found = back(KIND, WAIT, BLAME, ASK)

    assert [(step.lane, step.lanes) for step in found.steps[:-1]] == [(1, 3), (2, 2), (2, 3), (1, 2)]


def test_harms_come_with_their_moment_and_its_place_in_the_log(back):
    found = back(WATER, BLAME, WAIT, KIND, ASK)

    assert [(harm.title, harm.sequence) for harm in found.harms] == [
        ("Scene 1: Treated it as a bid", 2),
        ("Scene 2: Put it off", 3),
    ]
    first = found.harms[0]
    assert (first.said_html, first.followed_html) == ("Label door blame", "<p>Reaction blame</p>")
    assert (first.better, first.lesson) == ("“Your page worried me.”", "lesson:cri-101/one")


def test_competencies_count_first_answers(back):
    asked, recorded = back(BLAME, WAIT, KIND, ASK).levels

    # 0 for blame at the door, which stays; 3 for asking comes second at the chair, after waiting, and does not count.
    assert (asked.name, asked.level) == ("Asks directly", 0)
    assert asked.words == "Shown at 0 of 2 moments on your way. The scenario holds 2 moments for it."
    assert (recorded.name, recorded.level) == ("Writes it down", None)


def test_a_moment_again_and_a_step_taken_back_are_told(back):
    steps = back(BLAME, StepBack(), KIND, ASK).steps

    assert (steps[0].remark, steps[0].effect) == ("Taken back; as the first answer it counts.", "harmed")
    assert (steps[1].title, steps[1].remark) == ("1 · Title door, again", "")


def test_time_that_passed_has_a_lane_of_its_own(back):
    steps = back(KIND, Expired("chair"), BACK, ASK).steps

    assert (steps[1].html, steps[1].effect) == ("You let the time pass.", "neutral")
    assert (steps[1].lane, steps[1].lanes) == (3, 3)


def test_three_harms_are_enough_for_one_evening(back):
    assert back(BLAME, WAIT, KIND, ASK).offers_another_try
    assert len(back(BLAME, WAIT, KIND, WAIT, KIND, ASK).harms) == 2
