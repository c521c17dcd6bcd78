"""A run as it is read: what was said, what the learner chose, where it stands now. In the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.content.compiled import CompiledScenario, Line
from app.domain.simulation.expression import evaluate
from app.domain.simulation.state import Chosen, Expired, Move, Passed, State, StepBack
from app.web.gettext import gettext
from app.web.words import words


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One entry of `_parts/script.html`."""

    kind: Literal["scene", "told", "said", "you"]
    title: str = ""
    who: str = ""
    html: str = ""
    reaction_html: str = ""
    coach_html: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation up to where it stands."""

    past: tuple[ScriptLine, ...]
    """Up to the last choice."""
    now: tuple[ScriptLine, ...]
    """What is new: the last choice, what came of it, and this moment."""
    heading: str
    """`Scene 4 · A long silence`."""
    scene: str
    """`Scene 4`."""

    @property
    def here(self) -> tuple[ScriptLine, ...]:
        """What is told of the place where the run stands, without the way there."""
        heading = max((place for place, line in enumerate(self.now) if line.kind == "scene"), default=-1)
        return self.now[heading + 1 :]


@dataclass(frozen=True, slots=True)
class Stand:
    """A place on the way that holds, and what was done there."""

    state: State
    move: Chosen | Expired | None
    """None: this is where the run stands."""


def scene_numbers(states: Sequence[State]) -> dict[str, int]:
    """Number the nodes in the order in which they were first met, ways that were taken back included."""
    met = dict.fromkeys(state.node for state in states)
    return {node: number for number, node in enumerate(met, start=1)}


def way_that_holds(states: Sequence[State], moves: Sequence[Move]) -> list[Stand]:
    """Return the places of a run without what was taken back.

    Args:
        states: what `replay` made of the moves.
        moves: the run's log.
    """
    at, taken = [states[0]], list[Chosen | Expired]()
    for move, after in zip(moves, states[1:], strict=True):
        if isinstance(move, StepBack):
            taken.pop()
            at[-2:] = [after]
        else:
            taken.append(move)
            at.append(after)
    return [*(Stand(state, move) for state, move in zip(at, taken, strict=False)), Stand(at[-1], None)]


def transcript(
    scenario: CompiledScenario, states: Sequence[State], moves: Sequence[Move], *, with_coach: bool
) -> Transcript:
    """Tell a run.

    Args:
        scenario: the scenario as it was when the run began.
        states: what `replay` made of the moves.
        moves: the run's log.
        with_coach: say what the coach thinks of each choice.
    """
    teller = _Teller(scenario, scene_numbers(states), with_coach=with_coach)
    lines: list[ScriptLine] = []
    begins = 0
    before: State | None = None
    for stand in way_that_holds(states, moves):
        lines += teller.arrival(stand.state, before)
        if stand.move is not None:
            begins = len(lines)
            lines.append(teller.answer(stand.move))
        before = stand.state
    if moves and isinstance(moves[-1], StepBack):
        words_for_it = gettext("You took one step back. Your first answer still counts.")
        lines.append(ScriptLine("told", html=words_for_it))
    here = states[-1].node
    return Transcript(tuple(lines[:begins]), tuple(lines[begins:]), teller.heading(here), teller.scene(here))


class _Teller:
    """Finds the words for states and moves of one scenario."""

    def __init__(self, scenario: CompiledScenario, numbers: Mapping[str, int], *, with_coach: bool) -> None:
        self.nodes = scenario.nodes
        self.numbers = numbers
        self.with_coach = with_coach

    def arrival(self, state: State, before: State | None) -> Iterator[ScriptLine]:
        """Tell what is met on the way to a state and in it.

        Who stays in the same scene hears only what is new there.
        """
        for passed in state.passed:
            yield from self._passing(passed)
        stays = before is not None and before.node == state.node and not state.passed
        if not stays:
            yield ScriptLine("scene", title=self.heading(state.node))
        known = self._heard(before) if stays and before is not None else ()
        for line in self._heard(state):
            if line not in known:
                yield self._line(line)

    def answer(self, move: Chosen | Expired) -> ScriptLine:
        """Tell what the learner did, and what came of it at once."""
        if isinstance(move, Expired):
            return ScriptLine("told", html=gettext("The time passed without a word from you."))
        choice = self.nodes[move.node].choices[move.key]
        return ScriptLine(
            "you",
            html=words(choice.label_html),
            reaction_html=words(choice.reaction_html),
            coach_html=words(choice.coach_html) if self.with_coach else "",
        )

    def heading(self, node: str) -> str:
        """Name a scene by its number and title."""
        title = words(self.nodes[node].title)
        if not title:
            return self.scene(node)
        return gettext("Scene %(number)s · %(title)s", number=self.numbers[node], title=title)

    def scene(self, node: str) -> str:
        """Name a scene by its number."""
        return gettext("Scene %(number)s", number=self.numbers[node])

    def _passing(self, passed: Passed) -> Iterator[ScriptLine]:
        for line in self._heard(passed.state):
            yield self._line(line)
        choice = self.nodes[passed.state.node].choices[passed.key]
        for text in (choice.label_html, choice.reaction_html):
            if words(text):
                yield ScriptLine("told", html=words(text))

    def _heard(self, state: State) -> tuple[Line, ...]:
        """Return the lines whose condition holds."""
        variables = dict(state.variables)
        return tuple(
            line
            for line in self.nodes[state.node].lines
            if line.condition is None or evaluate(line.condition, variables, state.marks)
        )

    def _line(self, line: Line) -> ScriptLine:
        who = words(line.who)
        return ScriptLine("said" if who else "told", who=who, html=words(line.text_html))
