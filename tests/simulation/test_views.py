"""The pages of a run, as a browser sees them."""

from __future__ import annotations

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.library.models import Publication
from app.simulation.models import Run
from tests.browser import Browser
from tests.library.factories import course, publish_for_tests
from tests.people import People
from tests.simulation.factories import ASK, BLAME, KIND, WAIT, WELL, play, talk

START = "/simulations/sim-t1/runs"


@pytest.fixture(autouse=True)
def published(session: Session) -> None:
    publish_for_tests(session, talk(), course())


@pytest.fixture
def ana(browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana)


def begin(browser: Browser) -> str:
    answer = browser.post(START)
    assert answer.status_code == 303
    return answer.location.removesuffix("#turn")


def choose(browser: Browser, run: str, sequence: int, move):
    return browser.post(f"{run}/moves", {"node": move.node, "choice": move.key, "sequence": sequence})


def test_the_list_says_what_each_is_and_how_far_one_is_never_how_well(
    ana: Browser, session: Session, people: People
):
    page = ana.get("/practise").text
    assert "Scenario sim-t1" in page
    assert "touches on: suicide" in page
    assert "Look at it" in page

    run_id = play(session, people.ana)
    assert f'href="/runs/{run_id}#turn">Continue' in ana.get("/practise").text

    play(session, people.ana, *WELL)
    page = ana.get("/practise").text
    assert f'href="/runs/{run_id}/debrief">To the debrief' in page
    assert "of 3" not in page


def test_an_empty_list_says_so(session: Session, browse: Browser, people: People):
    session.execute(delete(Publication))
    session.commit()

    assert "No simulations yet" in browse.signed_in(people.ana).get("/practise").text


def test_the_briefing_warns_first_and_says_how_it_is_scored(ana: Browser):
    page = ana.get("/simulations/sim-t1").text

    order = [
        page.index(words)
        for words in (
            "Mentions suicide.",
            "A quiet essay.",
            "No clinical expert",
            "You teach.",
            "Leaving costs nothing",
        )
    ]
    assert order == sorted(order)
    assert "I have read this. Begin" in page
    assert 'href="#help-now"' in page


def test_the_briefing_offers_to_continue_and_to_look_back(ana: Browser, session: Session, people: People):
    first = play(session, people.ana, *WELL)
    second = play(session, people.ana)

    page = ana.get("/simulations/sim-t1").text

    assert f'href="/runs/{second}#turn">Continue where you were' in page
    assert f'href="/runs/{first}/debrief">Run 1' in page


def test_a_run_shows_the_moment_with_words_for_what_may_be_seen(ana: Browser):
    page = ana.get(begin(ana)).text

    assert "Scene 1 · Title door" in page
    assert "Told at door." in page
    assert "You are kind." not in page
    assert "Trust: rather low" in page
    assert 'value="open" disabled data-locked' in page
    assert page.index("Pause") < page.index("Leave") < page.index("Help now") < page.index("Told at door")


def test_after_a_choice_come_reaction_and_coach_and_the_next_moment(ana: Browser):
    run = begin(ana)

    answer = choose(ana, run, 1, KIND)
    page = ana.get(run).text

    assert (answer.status_code, answer.location) == (303, f"{run}#turn")
    order = [
        page.index(words)
        for words in (
            "Told at door",
            'id="turn"',
            "Label door kind",
            "Reaction kind",
            "Coach kind",
            "Told at chair",
        )
    ]
    assert order == sorted(order)


def test_the_coach_waits_for_the_debrief_where_the_author_wants_it(
    session: Session, browse: Browser, people: People
):
    publish_for_tests(session, talk(feedback="debrief"))
    ana = browse.signed_in(people.ana)
    run = begin(ana)
    choose(ana, run, 1, KIND)
    assert "Reaction kind" in ana.get(run).text
    assert "Coach kind" not in ana.get(run).text

    choose(ana, run, 2, ASK)

    assert "Coach kind" in ana.get(f"{run}/debrief").text


def test_the_words_of_a_route_are_read_on_the_way(ana: Browser):
    run = begin(ana)
    choose(ana, run, 1, KIND)
    choose(ana, run, 2, ASK)

    page = ana.get(run).text

    assert "Told at pause." in page
    assert "Label pause home" in page
    assert "To the debrief" in page
    assert 'name="choice"' not in page


def test_a_run_continues_in_another_browser_where_it_was(ana: Browser, browse: Browser, people: People):
    run = begin(ana)
    choose(ana, run, 1, KIND)

    assert "Scene 2 · Title chair" in browse.signed_in(people.ana).get(run).text
    assert begin(browse.signed_in(people.ana)) == run


def test_a_second_tab_is_told_and_shown_where_the_run_is(ana: Browser):
    run = begin(ana)
    choose(ana, run, 1, KIND)

    stale = choose(ana, run, 1, BLAME)

    assert stale.status_code == 409
    assert "That page was from an earlier moment." in stale.text
    assert 'id="run"' in stale.text
    assert "Scene 2 · Title chair" in stale.text


def test_a_replayed_post_leads_to_the_current_turn(ana: Browser):
    run = begin(ana)

    answers = [choose(ana, run, 1, KIND) for _ in range(2)]

    assert [(each.status_code, each.location) for each in answers] == [(303, f"{run}#turn")] * 2


@pytest.mark.parametrize("missing", ["node", "choice", "sequence"])
def test_an_incomplete_form_is_refused_with_the_turn(ana: Browser, missing: str):
    run = begin(ana)
    whole = {"node": "door", "choice": "kind", "sequence": 1}

    answer = ana.post(f"{run}/moves", {key: value for key, value in whole.items() if key != missing})

    assert answer.status_code == 422
    assert "Nothing was counted" in answer.text
    assert "Scene 1 · Title door" in answer.text


def test_a_step_back_leads_back_and_says_so(ana: Browser):
    run = begin(ana)
    choose(ana, run, 1, BLAME)
    assert "Take back my last step" in ana.get(run).text

    answer = ana.post(f"{run}/steps-back", {"sequence": 2})
    page = ana.get(run).text

    assert answer.status_code == 303
    assert "You took one step back." in page
    assert "Label door blame" in page
    assert "Reaction blame" not in page
    assert "Take back my last step" not in page


def test_the_clock_is_off_until_the_learner_switches_it_on(ana: Browser):
    run = begin(ana)
    choose(ana, run, 1, KIND)
    assert "data-expires-after" not in ana.get(run).text

    ana.post(f"{run}/clock", {"on": "1"})
    assert 'data-expires-after="40"' in ana.get(run).text
    ana.post(f"{run}/expiries", {"node": "chair", "sequence": 2})
    assert "The time passed without a word from you." in ana.get(run).text

    ana.post(f"{run}/clock")
    ana.post(f"{run}/moves", {"node": "gone", "choice": "back", "sequence": 3})
    assert "data-expires-after" not in ana.get(run).text


def test_pause_is_calm_and_keeps_the_place(ana: Browser):
    run = begin(ana)

    page = ana.get(f"{run}/pause").text

    assert "Your place is kept" in page
    assert f'href="{run}#turn"' in page


def test_leaving_leads_to_the_list_with_a_word(ana: Browser):
    answer = ana.get("/practise?left=1")

    assert (answer.status_code, answer.location) == (303, "/practise")
    assert "Your place is kept; leaving costs nothing." in ana.get("/practise").text


@pytest.mark.parametrize("path", ["", "/pause", "/debrief"])
def test_nobody_sees_the_run_of_somebody_else(ana: Browser, browse: Browser, people: People, path: str):
    run = begin(ana)

    assert browse.signed_in(people.tom).get(run + path).status_code == 404
    assert browse.signed_in(people.lea).get(run + path).status_code == 404


def test_nobody_moves_in_the_run_of_somebody_else(
    ana: Browser, browse: Browser, people: People, session: Session
):
    run, tom = begin(ana), browse.signed_in(people.tom)

    assert choose(tom, run, 1, KIND).status_code == 404
    assert tom.post(f"{run}/steps-back", {"sequence": 1}).status_code == 404
    assert tom.post(f"{run}/tries", {"sequence": 1}).status_code == 404
    assert tom.post(f"{run}/debrief", {"feeling": "steady", "finish": "1"}).status_code == 404
    assert session.query(Run).one().finished_at is None
    assert "Scene 1" in ana.get(run).text


@pytest.mark.parametrize("path", ["/practise", "/simulations/sim-t1", "/runs/1", "/runs/1/debrief"])
def test_a_stranger_is_asked_to_sign_in(browse: Browser, people: People, path: str):
    assert browse.get(path).location.startswith("/sign-in")


def test_unknown_things_are_not_found(ana: Browser):
    for path in ("/simulations/sim-zz", "/runs/999", f"/runs/{10**30}", "/runs/999/pause"):
        assert ana.get(path).status_code == 404
    assert ana.post("/simulations/sim-zz/runs").status_code == 404


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_pages_are_in_both_languages(browse: Browser, people: People, session: Session, language: str):
    ana = browse.signed_in(people.ana, language)
    ended, running = play(session, people.ana, BLAME, WAIT, KIND, ASK), play(session, people.ana, KIND)

    for path in (
        "/practise",
        "/simulations/sim-t1",
        f"/runs/{running}",
        f"/runs/{running}/pause",
        f"/runs/{ended}",
        f"/runs/{ended}/debrief",
    ):
        answer = ana.get(path)
        assert answer.status_code == 200, path
        assert f'<html lang="{language}">' in answer.text
