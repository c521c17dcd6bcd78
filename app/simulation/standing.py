"""What each scenario is to one person: begun, waiting for its debrief, finished. Never how it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.content.compiled import CompiledScenario
from app.content.compiled_parts import TIERS
from app.simulation.queries import RunRow


@dataclass(frozen=True, slots=True)
class Standing:
    """A scenario beside a person's runs of it."""

    scenario: CompiledScenario
    runs: tuple[RunRow, ...]
    """The latest first."""

    @property
    def open_run(self) -> RunRow | None:
        """The run that has not come to its end, if there is one."""
        return next((run for run in self.runs if run.finished_at is None), None)

    @property
    def waiting_run(self) -> RunRow | None:
        """The latest run, when it has ended and its debrief is still to come."""
        latest = self.runs[0] if self.runs else None
        return latest if latest and latest.finished_at and not latest.debriefed_at else None

    @property
    def completed_at(self) -> datetime | None:
        """When a debrief was finished for the first time: that completes the scenario."""
        return min((run.debriefed_at for run in self.runs if run.debriefed_at), default=None)

    @property
    def ended_runs(self) -> tuple[RunRow, ...]:
        """Runs to look back at, the latest first."""
        return tuple(run for run in self.runs if run.finished_at)


def standings(scenarios: Iterable[CompiledScenario], runs: Sequence[RunRow]) -> list[Standing]:
    """Put scenarios beside one person's runs, basic ones first."""
    ordered = sorted(scenarios, key=lambda each: (TIERS.index(each.tier), each.logic.id))
    return [standing(scenario, runs) for scenario in ordered]


def standing(scenario: CompiledScenario, runs: Sequence[RunRow]) -> Standing:
    """Put one scenario beside one person's runs."""
    return Standing(scenario, tuple(run for run in runs if run.scenario_id == scenario.logic.id))
