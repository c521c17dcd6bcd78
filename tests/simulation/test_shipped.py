"""The shipped scenarios, played through the pages to an ending and a debrief by a player who picks at random."""

from __future__ import annotations

import random
import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.config import ROOT
from app.library.queries import Catalogue
from app.record.models import Evidence
from app.simulation.models import Run, RunMove
from tests.browser import Browser
from tests.people import People

SHIPPED = sorted(path.name for path in (ROOT / "simulations").iterdir())
MOST_MOVES = 120
OFFER = re.compile(r'name="choice" value="([^"]+)">')
NODE = re.compile(r'name="node" value="([^"]+)"')
SEQUENCE = re.compile(r'name="sequence" value="(\d+)"')


def play_to_the_end(browser: Browser, run: str, luck: random.Random) -> str:
    """Choose at random, what was chosen least first, and return the last page."""
    used: dict[tuple[str, str], int] = {}
    for _ in range(MOST_MOVES):
        page = browser.get(run).text
        offers = OFFER.findall(page)
        if not offers:
            return page
        node, sequence = NODE.findall(page)[0], SEQUENCE.findall(page)[0]
        key = min(offers, key=lambda each: (used.get((node, each), 0), luck.random()))
        used[node, key] = used.get((node, key), 0) + 1
        answer = browser.post(f"{run}/moves", {"node": node, "choice": key, "sequence": sequence})
        assert answer.status_code == 303, (node, key)
    raise AssertionError("no ending after so many moves")


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_random_player_comes_to_an_ending_and_a_debrief(
    browse: Browser,
    people: People,
    session: Session,
    library: Catalogue,
    name: str,
    language: str,
    seed: int,
):
    assert name in library.scenarios
    ana = browse.signed_in(people.ana, language)
    run = ana.post(f"/simulations/{name}/runs").location.removesuffix("#turn")

    last = play_to_the_end(ana, run, random.Random(f"{name} {language} {seed}"))
    debrief = ana.get(f"{run}/debrief")
    finished = ana.post(f"{run}/debrief", {"feeling": "unsaid", "finish": "1"})

    assert f"{run}/debrief" in last
    assert debrief.status_code == 200
    assert finished.location == "/practise"
    assert session.scalars(select(Evidence.key)).all() == [f"simulation:{name}"]
    moves = session.scalars(select(RunMove.sequence).order_by(RunMove.sequence)).all()
    assert moves == list(range(1, len(moves) + 1))
    assert session.scalars(select(Run.ending)).one() in {"best", "good", "acceptable", "partial", "unsafe"}
