"""Two scenarios to read and to spoil: one in English alone, one in both languages."""

from __future__ import annotations

from pathlib import Path

from app.content.overlay import read_pair
from app.content.package import PackageFiles, package_of
from app.content.scenario_compile import logic_of
from app.content.scenario_nodes import Reader
from app.content.stamps import stamp
from app.domain.simulation.model import Scenario
from tests.content.packages import Change, changed

FOLDER = Path(__file__).parent / "scenarios"
SOURCE, OVERLAY = "scenario.md", "scenario.zh-CN.md"


def bell(*changes: Change) -> PackageFiles:
    """A disclosure: 15 nodes, a hub, a timer, a shared scene. It has no translation."""
    return _package("after-the-bell", changes)


def child(*changes: Change) -> PackageFiles:
    """A refused referral: 14 nodes, an enum, a route. Its translation is complete."""
    return _package("not-our-child", changes)


def logic(package: PackageFiles) -> Scenario:
    return logic_of(read_pair(package, SOURCE, "en"), Reader(SOURCE))


def _package(name: str, changes: tuple[Change, ...]) -> PackageFiles:
    texts = {path.name: path.read_text("utf-8") for path in (FOLDER / name).glob("*.md")}
    return stamp(package_of(changed(texts, *changes)))
