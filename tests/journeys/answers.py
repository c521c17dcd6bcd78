"""What somebody who knows it all would do: right answers from the keys, and a way through a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from app.content.compiled import CompiledCourse, CompiledScenario
from app.domain.marking import right_answer
from app.domain.simulation.explore import explore
from app.domain.simulation.model import Scenario
from app.library.services import CheckedPackage

Way = tuple[str, ...]
"""Keys of choices, one after the other."""


class Answers:
    """The keys of the shipped courses and scenarios."""

    def __init__(self, packages: Iterable[CheckedPackage]) -> None:
        compiled = {(package.kind, package.id): package.compiled for package in packages}
        self._compiled = compiled

    def course(self, course_id: str) -> CompiledCourse:
        return cast(CompiledCourse, self._compiled["course", course_id])

    def right(self, course_id: str, question_id: str) -> tuple[str, ...]:
        """Return the values to tick, or the one to type, for a quiz question or quick check."""
        course = self.course(course_id)
        for quiz in course.quizzes.values():
            for question in quiz.logic.questions:
                if question.id == question_id:
                    return right_answer(question)
        checks = (section.check for lesson in course.lessons.values() for section in lesson.sections)
        return next(right_answer(each.logic) for each in checks if each and each.logic.id == question_id)

    def way_through(self, scenario_id: str, ending: str = "best") -> Way:
        """Return a shortest way to an ending of a class, or to any ending when there is none of it."""
        scenario = cast(CompiledScenario, self._compiled["simulation", scenario_id]).logic
        return _way(scenario, ending) or _way(scenario, None)


def _way(scenario: Scenario, ending: str | None) -> Way:
    nodes = {node.id: node for node in scenario.nodes}
    exploration = explore(scenario)
    for state in range(len(exploration.positions)):
        node = exploration.node(state)
        if node.end is not None and ending in {None, node.end}:
            steps = (step.split(".", 1) for step in exploration.witness(state))
            return tuple(key for name, key in steps if nodes[name].kind not in {"route", "chance"})
    return ()
