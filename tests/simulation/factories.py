"""A small scenario with everything a run can meet: a loop, a lock, a clock, a route, harms, two endings.

door ─ kind ─┐            chair ─ ask ─> pause ─ trust >= 5 ─> home
     ─ blame ┴> chair            ─ wait ─> door      else ────> late
     ─ water ─> door             (40 s ──> gone ─ back ─> chair)
     ─ open (locked below trust 9) ─> chair
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.content.compiled import ChoiceWords, CompiledScenario, HarmWords, Line, NodeWords
from app.domain.access import Actor
from app.domain.simulation.model import (
    Choice,
    Competency,
    Effect,
    Feedback,
    Node,
    Scenario,
    Timer,
    Undo,
    Variable,
)
from app.domain.simulation.state import Chosen, Move
from app.simulation import services
from tests.library.factories import both
from tests.library.factories import scenario as bare_scenario
from tests.people import NOW

NOBODY = {"en": "", "zh-CN": ""}
SEED = 7
KIND, BLAME, WATER = Chosen("door", "kind"), Chosen("door", "blame"), Chosen("door", "water")
ASK, WAIT = Chosen("chair", "ask"), Chosen("chair", "wait")
BACK = Chosen("gone", "back")
WELL = (KIND, ASK)
"""A way without harm to the ending `home`."""


def at_least(trust: int) -> tuple[object, ...]:
    return (">=", ("name", "trust"), ("int", trust))


def trust(amount: int) -> tuple[Effect, ...]:
    return (Effect("trust", "+=", ("int", amount)),)


def logic(
    *, undo: Undo = "practice", feedback: Feedback = "after-choice", more_harm: bool = False
) -> Scenario:
    door = (
        Choice(
            "kind", "chair", effects=trust(2), scores=(("ask", 2),), harms=("shame",) if more_harm else ()
        ),
        Choice("blame", "chair", effects=trust(-2), scores=(("ask", 0),), harms=("shame",)),
        Choice("water", "door", once=True, effects=trust(1)),
        Choice("open", "chair", condition=at_least(9), locked=True),
    )
    chair = (
        Choice("ask", "pause", scores=(("ask", 3),)),
        Choice("wait", "door", harms=("delay",)),
    )
    pause = (Choice("home", "home", condition=at_least(5)), Choice("late", "late", otherwise=True))
    return Scenario(
        id="sim-t1",
        start="door",
        variables=(Variable("trust", 4, 0, 10, shown=True),),
        competencies=(Competency("ask", 2), Competency("record", 2)),
        harms=("shame", "delay"),
        nodes=(
            Node("door", choices=door),
            Node("chair", choices=chair, timer=Timer(40, "gone")),
            Node("gone", choices=(Choice("back", "chair"),)),
            Node("pause", kind="route", choices=pause),
            Node("home", end="good"),
            Node("late", end="partial"),
        ),
        undo=undo,
        feedback=feedback,
    )


def talk(
    *,
    undo: Undo = "practice",
    feedback: Feedback = "after-choice",
    more_harm: bool = False,
    mark: str = "",
) -> CompiledScenario:
    """The scenario; `mark` stands in its words, so that editions can be told apart."""
    made = logic(undo=undo, feedback=feedback, more_harm=more_harm)
    return replace(
        bare_scenario("sim-t1"),
        logic=made,
        warning=("suicide",),
        variables={"trust": both("Trust")},
        competencies={"ask": both("Asks directly"), "record": both("Writes it down")},
        harms={
            "shame": HarmWords(
                both("Treated it as a bid"), both("“Your page worried me.”"), "lesson:cri-101/one"
            ),
            "delay": HarmWords(both("Put it off"), both("“Today.”"), None),
        },
        debrief={"keep": both("What would you keep?"), "instead": both("What instead?")},
        nodes={node.id: words_of(node, mark) for node in made.nodes},
    )


def words_of(node: Node, mark: str) -> NodeWords:
    told = Line(NOBODY, both(f"<p>Told at {node.id}{mark}.</p>"))
    said = Line(both("Yi Ran"), both("<p>You are kind.</p>"), at_least(5))
    choices = {
        each.key: ChoiceWords(
            both(f"Label {node.id} {each.key}{mark}"),
            both(f"<p>Reaction {each.key}</p>" if each.key in {"kind", "blame"} else ""),
            both(f"<p>Coach {each.key}</p>"),
        )
        for each in node.choices
    }
    return NodeWords(both(f"Title {node.id}"), (told, said) if node.id == "door" else (told,), choices)


def play(session: Session, actor: Actor, *moves: Move) -> int:
    """Begin a run of the published scenario, make these moves, and keep all of it."""
    run_id = services.start_run(session, actor, scenario_id="sim-t1", seed=SEED, now=NOW).run_id
    for sequence, move in enumerate(moves, start=1):
        services.make_move(session, actor, run_id=run_id, sequence=sequence, move=move, now=NOW)
    session.commit()
    return run_id
