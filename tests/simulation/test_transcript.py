"""How a run is told: what holds, in order, with what was met on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from app.domain.simulation.engine import replay
from app.domain.simulation.state import Expired, Move, StepBack
from app.simulation.transcript import Transcript, transcript
from tests.simulation.factories import ASK, BLAME, KIND, SEED, WAIT, WATER, talk


@pytest.fixture(autouse=True)
def reader(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def told(*moves: Move, with_coach: bool = True) -> Transcript:
    return transcript(talk(), replay(talk().logic, SEED, moves), moves, with_coach=with_coach)


def texts(found: Transcript) -> list[str]:
    return [line.title or line.html for line in (*found.past, *found.now)]


def test_before_the_first_choice_everything_is_new():
    found = told()

    assert found.past == ()
    assert texts(found) == ["Scene 1 · Title door", "<p>Told at door.</p>"]


def test_the_last_choice_opens_what_is_new():
    found = told(KIND)

    assert [line.kind for line in found.past] == ["scene", "told"]
    answer = found.now[0]
    assert (answer.kind, answer.html) == ("you", "Label door kind")
    assert (answer.reaction_html, answer.coach_html) == ("<p>Reaction kind</p>", "<p>Coach kind</p>")
    assert found.heading == "Scene 2 · Title chair"
    assert found.scene == "Scene 2"


def test_the_ending_is_told_without_the_way_there():
    assert [line.html for line in told(KIND, ASK).here] == ["<p>Told at home.</p>"]


def test_the_coach_can_be_left_out():
    assert told(KIND, with_coach=False).now[0].coach_html == ""


def test_lines_are_told_when_their_condition_holds_and_not_before():
    after_water = told(WATER)

    assert [line.kind for line in after_water.now] == ["you", "said"]
    assert after_water.now[1].who == "Yi Ran"


def test_who_stays_in_a_scene_hears_only_what_is_new_there():
    assert texts(told(WATER)).count("<p>Told at door.</p>") == 1
    assert texts(told(KIND, WAIT)).count("<p>Told at door.</p>") == 2


def test_a_scene_keeps_its_number_when_one_comes_back():
    assert told(KIND, WAIT).scene == "Scene 1"


def test_what_is_met_on_a_route_is_told_without_a_scene_of_its_own():
    found = told(KIND, ASK)

    assert [line.title or line.html for line in found.now] == [
        "Label chair ask",
        "<p>Told at pause.</p>",
        "Label pause home",
        "Scene 3 · Title home",
        "<p>Told at home.</p>",
    ]


def test_what_was_taken_back_is_not_told_but_said():
    found = told(BLAME, StepBack())

    assert texts(found) == [
        "Scene 1 · Title door",
        "<p>Told at door.</p>",
        "You took one step back. Your first answer still counts.",
    ]
    assert "Label door blame" not in texts(told(BLAME, StepBack(), KIND))


def test_time_that_passed_is_told():
    assert "The time passed without a word from you." in texts(told(KIND, Expired("chair")))


def test_it_is_told_in_the_readers_language(app: Flask):
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        assert "<p>Told at door.</p>" not in texts(told())
        assert "中文 <p>Told at door.</p>" in texts(told())
