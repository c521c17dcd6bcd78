"""The debrief, as a browser sees it."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.simulation.state import StepBack
from app.record.models import Evidence
from app.simulation.models import Reflection, Run
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests
from tests.people import People
from tests.simulation.factories import ASK, BLAME, KIND, WAIT, WELL, play, talk

FINISH = {"feeling": "stirred", "finish": "1"}


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, talk(), course())


@pytest.fixture
def ana(browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana)


def test_it_begins_with_how_one_is(ana: Browser, session: Session, people: People):
    page = ana.get(f"/runs/{play(session, people.ana, BLAME, ASK)}/debrief").text

    order = [
        page.index(words)
        for words in (
            "First, how are you?",
            "I’d rather not say",
            "The way you went",
            "1 moment to look at again",
            "What you showed",
            "What would you keep?",
            "Finish debrief",
        )
    ]
    assert order == sorted(order)


def test_before_the_ending_it_leads_back_to_the_run(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana, KIND)

    for answer in (ana.get(f"/runs/{run_id}/debrief"), ana.post(f"/runs/{run_id}/debrief", FINISH)):
        assert (answer.status_code, answer.location) == (303, f"/runs/{run_id}#turn")
    assert session.scalars(select(Evidence)).all() == []


def test_a_harm_comes_with_the_moment_the_better_line_and_the_lesson(
    ana: Browser, session: Session, people: People
):
    run_id = play(session, people.ana, BLAME, ASK)

    page = ana.get(f"/runs/{run_id}/debrief").text

    for words in ("Scene 1: Treated it as a bid", "Reaction blame", "“Your page worried me.”"):
        assert words in page
    assert 'href="/learn/cri-101/lessons/one">Lesson: Lesson one' in page
    assert f'action="/runs/{run_id}/tries"' in page


def test_a_step_taken_back_still_shows_and_its_harm_too(ana: Browser, session: Session, people: People):
    page = ana.get(f"/runs/{play(session, people.ana, BLAME, StepBack(), *WELL)}/debrief").text

    assert "Taken back; as the first answer it counts." in page
    assert "1 · Title door, again" in page
    assert "Treated it as a bid" in page


def test_what_was_never_tested_is_not_shown_rather_than_0(ana: Browser, session: Session, people: People):
    page = ana.get(f"/runs/{play(session, people.ana, *WELL)}/debrief").text

    assert "Not shown" in page
    assert "Your way had no moment for it." in page
    assert "2 of 3" in page
    assert "Shown at 2 of 2 moments on your way." in page
    assert "0 of 3" not in page


def test_after_three_harms_the_lesson_is_offered_and_not_another_try(
    ana: Browser, session: Session, people: People
):
    two = play(session, people.ana, BLAME, WAIT, KIND, ASK)
    assert "Try that moment again" in ana.get(f"/runs/{two}/debrief").text

    publish_for_tests(session, talk(more_harm=True))
    three = play(session, people.ana, BLAME, WAIT, KIND, ASK)
    page = ana.get(f"/runs/{three}/debrief").text

    assert "Try that moment again" not in page
    assert "another try tonight would not help much" in page
    assert "Lesson: Lesson one" in page


def test_trying_a_moment_again_stands_just_before_it(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana, KIND, WAIT, KIND, ASK)

    answer = ana.post(f"/runs/{run_id}/tries", {"sequence": 2})
    page = ana.get(answer.location.removesuffix("#turn")).text

    assert answer.status_code == 303
    assert "This is a fresh run." in page
    assert "Scene 2 · Title chair" in page
    assert ana.post(f"/runs/{run_id}/tries", {"sequence": 99}).status_code == 404
    assert ana.post(f"/runs/{run_id}/tries", {"sequence": "x"}).status_code == 422


def test_finishing_needs_a_feeling_and_keeps_what_was_typed(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    refused = ana.post(f"/runs/{run_id}/debrief", {"finish": "1", "reflection-keep": "The silence."})

    assert refused.status_code == 422
    assert "Please choose how you are." in refused.text
    assert "The silence." in refused.text
    assert session.scalars(select(Evidence)).all() == []


def test_finishing_completes_the_scenario_once(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    answers = [ana.post(f"/runs/{run_id}/debrief", FINISH) for _ in range(2)]

    assert [(each.status_code, each.location) for each in answers] == [(303, "/practise")] * 2
    assert session.scalars(select(Evidence.key)).all() == ["simulation:sim-t1"]
    assert "Finished on" in ana.get("/practise").text
    assert "Finished on" in ana.get("/simulations/sim-t1").text


def test_keeping_it_for_now_completes_nothing(ana: Browser, session: Session, people: People):
    run_id = play(session, people.ana, *WELL)

    answer = ana.post(f"/runs/{run_id}/debrief", {"feeling": "heavy", "reflection-keep": " The silence. "})
    page = ana.get(f"/runs/{run_id}/debrief").text

    assert answer.location == f"/runs/{run_id}/debrief#kept"
    assert "The silence." in page
    assert "Please do not stay alone with it" in page
    assert session.scalars(select(Evidence)).all() == []
    assert session.scalars(select(Reflection.text)).one() == "The silence."


@pytest.mark.parametrize(
    "wrong", [{"feeling": "splendid"}, {"feeling": "steady", "reflection-keep": "x" * 4_001}]
)
def test_what_does_not_fit_is_not_kept(ana: Browser, session: Session, people: People, wrong: dict[str, str]):
    run_id = play(session, people.ana, *WELL)

    assert ana.post(f"/runs/{run_id}/debrief", {"finish": "1", **wrong}).status_code == 422
    assert session.scalars(select(Run.debriefed_at)).one() is None


def test_scores_and_texts_are_not_logged(
    ana: Browser, session: Session, people: People, capfd: pytest.CaptureFixture[str]
):
    run_id = play(session, people.ana, BLAME, ASK)

    ana.post(f"/runs/{run_id}/debrief", {**FINISH, "reflection-keep": "Something private."})
    ana.get(f"/runs/{run_id}/debrief")

    logged = "".join(capfd.readouterr())
    assert "request" in logged
    assert not any(words in logged for words in ("private", "stirred", "shame", "blame"))
