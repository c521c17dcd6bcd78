from hypothesis import given
from hypothesis import strategies as st

from app.domain.simulation.engine import replay
from app.domain.simulation.explore import explore
from app.domain.simulation.prospects import Prospect, prospects
from app.domain.simulation.scoring import evidence, level
from tests.domain.simulation.builders import ending, hub, scenario, scene, way
from tests.domain.simulation.generated import scenarios
from tests.domain.simulation.playing import played


def asks(points, target="end", key=None):
    return way(target, key or f"{target}-{points}", scores=(("ask", points),))


def prospect(*nodes, **rest):
    return prospects(explore(scenario(*nodes, competencies=(("ask", 2),)), **rest))[0]


def test_the_best_way_is_weighed_and_not_added_up():
    found = prospect(scene("a", asks(3, "b"), way("end")), scene("b", asks(0), asks(2)), ending())

    assert found == Prospect("ask", best=2, worst=1, may_stay_unshown=True, is_exact=True)


def test_coming_back_to_a_decision_pays_nothing():
    found = prospect(
        scene("a", asks(1, "b"), way("b", "silent")), scene("b", asks(3, "a"), way("end")), ending()
    )

    assert (found.best, found.worst) == (3, 1)
    only = prospect(scene("a", asks(1, "a", "low"), asks(3, "a", "high"), way("end")), ending())
    assert (only.best, only.worst, only.may_stay_unshown) == (3, 1, True)


def test_at_a_hub_other_things_may_be_done_before_the_first_evidence():
    found = prospect(hub("a", way("a", "wait"), asks(3, "a", "high"), way("end")), ending())

    assert (found.best, found.may_stay_unshown) == (3, True)
    scene_found = prospect(scene("a", way("b")), scene("b", way("b", "wait"), asks(2)), ending())
    assert (scene_found.best, scene_found.may_stay_unshown) == (2, True)


def test_a_competency_without_a_scored_choice_has_no_level():
    assert prospect(scene("a", way("end")), ending()) == Prospect("ask", None, None, True, is_exact=True)


def test_a_search_that_stopped_gives_a_bound():
    found = prospect(
        scene("a", asks(3, "b"), way("end")), scene("b", asks(0), asks(2)), ending(), most_states=2
    )

    assert found == Prospect("ask", best=3, worst=0, may_stay_unshown=True, is_exact=False)


@given(scenarios(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_no_learner_who_ends_shows_more_than_the_best_or_less_than_the_worst(story, random, seed):
    exploration = explore(story, most_states=2_000)
    last = replay(story, seed, played(story, random, seed, steps_back=False))[-1]
    if not last.ended:
        return
    found = evidence(story, last.first_answers)

    for each in prospects(exploration):
        shown = level(found[each.competency].values())
        if shown is None:
            assert each.may_stay_unshown
        else:
            assert each.worst <= shown <= each.best
