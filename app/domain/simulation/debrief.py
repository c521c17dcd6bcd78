"""The look back at a run: the way taken, what was shown, what did harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.simulation.engine import offered, replay
from app.domain.simulation.model import Choice, EndClass, Scenario, Value
from app.domain.simulation.scoring import Lane, choices_by_place, evidence, lane, level
from app.domain.simulation.state import Chosen, Expired, Move, State, StepBack


@dataclass(frozen=True, slots=True)
class PathStep:
    """One move on the learner's map."""

    node: str
    choice: str | None
    """None: the time ran out."""
    lane: Lane
    untried: tuple[str, ...]
    """Choices that could have been taken here and never were in this run, in the author's order."""
    counts: bool
    """This was the answer that counts at its decision."""
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One competency, over the whole run."""

    id: str
    level: int | None
    """0–3; None: not shown."""
    needs: int
    met: int
    """Opportunities on the path that gave evidence of at least 1."""
    opportunities_on_path: int
    """Decisions answered at which a choice then open gives evidence of at least 1."""
    opportunities_in_scenario: int

    @property
    def is_reached(self) -> bool:
        """Return whether the level asked for was shown."""
        return self.level is not None and self.level >= self.needs


@dataclass(frozen=True, slots=True)
class HarmMoment:
    """Where a harm was done; taking the move back does not remove it."""

    harm: str
    node: str
    choice: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A variable's value at the beginning and after each move."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything the debrief page tells, without its words."""

    path: tuple[PathStep, ...]
    competencies: tuple[Shown, ...]
    harms: tuple[HarmMoment, ...]
    node: str
    """Where the run stands: the ending, once it has ended."""
    ending: EndClass | None
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class _Moment:
    """A move beside the state that it met and the one that it made."""

    move: Chosen | Expired
    before: State
    after: State
    open_keys: tuple[str, ...]
    taken_back: bool


def debrief(scenario: Scenario, seed: int, moves: Sequence[Move]) -> Debrief:
    """Look back at a run, ended or not.

    Raises:
        Conflict: the moves do not fit the scenario.
    """
    states = replay(scenario, seed, moves)
    moments = tuple(_moments(scenario, states, moves))
    choices = choices_by_place(scenario)
    return Debrief(
        path=tuple(_path(moments, choices)),
        competencies=tuple(_shown(scenario, moments, choices, states[-1])),
        harms=tuple(dict.fromkeys(_harms(moments, choices))),
        node=states[-1].node,
        ending=states[-1].end,
        traces=tuple(_traces(scenario, states)),
    )


def _moments(scenario: Scenario, states: Sequence[State], moves: Sequence[Move]) -> Iterator[_Moment]:
    taken_back = _taken_back(moves)
    for place, (move, before, after) in enumerate(zip(moves, states, states[1:], strict=False)):
        if not isinstance(move, StepBack):
            keys = tuple(offer.key for offer in offered(scenario, before) if not offer.locked)
            yield _Moment(move, before, after, keys, place in taken_back)


def _taken_back(moves: Sequence[Move]) -> frozenset[int]:
    """Return the places of the moves that a step back undid."""
    standing: list[int] = []
    undone: set[int] = set()
    for place, move in enumerate(moves):
        if isinstance(move, StepBack):
            undone.add(standing.pop())
        else:
            standing.append(place)
    return frozenset(undone)


def _path(moments: Sequence[_Moment], choices: Mapping[tuple[str, str], Choice]) -> Iterator[PathStep]:
    taken = {moment.move for moment in moments}
    for moment in moments:
        node, key = moment.move.node, moment.move.key if isinstance(moment.move, Chosen) else None
        yield PathStep(
            node=node,
            choice=key,
            lane="neutral" if key is None else lane(choices[node, key]),
            untried=tuple(other for other in moment.open_keys if Chosen(node, other) not in taken),
            counts=_counts(moment),
            taken_back=moment.taken_back,
        )


def _counts(moment: _Moment) -> bool:
    return len(moment.after.first_answers) > len(moment.before.first_answers)


def _harms(moments: Sequence[_Moment], choices: Mapping[tuple[str, str], Choice]) -> Iterator[HarmMoment]:
    for move in (moment.move for moment in moments):
        if isinstance(move, Chosen):
            for harm in choices[move.node, move.key].harms:
                yield HarmMoment(harm, move.node, move.key)


def _shown(
    scenario: Scenario, moments: Sequence[_Moment], choices: Mapping[tuple[str, str], Choice], last: State
) -> Iterator[Shown]:
    found = evidence(scenario, last.first_answers)
    everywhere = {
        (node, competency)
        for (node, _), choice in choices.items()
        for competency, points in choice.scores
        if points > 0
    }
    on_path = set(_opportunities(moments, choices))
    for competency in scenario.competencies:
        points = found[competency.id]
        yield Shown(
            id=competency.id,
            level=level(points.values()),
            needs=competency.needs,
            met=sum(point > 0 for point in points.values()),
            opportunities_on_path=_count(on_path, competency.id),
            opportunities_in_scenario=_count(everywhere, competency.id),
        )


def _opportunities(
    moments: Sequence[_Moment], choices: Mapping[tuple[str, str], Choice]
) -> Iterator[tuple[str, str]]:
    """Yield (node, competency) wherever an answer counted and another could have been evidence."""
    for moment in moments:
        if _counts(moment):
            for key in moment.open_keys:
                scores = choices[moment.move.node, key].scores
                yield from ((moment.move.node, competency) for competency, points in scores if points > 0)


def _count(opportunities: set[tuple[str, str]], competency: str) -> int:
    return sum(found == competency for _, found in opportunities)


def _traces(scenario: Scenario, states: Sequence[State]) -> Iterator[Trace]:
    values = [dict(state.variables) for state in states]
    for variable in scenario.variables:
        yield Trace(variable.name, tuple(at[variable.name] for at in values))
