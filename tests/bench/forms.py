"""What a learner sends: an answer to a quiz, one to a quick check, a choice in a scenario."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.course.papers import paper_of
from app.course.queries import get_attempt
from app.domain.access import Actor
from app.domain.marking import right_answer
from app.domain.simulation.engine import offered, replay
from app.domain.simulation.state import Chosen
from app.library.queries import catalogue
from app.simulation.queries import get_run


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its fields filled in."""

    name: str
    path: str
    fields: dict[str, str]


def learner_forms(
    session: Session, learner: Actor, *, attempt_id: int, run_id: int, lesson_id: str
) -> list[Form]:
    """Fill in what a learner sends most."""
    return [
        _quiz_answer(session, learner, attempt_id),
        _quick_check(session, lesson_id),
        _choice(session, learner, run_id),
    ]


def next_choice(session: Session, learner: Actor, run_id: int) -> Chosen:
    """Return the second choice that a run offers now, or the only one."""
    log = get_run(session, learner, run_id)
    state = replay(log.scenario.logic, log.run.seed, log.moves)[-1]
    open_choices = [each for each in offered(log.scenario.logic, state) if not each.locked]
    return Chosen(state.node, open_choices[:2][-1].key)


def _quiz_answer(session: Session, learner: Actor, attempt_id: int) -> Form:
    paper = paper_of(session, get_attempt(session, learner.person_id, attempt_id))
    number = paper.unanswered[0]
    drawn, question = paper.at(number)
    fields = {f"answer-{drawn.question_id}": right_answer(question.logic)[0]}
    return Form("answer in a quiz", f"/attempts/{attempt_id}/questions/{number}", fields)


def _quick_check(session: Session, lesson_id: str) -> Form:
    lesson = catalogue(session).course("cri-101").package.lessons[lesson_id]
    section = next(each for each in lesson.sections if each.check)
    assert section.check is not None
    fields = {f"answer-{section.id}": right_answer(section.check.logic)[0]}
    return Form("answer to a quick check", f"/learn/cri-101/lessons/{lesson_id}/checks/{section.id}", fields)


def _choice(session: Session, learner: Actor, run_id: int) -> Form:
    choice, made = next_choice(session, learner, run_id), len(get_run(session, learner, run_id).moves)
    fields = {"node": choice.node, "choice": choice.key, "sequence": str(made + 1)}
    return Form("choice in a scenario", f"/runs/{run_id}/moves", fields)
