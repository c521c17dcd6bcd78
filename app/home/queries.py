"""What the first page gathers from the rooms below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.content.compiled import Words
from app.course.next_step import NextStep, next_step
from app.course.queries import learner_of
from app.course.standings import standings_of
from app.forum.queries import NewAnswer, recent_answers_to
from app.home.waiting import waiting_of
from app.library.queries import Catalogue
from app.record.outlook import Outlook, outlooks
from app.record.queries import in_brief
from app.refresher.pages import Overview, overview_of
from app.requirement.pages import AskedRow
from app.simulation.queries import OpenRun

MOST_ANSWERS = 3
MOST_RUNS = 3


@dataclass(frozen=True, slots=True)
class Today:
    """What somebody may go on with, what is asked of them, and who answered."""

    going_on: NextStep | None
    runs: tuple[tuple[OpenRun, Words], ...]
    """Runs that were not finished, the latest first, with the title of the scenario."""
    refreshers: Overview
    required: tuple[AskedRow, ...]
    """What is required by a day, the earliest first; what is done comes last."""
    asked: tuple[Outlook, ...]
    """Certificates to earn, the nearest first."""
    certificate_count: int
    completed_count: int
    """How many courses are completed."""
    minutes: int
    """Credited in this calendar year."""
    answers: tuple[NewAnswer, ...]


def today_of(session: Session, person_id: int, live: Catalogue, *, today: date) -> Today:
    """Gather the first page of a person; the number of queries does not depend on how much there is."""
    learner = learner_of(session, person_id)
    standings = standings_of(live, learner)
    minutes, held = in_brief(session, person_id, today.year)
    waiting = waiting_of(session, person_id, live, today)
    runs = [each for each in waiting.runs if each.scenario_id in live.scenarios]
    return Today(
        going_on=next_step(standings, learner),
        runs=tuple((each, live.scenarios[each.scenario_id].package.title) for each in runs[:MOST_RUNS]),
        refreshers=overview_of(waiting.decks, today),
        required=waiting.required,
        asked=tuple(outlooks(live, learner.evidence, held)),
        certificate_count=len(held),
        completed_count=sum(each.completed_at is not None for each in standings.values()),
        minutes=minutes,
        answers=tuple(recent_answers_to(session, person_id, MOST_ANSWERS)),
    )
