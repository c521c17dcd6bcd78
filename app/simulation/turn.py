"""The moment a run stands at, as `_parts/turn.html` shows it. In the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.content.compiled import CompiledScenario
from app.domain.simulation.engine import may_step_back, offered
from app.domain.simulation.state import State
from app.simulation.queries import RunLog
from app.simulation.transcript import ScriptLine, transcript
from app.simulation.words import value_in_words
from app.web.gettext import gettext
from app.web.words import clock, words


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice on the page."""

    key: str
    html: str
    locked: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """What the page of a run shows of it."""

    run_id: int
    past: tuple[ScriptLine, ...]
    now: tuple[ScriptLine, ...]
    heading: str
    scene: str
    node: str
    sequence: int
    """The place of the next move in the log."""
    choices: tuple[Answer, ...]
    shown: tuple[str, ...]
    """Variables that learners may see: `Trust: rather high`."""
    note: str
    has_ended: bool
    may_step_back: bool
    seconds: int | None
    """How long the clock gives for this moment, if the author set one."""


def turn_of(log: RunLog) -> Turn:
    """Say where a run stands."""
    scenario = log.scenario
    states = log.replayed()
    state = states[-1]
    told = transcript(scenario, states, log.moves, with_coach=scenario.logic.feedback == "after-choice")
    timer = next(node.timer for node in scenario.logic.nodes if node.id == state.node)
    return Turn(
        run_id=log.run.id,
        past=told.past,
        now=told.now,
        heading=told.heading,
        scene=told.scene,
        node=state.node,
        sequence=len(log.moves) + 1,
        choices=tuple(_answers(scenario, state)),
        shown=tuple(_shown(scenario, state)),
        note=gettext(
            "Saved %(time)s. Everybody here is fictional. Your first answer counts in the debrief; only you see"
            " it. Leaving costs nothing.",
            time=clock(log.saved_at),
        ),
        has_ended=state.ended,
        may_step_back=not state.ended and may_step_back(scenario.logic, log.moves),
        seconds=timer.seconds if timer and not state.ended else None,
    )


def _answers(scenario: CompiledScenario, state: State) -> Iterator[Answer]:
    choices = scenario.nodes[state.node].choices
    for offer in offered(scenario.logic, state):
        yield Answer(offer.key, words(choices[offer.key].label_html), offer.locked)


def _shown(scenario: CompiledScenario, state: State) -> Iterator[str]:
    values = dict(state.variables)
    for variable in scenario.logic.variables:
        value = value_in_words(variable, values[variable.name])
        if variable.shown and value is not None:
            yield gettext("%(name)s: %(value)s", name=words(scenario.variables[variable.name]), value=value)
