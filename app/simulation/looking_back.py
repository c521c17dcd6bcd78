"""The debrief as it is read: the way, the moments to look at again, what was shown. In the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.content.compiled import CompiledScenario
from app.domain.simulation.debrief import Debrief, HarmMoment, PathStep, Shown, debrief
from app.domain.simulation.engine import offered
from app.domain.simulation.state import Chosen, State, StepBack
from app.simulation.queries import RunLog
from app.simulation.transcript import scene_numbers
from app.web.gettext import gettext, ngettext
from app.web.words import words

HARMS_BEFORE_REST: Final = 3
"""From so many harms in one run on, the page offers the lesson and not another try."""


@dataclass(frozen=True, slots=True)
class MapStep:
    """One entry of `_parts/debrief_map.html`."""

    title: str
    html: str
    effect: str
    """helped, partly, harmed, neutral or end."""
    lane: int = 1
    lanes: int = 1
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Harm:
    """A moment to look at again."""

    title: str
    said_html: str
    followed_html: str
    coach_html: str
    better: str
    lesson: str | None
    """`lesson:<course>/<lesson>`."""
    sequence: int
    """The move's place in the log: a fresh run can begin just before it."""


@dataclass(frozen=True, slots=True)
class Level:
    """One entry of `_parts/levels.html`."""

    name: str
    level: int | None
    words: str


@dataclass(frozen=True, slots=True)
class LookingBack:
    """Everything the page of a debrief tells of the run."""

    steps: tuple[MapStep, ...]
    harms: tuple[Harm, ...]
    levels: tuple[Level, ...]

    @property
    def offers_another_try(self) -> bool:
        """Whether trying a moment again is offered; after many harms the lesson does more."""
        return len(self.harms) < HARMS_BEFORE_REST


def looking_back(log: RunLog) -> LookingBack:
    """Look back at a run that has ended."""
    looker = _Looker(log)
    return LookingBack(
        steps=tuple(looker.steps()),
        harms=tuple(looker.harm(moment) for moment in looker.found.harms),
        levels=tuple(looker.level(shown) for shown in looker.found.competencies),
    )


class _Looker:
    """Finds the words for what the engine says of one run."""

    def __init__(self, log: RunLog) -> None:
        self.log = log
        self.scenario: CompiledScenario = log.scenario
        self.found: Debrief = debrief(log.scenario.logic, log.run.seed, log.moves)
        self.states = log.replayed()
        self.numbers: Mapping[str, int] = scene_numbers(self.states)

    def steps(self) -> Iterator[MapStep]:
        """Return every move in order, those taken back too, and the ending."""
        befores = [
            state
            for state, move in zip(self.states, self.log.moves, strict=False)
            if not isinstance(move, StepBack)
        ]
        met: set[str] = set()
        for step, before in zip(self.found.path, befores, strict=True):
            yield self._step(step, before, again=step.node in met)
            met.add(step.node)
        yield self._ending()

    def harm(self, moment: HarmMoment) -> Harm:
        harm = self.scenario.harms[moment.harm]
        choice = self.scenario.nodes[moment.node].choices[moment.choice]
        return Harm(
            title=gettext(
                "Scene %(number)s: %(title)s", number=self.numbers[moment.node], title=words(harm.title)
            ),
            said_html=words(choice.label_html),
            followed_html=words(choice.reaction_html),
            coach_html=words(choice.coach_html),
            better=words(harm.better),
            lesson=harm.lesson,
            sequence=self.log.moves.index(Chosen(moment.node, moment.choice)) + 1,
        )

    def level(self, shown: Shown) -> Level:
        return Level(words(self.scenario.competencies[shown.id]), shown.level, _moments_in_words(shown))

    def _step(self, step: PathStep, before: State, *, again: bool) -> MapStep:
        keys = [offer.key for offer in offered(self.scenario.logic, before) if not offer.locked]
        choices = self.scenario.nodes[step.node].choices
        return MapStep(
            title=self._title(step.node, again=again),
            html=gettext("You let the time pass.")
            if step.choice is None
            else words(choices[step.choice].label_html),
            effect=step.lane,
            lane=len(keys) + 1 if step.choice is None else keys.index(step.choice) + 1,
            lanes=len(keys) + (step.choice is None),
            remark=gettext("Taken back; as the first answer it counts.")
            if step.taken_back and step.counts
            else gettext("Taken back.")
            if step.taken_back
            else "",
        )

    def _ending(self) -> MapStep:
        count = sum(node.end is not None for node in self.scenario.logic.nodes)
        return MapStep(
            title=words(self.scenario.nodes[self.found.node].title) or gettext("The end"),
            html=ngettext("One of %(num)s ending.", "One of %(num)s endings.", count),
            effect="end",
        )

    def _title(self, node: str, *, again: bool) -> str:
        title = words(self.scenario.nodes[node].title) or gettext(
            "Scene %(number)s", number=self.numbers[node]
        )
        if again:
            return gettext("%(number)s · %(title)s, again", number=self.numbers[node], title=title)
        return gettext("%(number)s · %(title)s", number=self.numbers[node], title=title)


def _moments_in_words(shown: Shown) -> str:
    """Say how often a competency could have been shown, and was."""
    held = ngettext(
        "The scenario holds one moment for it.",
        "The scenario holds %(num)s moments for it.",
        shown.opportunities_in_scenario,
    )
    on_way = ngettext(
        "Shown at %(met)s of %(num)s moment on your way.",
        "Shown at %(met)s of %(num)s moments on your way.",
        shown.opportunities_on_path,
        met=shown.met,
    )
    if not shown.opportunities_on_path:
        on_way = gettext("Your way had no moment for it.")
    return gettext("%(first)s %(second)s", first=on_way, second=held)
