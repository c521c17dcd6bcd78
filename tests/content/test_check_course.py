"""Every fault of a course's head and of its lessons, planted one at a time."""

from __future__ import annotations

import pytest

from tests.content.packages import Change, course_package, drop, edit, faults, line_of, put

HEAD, HEAD_ZH = "course.md", "course.zh-CN.md"
LESSON, LESSON_ZH = "lessons/first-look.md", "lessons/first-look.zh-CN.md"


def test_the_package_as_it_is_has_no_problem():
    assert faults(course_package()) + faults(course_package(), "warning") == []


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(HEAD, "tier: basic", "tier: basic\nlevel: 1"), "C204", HEAD, "level: 1"),
        (edit(HEAD, "course: asm-900\n", ""), "C205", HEAD, "lang: en"),
        (edit(HEAD, "track: assessment\n", ""), "C205", HEAD, "course: asm-900"),
        (edit(HEAD, "track: assessment", "track: maths"), "C206", HEAD, "track: maths"),
        (edit(HEAD, "next: 2027-05-31", "next: soon"), "C206", HEAD, "review"),
        (edit(HEAD, "{by: pending, on: null, next: 2027-05-31}", "pending"), "C206", HEAD, "review"),
        (edit(HEAD, "course: asm-900", "course: [asm-900]"), "C206", HEAD, "course"),
        (edit(HEAD_ZH, "  start: 开始\n  finish: 结束\n", "  - 开始\n"), "C206", HEAD_ZH, "modules"),
        (edit(HEAD, "title: Start", "title: [Start]"), "C206", HEAD, "title: [Start]"),
        (edit(HEAD, "[psychology-teacher]", "[]"), "C206", HEAD, "audience"),
        (edit(HEAD, "next: 2027-05-31", "next: 2027-02-31"), "C206", HEAD, "review"),
        (edit(HEAD, "tier: basic", "tier: basic\ntrack: crisis"), "C207", HEAD, "track: crisis"),
        (edit(HEAD, "id: start", "id: Start_1"), "C209", HEAD, "id: Start_1"),
        (edit(HEAD, "version: 1.0.0", "version: one"), "C401", HEAD, "version: one"),
        (edit(HEAD, "minutes: 45", "minutes: 46"), "C402", HEAD, "minutes: 46"),
        (edit(HEAD, "[simulation:sim-b1, quiz", "[simulation:sim-z9, quiz"), "C403", HEAD, "sim-z9"),
        (
            edit(HEAD, "shown-by: [lesson:first-look,", "shown-by: [lesson:other,"),
            "C406",
            HEAD,
            "lesson:other",
        ),
        (edit(HEAD, "requires: [cri-101]", "requires: [cri-999]"), "C408", HEAD, "cri-999"),
        (edit(HEAD, "requires: [cri-101]", "requires: [asm-900]"), "C408", HEAD, "requires: [asm"),
        (edit(HEAD, "A score is a question.", "## heading\n\nA score."), "C415", HEAD, "## heading"),
        (edit(HEAD, "A score is", "# Big\n\nA score is"), "C217", HEAD, "# Big"),
        (edit(HEAD, "A score is a question.", "A title\n---\n\nA score."), "C217", HEAD, "A title"),
    ],
)
def test_a_fault_in_the_head(change: Change, code: str, path: str, fragment: str):
    package = course_package(change)

    found = faults(package)

    assert (code, path, line_of(package, path, fragment)) in found


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(LESSON, "lesson: first-look", "lesson: second-look"), "C407", LESSON, "lesson: second"),
        (edit(LESSON, "objectives:\n  - Read a score.\n", "objectives: []\n"), "C206", LESSON, "objectives"),
        (edit(LESSON, "[suicide]", "[sadness]"), "C206", LESSON, "[sadness]"),
        (edit(LESSON, "`activity`\n\n", ""), "C410", LESSON, ""),
        (edit(LESSON, "`think`\n\n", ""), "C411", LESSON, ""),
        (edit(LESSON, "`think`", "`think` `aid`"), "C412", LESSON, "`aid`"),
        (edit(LESSON, "`think`", "`thinking`"), "C211", LESSON, "`thinking`"),
        (edit(LESSON, "`think`", "`think: hard`"), "C215", LESSON, "`think: hard`"),
        (edit(LESSON, "`type: single`", "`type： single`"), "C212", LESSON, "`type："),
        (edit(LESSON, "`type: single`", "`type: single` `must`"), "C211", LESSON, "`must`"),
        (edit(LESSON, "Asking does", "Asking `really` does"), "C213", LESSON, "`really`"),
        (edit(LESSON, '> "How are you?"', "```\ncode\n```"), "C219", LESSON, "```"),
        (edit(LESSON, '> "How are you?"', "- item\n\n  > note"), "C218", LESSON, "- item"),
        (edit(LESSON, '> "How are you?"', "-   one\n\n*   two"), "C218", LESSON, "*   two"),
    ],
)
def test_a_fault_in_a_lesson(change: Change, code: str, path: str, fragment: str):
    package = course_package(change)

    assert (code, path, line_of(package, path, fragment)) in faults(package)


def test_a_lesson_needs_a_check():
    section = "## check-score\n\n`type: single`\n\nWhat does"
    package = course_package(
        edit(LESSON, section, "## Scores\n\nWhat does"), edit(LESSON_ZH, "## check-score", "## 分数")
    )

    assert faults(package) == [("C409", LESSON, 1)]


def test_a_check_has_a_proper_id_of_its_own():
    twice = (
        "## check-score\n\n`type: true-false`\n\nTrue?\n\n-   [x] a\n\n    > r\n\n-   [ ] b\n\n    > r\n\n"
    )
    package = course_package(
        edit(LESSON, "## Try it", f"{twice}{twice.replace('score', 'Score!')}## Try it"), drop(LESSON_ZH)
    )

    found = [(code, line) for code, _, line in faults(package) if code in {"C209", "C210"}]
    assert found == [("C210", 35), ("C209", line_of(package, LESSON, "check-Score!"))]


def test_a_lesson_and_an_item_are_listed_once_and_used():
    package = course_package(
        put("lessons/spare.md", LESSON_TEXT),
        edit(HEAD, "[lesson:first-look]", "[lesson:first-look, quiz:scores]"),
    )

    assert ("C405", "lessons/spare.md", 1) in faults(package)
    assert ("C404", HEAD, line_of(package, HEAD, "[simulation:sim-b1")) in faults(package)


def test_ids_of_objectives_and_modules_are_unique():
    package = course_package(edit(HEAD, "id: finish", "id: start"))

    assert ("C210", HEAD, line_of(package, HEAD, "title: Finish") - 1) in faults(package)


def test_an_empty_section_and_a_missing_introduction():
    package = course_package(
        edit(LESSON, "## Try it", "## Empty\n\n## Try it"),
        edit(HEAD, "A score is a question. See [the first lesson](lesson:first-look).", ""),
    )

    assert ("C413", LESSON, line_of(package, LESSON, "## Empty")) in faults(package)
    assert ("C414", HEAD, 1) in faults(package)


def test_a_file_at_the_wrong_place():
    package = course_package(
        put("notes.md", "---\nx: y\n---\n"), put("notes.zh-CN.md", "---\nof: notes\n---\n")
    )

    assert faults(package) == [("C107", "notes.md", 0), ("C107", "notes.zh-CN.md", 0)]


def test_a_lesson_without_readable_front_matter_is_reported_once():
    package = course_package(put(LESSON, "no front matter"), put("quizzes/scores.md", "---\n: : :\n"))

    assert [code for code, path, _ in faults(package) if path in {LESSON, "quizzes/scores.md"}] == [
        "C201",
        "C202",
    ]


LESSON_TEXT = "---\nlesson: spare\n---\n"
