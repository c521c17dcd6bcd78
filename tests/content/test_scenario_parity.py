"""The translation of a scenario: the same nodes and choices, and no logic."""

from __future__ import annotations

import pytest

from app.content.check import check
from app.content.package import package_of
from tests.content.packages import SHELF, Change, drop, edit, faults, line_of, put
from tests.content.stories import OVERLAY, SOURCE, child


def there(old: str, new: str) -> Change:
    return edit(OVERLAY, old, new)


HOME = "## home\n\n### 在家里\n\n**赵先生**：他的灯一直亮到四点。他把冰鞋送人了。\n\n-   [“换了我也会担心。”](#table)\n\n"
FORM_CHOICE = "-   [收回来。](#table)\n"


@pytest.mark.parametrize(
    ("change", "code", "fragment"),
    [
        pytest.param(there(HOME, ""), "C606", "", id="a node is missing"),
        pytest.param(there("## home", "## hoem"), "C607", "## hoem", id="a node of its own"),
        pytest.param(there(FORM_CHOICE, ""), "S202", "## form", id="a choice is missing"),
        pytest.param(
            there(FORM_CHOICE, f"{FORM_CHOICE}-   [想想。](#home)\n"),
            "S203",
            "想想",
            id="a choice of its own",
        ),
        pytest.param(
            there("](#bristle) `key: label`", "](#table) `key: label`"), "S204", "抑郁症", id="target"
        ),
        pytest.param(there("(#home)", "(#home) `once`"), "C609", "(#home) `once`", id="logic at a choice"),
        pytest.param(there("### 茶", "`kind: hub`\n\n### 茶"), "C609", "`kind: hub`", id="logic at a node"),
        pytest.param(there("茶倒好了", "茶倒好了。\n\n还"), "S201", "## table", id="one paragraph more"),
        pytest.param(there("### 茶\n\n", ""), "S114", "## table", id="no title"),
        pytest.param(there("vars: {rapport: 信任}", "vars: {}"), "C606", "vars:", id="a shown variable"),
        pytest.param(there("dropped: 不了了之", "drop: 不了了之"), "C607", "harms:", id="a harm of its own"),
        pytest.param(there("debrief: {keep", "debrief: {kept"), "C606", "debrief:", id="a debrief question"),
        pytest.param(
            there("of: not-our-child", "of: our-child"), "C605", "of: our-child", id="another scenario"
        ),
        pytest.param(there("茶倒好了", "[茶](lesson:a/b)倒好了"), "C303", "茶](lesson", id="a dead link"),
        pytest.param(drop(OVERLAY), "C601", None, id="no translation"),
    ],
)
def test_a_fault_of_the_translation(change: Change, code: str, fragment: str | None):
    package = child(change)

    place = (SOURCE, 1) if fragment is None else (OVERLAY, line_of(package, OVERLAY, fragment))
    assert (code, *place) in faults(package)


def test_a_note_that_was_not_translated_is_worth_a_second_look():
    package = child(there("\n    > 他两手空空地离开。\n", ""))

    assert ("S205", OVERLAY, line_of(package, OVERLAY, "[让他走。]")) in faults(package, "warning")


def test_a_node_whose_source_changed_since_is_stale():
    package = child()
    text = package.text(SOURCE).replace("Nobody drinks it.", "Nobody has drunk from it.")
    changed = package_of({**package.files, SOURCE: text.encode()})

    stale = [(each.code, each.line) for each in check(changed, SHELF) if each.code == "C613"]

    assert stale == [("C613", line_of(changed, OVERLAY, "## table"))]


def test_words_to_avoid_are_found_in_both_languages_but_not_in_poor_choices():
    source = edit(SOURCE, "Nobody drinks it.", "A depressed pupil.")
    overlay = there("谁也没喝", "问题学生")
    label = edit(SOURCE, "[Let him go.]", "[Call him a problem child.]")

    warned = {(code, file) for code, file, _ in faults(child(source, overlay), "warning") if code == "C801"}

    assert warned == {("C801", SOURCE), ("C801", OVERLAY)}
    assert not [each for each in faults(child(label), "warning") if each[0] == "C801"]


def test_chinese_may_be_the_source():
    package = child()
    english, chinese = package.text(SOURCE), package.text(OVERLAY)
    swapped = child(
        put(SOURCE, english.replace("lang: en", "lang: zh-CN")),
        drop(OVERLAY),
        put("scenario.en.md", chinese.replace("lang: zh-CN", "lang: en")),
    )

    assert faults(swapped) == []
