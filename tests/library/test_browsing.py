"""What is shown for what somebody looks for."""

from __future__ import annotations

import pytest

from app.content.case import ISSUES
from app.content.compiled import CompiledCase, CompiledResource
from app.library import names
from app.library.browsing import Wanted, cases_for, resources_for
from tests.library.one_file_packages import case, resource

CASES: list[CompiledCase] = [
    case("last", tier="advanced", tracks=("crisis",), issues=("suicide",)),
    case("second", tracks=("counselling", "crisis"), issues=("sleep", "boarding")),
    case("first", issues=("sleep",)),
]
RESOURCES: list[CompiledResource] = [
    resource("plan", form="lesson-plan", tracks=("counselling",)),
    resource("note"),
]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), ["first", "second", "last"]),
        (Wanted(track="crisis"), ["second", "last"]),
        (Wanted(tier="advanced"), ["last"]),
        (Wanted(issue="sleep"), ["first", "second"]),
        (Wanted(track="crisis", issue="sleep"), ["second"]),
        (Wanted(form="poster"), ["first", "second", "last"]),
        (Wanted(track="assessment"), []),
    ],
)
def test_cases_that_fit_come_easier_ones_first(wanted: Wanted, shown: list[str]):
    assert [each.id for each in cases_for(CASES, wanted)] == shown


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), ["note", "plan"]),
        (Wanted(track="crisis"), ["note"]),
        (Wanted(form="lesson-plan"), ["plan"]),
        (Wanted(tier="advanced", issue="sleep"), ["note", "plan"]),
    ],
)
def test_resources_that_fit(wanted: Wanted, shown: list[str]):
    assert [each.id for each in resources_for(RESOURCES, wanted)] == shown


def test_every_issue_an_author_may_name_has_words():
    assert set(names.ISSUES) == set(ISSUES)
