import pytest

from app.domain.simulation.scoring import evidence, lane, level
from tests.domain.simulation.builders import ending, hub, scenario, scene, way

STORY = scenario(
    scene("bell", way("plan", "ask", scores=(("ask", 2), ("listen", 1))), way("plan", "wait")),
    hub(
        "plan",
        way("plan", "first", scores=(("ask", 1),)),
        way("plan", "second", scores=(("ask", 3), ("listen", 2))),
        way("end"),
    ),
    ending(),
)


@pytest.mark.parametrize(
    ("points", "reached"),
    [([], None), ([0], 0), ([3], 3), ([3, 2], 2), ([3, 3, 2], 2), ([1, 0], 0), ([2, 2, 2], 2)],
)
def test_a_level_is_the_mean_rounded_down_and_nothing_without_evidence(points, reached):
    assert level(points) == reached


def test_every_competency_has_its_evidence_by_decision():
    assert evidence(STORY, [("bell", "ask")]) == {"ask": {"bell": 2}, "listen": {"bell": 1}}
    assert evidence(STORY, [("bell", "wait")]) == {"ask": {}, "listen": {}}


def test_a_hub_gives_each_competency_the_first_evidence_found_there():
    found = evidence(STORY, [("plan", "first"), ("plan", "second")])

    assert found == {"ask": {"plan": 1}, "listen": {"plan": 2}}


@pytest.mark.parametrize(
    ("choice", "drawn"),
    [
        (way("end", scores=(("ask", 3),)), "helped"),
        (way("end", scores=(("ask", 3), ("listen", 1))), "helped"),
        (way("end", scores=(("ask", 2), ("listen", 1))), "partly"),
        (way("end", scores=(("ask", 0),)), "neutral"),
        (way("end"), "neutral"),
        (way("end", scores=(("ask", 3),), harms=("secrecy",)), "harmed"),
    ],
)
def test_an_answer_is_drawn_by_its_evidence_and_by_its_harm_first(choice, drawn):
    assert lane(choice) == drawn
