"""Every fault of a case and of a resource, planted one at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.case import PARTS
from app.content.compile import compile_package
from app.content.problems import sentence
from tests.content.packages import (
    SHELF,
    Change,
    case_package,
    drop,
    edit,
    faults,
    line_of,
    problems,
    put,
    resource_package,
)

CASE, CASE_ZH = "quiet-desk.md", "quiet-desk.zh-CN.md"
NOTE, NOTE_ZH = "note.md", "note.zh-CN.md"
QUESTIONS = "1.  What do you say first?\n2.  Whom do you tell?\n\n    And when?"
QUESTIONS_ZH = "1.  第一句话说什么？\n2.  告诉谁？\n\n    什么时候？"


def swap(path: str, one: str, other: str) -> Change:
    """Exchange two passages of a file."""

    def change(files: dict[str, bytes]) -> None:
        for old, new in ((one, "\0"), (other, one), ("\0", other)):
            edit(path, old, new)(files)

    return change


def test_the_packages_as_they_are_have_no_problem():
    for package in (case_package(), resource_package()):
        assert faults(package) + faults(package, "warning") == []


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(CASE, "case: quiet-desk", "case: loud-desk"), "C407", CASE, "case: loud"),
        (edit(CASE, "tier: basic\n", ""), "C205", CASE, "case: "),
        (edit(CASE, "[counselling, crisis]", "[]"), "C206", CASE, "tracks"),
        (edit(CASE, "age: junior", "age: 14"), "C206", CASE, "age"),
        (edit(CASE, "[friendship, sleep]", "[friendship, weather]"), "C206", CASE, "weather"),
        (edit(CASE, "consent: composite", "consent: given"), "C206", CASE, "consent"),
        (edit(CASE, "[suicide]", "[sadness]"), "C206", CASE, "sadness"),
        (edit(CASE, "next: 2027-05-31", "next: soon"), "C206", CASE, "soon"),
        (edit(CASE, "[lesson:cri-101/", "[lesson:cri-101-"), "C206", CASE, "lessons"),
        (edit(CASE, "the-direct-question]", "none]"), "C303", CASE, "lessons"),
        (edit(CASE, "sources: [decou-2018]", "sources: []"), "C313", CASE, "source:decou"),
        (edit(CASE, "[asking](source:decou-2018)", "asking"), "C314", CASE, "sources:"),
        (edit(CASE, "[decou-2018]", "[decou-2018, none-1]"), "C307", CASE, "none-1"),
        (edit(CASE, "resource:note", "resource:none"), "C317", CASE, "resource:none"),
        (edit(CASE, "## After the bell", "Text.\n\n## After the bell"), "C901", CASE, "Text."),
        (edit(CASE, "`facts`\n\n", ""), "C902", CASE, "## After the bell"),
        (edit(CASE, "`facts`\n\n", ""), "C903", CASE, ""),
        (edit(CASE, "`facts`", "`scene`"), "C211", CASE, "`scene`"),
        (edit(CASE, "`facts`", "`facts` `answer`"), "C412", CASE, "`facts`"),
        (edit(CASE, "`facts`\n\nYue wipes a clean desk.", "Yue wipes.\n\n`facts`"), "C412", CASE, "`facts`"),
        (edit(CASE, "`answer`", "`facts`"), "C904", CASE, "## Ten minutes"),
        (edit(CASE, "`answer`", "`facts`"), "C903", CASE, ""),
        (swap(CASE, "`answer`", "`outcome`"), "C905", CASE, "## Ten minutes"),
        (edit(CASE, "She came back.", ""), "C413", CASE, "## A week later"),
        (edit(CASE, QUESTIONS, "What do you say?"), "C906", CASE, "## Before you speak"),
        (edit(CASE, QUESTIONS, f"Think:\n\n{QUESTIONS}"), "C906", CASE, "## Before you speak"),
        (edit(CASE, "1.  What do", "1.  [x] What do"), "C909", CASE, "[x]"),
        (edit(CASE_ZH, QUESTIONS_ZH, "1.  告诉谁？"), "C907", CASE_ZH, "## 开口之前"),
        (edit(CASE_ZH, QUESTIONS_ZH, "告诉谁？"), "C907", CASE_ZH, "## 开口之前"),
        (edit(CASE_ZH, "\n## 一周以后\n\n她又来了。\n", ""), "C618", CASE_ZH, "## 十分钟"),
        (edit(CASE_ZH, "小月在", "`facts`\n\n小月在"), "C609", CASE_ZH, "`facts`"),
        (edit(CASE_ZH, "of: quiet-desk", "of: loud-desk"), "C605", CASE_ZH, "of:"),
        (edit(CASE_ZH, "summary: 一个", "resume: 一个"), "C204", CASE_ZH, "resume:"),
        (edit(CASE_ZH, "(resource:note)", "(javascript:x)"), "C302", CASE_ZH, "javascript"),
        (drop(CASE_ZH), "C601", CASE, ""),
        (put("second.zh-CN.md", "---\nof: second\nlang: zh-CN\n---\n"), "C107", "second.zh-CN.md", None),
    ],
)
def test_a_fault_in_a_case(change: Change, code: str, path: str, fragment: str | None):
    package = case_package(change)

    line = 0 if fragment is None else line_of(package, path, fragment)
    assert (code, path, line) in faults(package)


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(NOTE, "resource: note", "resource: notes"), "C407", NOTE, "resource: notes"),
        (edit(NOTE, "licence: CC-BY-SA-4.0\n", ""), "C205", NOTE, "resource: "),
        (edit(NOTE, "CC-BY-SA-4.0", "none"), "C206", NOTE, "licence"),
        (edit(NOTE, "form: form", "form: song"), "C206", NOTE, "form: song"),
        (edit(NOTE, "[psychology-teacher,", "[pupil,"), "C206", NOTE, "for:"),
        (edit(NOTE, "minutes: 5", "minutes: none"), "C206", NOTE, "minutes"),
        (edit(NOTE, "the-direct-question]", "none]"), "C303", NOTE, "lessons"),
        (edit(NOTE, "case:quiet-desk", "case:none"), "C316", NOTE, "case:none"),
        (edit(NOTE, "`aid`", "`activity`"), "C211", NOTE, "`activity`"),
        (edit(NOTE, "☐ Told", "[ ] Told"), "C909", NOTE, "[ ] Told"),
        (edit(NOTE, "See [the case](case:quiet-desk).", ""), "C413", NOTE, "## Next"),
        (edit(NOTE_ZH, "☐ 告诉", "[ ] 告诉"), "C616", NOTE_ZH, "[ ]"),
        (edit(NOTE_ZH, "## 接下来", "### 接下来"), "C618", NOTE_ZH, "## 原话"),
        (drop(NOTE_ZH), "C601", NOTE, ""),
    ],
)
def test_a_fault_in_a_resource(change: Change, code: str, path: str, fragment: str):
    package = resource_package(change)

    assert (code, path, line_of(package, path, fragment)) in faults(package)


def test_a_resource_without_text_is_empty():
    files = resource_package().text(NOTE)
    package = resource_package(put(NOTE, files[: files.index("---\n", 4) + 4]), drop(NOTE_ZH))

    assert ("C908", NOTE, 1) in faults(package)


def test_a_case_without_front_matter_is_one_fault_in_its_file():
    package = case_package(put(CASE_ZH, "no front matter"))

    assert [fault for fault in faults(package) if fault[1] == CASE_ZH] == [("C201", CASE_ZH, 1)]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_a_case_is_needed(part: str):
    text = case_package().text(CASE)
    heading = text[: text.index(f"`{part}`")].rindex("## ")
    end = text.find("\n## ", heading)
    package = case_package(put(CASE, text[:heading] + (text[end + 1 :] if end > 0 else "")))

    assert [code for code, path, _ in faults(package) if path == CASE and code.startswith("C9")] == ["C903"]


def test_words_to_avoid_are_found_in_cases_and_resources():
    case = case_package(edit(CASE, "She came back.", "Nobody committed suicide."))
    note = resource_package(edit(NOTE_ZH, "## 接下来\n\n见", "## 接下来\n\n他想不开，见"))

    assert ("C801", CASE, line_of(case, CASE, "committed")) in faults(case, "warning")
    assert ("C801", NOTE_ZH, line_of(note, NOTE_ZH, "想不开")) in faults(note, "warning")


def test_a_translation_with_another_number_of_blocks_is_a_warning():
    package = case_package(edit(CASE_ZH, "> “我就是累。”", "“我就是累。”"))

    assert ("C611", CASE_ZH, line_of(package, CASE_ZH, "## 放学之后")) in faults(package, "warning")


def test_the_source_may_be_chinese():
    def turned(files: dict[str, bytes]) -> None:
        source, overlay = files.pop(CASE).decode(), files.pop(CASE_ZH).decode()
        front, body = source.split("\n---\n")[0], overlay.split("\n---\n")[1]
        for heading, part in zip(("放学之后", "开口之前", "十分钟", "一周以后"), PARTS, strict=True):
            body = body.replace(f"## {heading}\n", f"## {heading}\n\n`{part}`\n")
        english = source.split("\n---\n")[1]
        for part in PARTS:
            english = english.replace(f"`{part}`\n\n", "")
        head = overlay.split("\n---\n")[0].replace("lang: zh-CN", "lang: en")
        files[CASE] = f"{front}\n---\n{body}".replace("lang: en", "lang: zh-CN").encode()
        files["quiet-desk.en.md"] = f"{head}\n---\n{english}".encode()

    package = case_package(turned)

    assert faults(package) + faults(package, "warning") == []


PIECES = st.lists(
    st.sampled_from(
        ["## A", "`facts`", "`aid`", "-   x", "1.  [x] y", "> z", "____", "| a |  |", "\n", "---"]
    )
    | st.text(max_size=10),
    max_size=8,
).map("\n".join)


@given(st.sampled_from([CASE, CASE_ZH, NOTE, NOTE_ZH]), PIECES, st.integers(min_value=0))
@settings(deadline=None)
def test_no_text_crashes_the_checker(path: str, text: str, place: int):
    make = case_package if path in {CASE, CASE_ZH} else resource_package
    whole = make().text(path)
    at = place % len(whole)
    files = dict(make().files) | {path: (whole[:at] + text + whole[at:]).encode("utf-8", "replace")}
    package = replace(make(), files=files)

    for problem in problems(package):
        assert 0 <= problem.line <= package.text(problem.file).count("\n") + 1
    if not any(problem.severity == "error" for problem in problems(package)):
        assert compile_package(package, SHELF)


def test_every_fault_is_said_in_both_languages():
    package = case_package(edit(CASE, "`facts`\n\n", ""), edit(CASE, QUESTIONS, "Nothing."))

    for found in problems(package):
        assert all(sentence(found, "en"))
        assert all(sentence(found, "zh-CN"))
