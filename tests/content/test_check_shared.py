"""Every fault of the reference shelf and of a programme, planted one at a time."""

from __future__ import annotations

import pytest

from tests.content.packages import (
    Change,
    drop,
    edit,
    faults,
    line_of,
    programme_package,
    put,
    reference_package,
)

SOURCES, SOURCES_ZH, HOTLINES = "sources.md", "sources.zh-CN.md", "hotlines.md"
HOTLINES_ZH = "hotlines.zh-CN.md"
MAIN, MAIN_ZH = "first-responder.md", "first-responder.zh-CN.md"


def test_the_packages_as_they_are_have_no_problem():
    for package in (reference_package(), programme_package()):
        assert faults(package) + faults(package, "warning") == []


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(SOURCES, "sources: 1", "sources: 2"), "C206", SOURCES, "sources: 2"),
        (edit(SOURCES, "kind: study", "kind: rumour"), "C215", SOURCES, "kind: rumour"),
        (edit(SOURCES, "2026-11-23", "2026-13-23"), "C215", SOURCES, "## decou-2018"),
        (edit(SOURCES, "`last-verified: 2026-11-23`", ""), "C216", SOURCES, "## decou-2018"),
        (edit(SOURCES, "link: https", "link: http"), "C215", SOURCES, "link: http"),
        (edit(SOURCES, "DeCou CR (2018). *Asking*.", ""), "C413", SOURCES, "## decou-2018"),
        (edit(SOURCES, "## decou-2018", "## DeCou 2018"), "C209", SOURCES, "## DeCou"),
        (edit(SOURCES_ZH, "## decou-2018", "## decou-2019"), "C606", SOURCES_ZH, ""),
        (edit(SOURCES_ZH, "DeCou CR（2018）。《询问》。", ""), "C413", SOURCES_ZH, "## decou-2018"),
        (drop(SOURCES_ZH), "C601", SOURCES, ""),
        (edit(HOTLINES, "`number: 110` ", ""), "C216", HOTLINES, "## police"),
        (edit(HOTLINES, "number: 110", "number: one"), "C215", HOTLINES, "number: one"),
        (edit(HOTLINES_ZH, "报警。", "`number: 110` 报警。"), "C609", HOTLINES_ZH, "`number"),
        (put("policies.md", "no front matter"), "C201", "policies.md", ""),
    ],
)
def test_a_fault_in_the_reference_shelf(change: Change, code: str, path: str, fragment: str):
    package = reference_package(change)

    assert (code, path, line_of(package, path, fragment)) in faults(package)


def test_other_files_do_not_belong_to_the_shelf():
    assert ("C107", "more.md", 0) in faults(reference_package(put("more.md", "---\na: b\n---\n")))


def test_a_key_is_used_once_in_sources_and_policies_together():
    policies = "---\npolicies: 1\nlang: en\n---\n\n## decou-2018\n\n`kind: policy` `last-verified: 2026-11-23`\n\nText.\n"
    package = reference_package(
        put("policies.md", policies),
        put("policies.zh-CN.md", "---\nof: policies\nlang: zh-CN\n---\n\n## decou-2018\n\n文。\n"),
    )

    assert faults(package) == [("C210", SOURCES, line_of(package, SOURCES, "## decou"))] or faults(
        package
    ) == [("C210", "policies.md", line_of(package, "policies.md", "## decou"))]


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(MAIN, "version: 1.0.0", "version: 1.0"), "C206", MAIN, "version"),
        (edit(MAIN, "[course:cri-101,", "[course:cri-999,"), "C304", MAIN, "cri-999"),
        (edit(MAIN, "simulation:sim-b1]", "simulation:sim-z9]"), "C305", MAIN, "sim-z9"),
        (edit(MAIN, "simulation:sim-b1]", "course:cri-101]"), "C404", MAIN, "first:"),
        (edit(MAIN, "simulation:sim-b1]", "hours]"), "C206", MAIN, "hours]"),
        (edit(MAIN, "for: 24mo, ", ""), "C701", MAIN, "valid:"),
        (edit(MAIN, "for: 24mo, ", "for: two years, "), "C206", MAIN, "valid:"),
        (edit(MAIN, "window: {opens: 90d, grace: 30d}\n", ""), "C205", MAIN, "valid:"),
        (edit(MAIN, "It says that you have practised.", ""), "C414", MAIN, ""),
        (edit(MAIN, "It says", "## A section\n\nIt says"), "C415", MAIN, "## A section"),
        (edit(MAIN_ZH, "summary: 面向每一位成年人。\n", ""), "C205", MAIN_ZH, "of:"),
        (edit(MAIN_ZH, "它说明", "它`说明`"), "C609", MAIN_ZH, "`说明`"),
        (put("second.md", "---\nof: x\n---\n"), "C107", "second.md", None),
        (drop(MAIN_ZH), "C601", MAIN, ""),
    ],
)
def test_a_fault_in_a_programme(change: Change, code: str, path: str, fragment: str | None):
    package = programme_package(change)

    line = 0 if fragment is None else line_of(package, path, fragment)
    assert (code, path, line) in faults(package)
