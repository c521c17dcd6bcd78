"""Two languages: every way in which a translation can fail its source, and the stamps that remember it."""

from __future__ import annotations

import pytest

from app.content.package import package_of
from app.content.stamps import stamp
from tests.content.packages import Change, changed, course_package, drop, edit, faults, line_of, put
from tests.content.texts import COURSE, LESSON_EN, QUIZ_ZH

HEAD, HEAD_ZH = "course.md", "course.zh-CN.md"
LESSON, LESSON_ZH = "lessons/first-look.md", "lessons/first-look.zh-CN.md"
QUIZ, QUIZ_ZH_FILE = "quizzes/scores.md", "quizzes/scores.zh-CN.md"


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(HEAD_ZH, "of: asm-900", "of: asm-901"), "C605", HEAD_ZH, "of: asm-901"),
        (edit(HEAD_ZH, "lang: zh-CN", "lang: en"), "C604", HEAD_ZH, "lang: en"),
        (edit(HEAD_ZH, "  finish: 结束\n", ""), "C606", HEAD_ZH, "modules:"),
        (edit(HEAD_ZH, "  finish: 结束", "  finish: 结束\n  more: 更多"), "C607", HEAD_ZH, "more: 更多"),
        (edit(HEAD_ZH, "summary: 分数说明什么。\n", ""), "C205", HEAD_ZH, "of: asm-900"),
        (edit(HEAD_ZH, "summary:", "minutes: 3\nsummary:"), "C204", HEAD_ZH, "minutes: 3"),
        (edit(HEAD_ZH, "  finish: 结束", "  Finish: 结束"), "C209", HEAD_ZH, "Finish"),
        (put(LESSON_ZH, LESSON_EN), "C603", LESSON_ZH, ""),
        (
            put("lessons/lone.zh-CN.md", "---\nof: lone\nlang: zh-CN\n---\n"),
            "C602",
            "lessons/lone.zh-CN.md",
            "",
        ),
        (
            put("lessons/first-look.en.md", "---\nof: first-look\n---\n"),
            "C604",
            "lessons/first-look.en.md",
            "",
        ),
        (put(LESSON_ZH, "no front matter"), "C201", LESSON_ZH, ""),
        (drop(LESSON_ZH), "C601", LESSON, ""),
        (drop(QUIZ_ZH_FILE), "C601", QUIZ, ""),
        (drop(HEAD_ZH), "C601", HEAD, ""),
        (edit(LESSON_ZH, "## 试一试", "## 试一试\n\n`activity`"), "C609", LESSON_ZH, "`activity`"),
        (
            edit(LESSON_ZH, "  - 读懂一个分数。", "  - 读懂一个分数。\n  - 再来一个。"),
            "C617",
            LESSON_ZH,
            "objectives",
        ),
        (edit(LESSON_ZH, "## 试一试\n", ""), "C618", LESSON_ZH, "## 想一想"),
        (edit(LESSON_ZH, "## check-score", "## check-scores"), "C606", LESSON_ZH, ""),
        (edit(LESSON_ZH, "## check-score", "## check-scores"), "C607", LESSON_ZH, "## check-scores"),
        (edit(LESSON_ZH, "-   一切。\n\n    > 它说明得很少。\n\n", ""), "C610", LESSON_ZH, "## check-score"),
        (edit(LESSON_ZH, "    > 它说明得很少。", ""), "C504", LESSON_ZH, "-   一切。"),
        (edit(QUIZ_ZH_FILE, "-   谈话。", "-   [x] 谈话。"), "C616", QUIZ_ZH_FILE, "[x]"),
        (edit(QUIZ_ZH_FILE, "## many-signs", "## much"), "C606", QUIZ_ZH_FILE, ""),
        (edit(QUIZ_ZH_FILE, "## many-signs", "## much"), "C607", QUIZ_ZH_FILE, "## much"),
        (edit(QUIZ_ZH_FILE, "> 一半。", ""), "C517", QUIZ_ZH_FILE, "## a-number"),
        (put(QUIZ, "---\nof: scores\nlang: en\n---\n"), "C615", QUIZ, "of: scores"),
    ],
)
def test_a_fault_in_a_translation(change: Change, code: str, path: str, fragment: str):
    package = course_package(change)

    assert (code, path, line_of(package, path, fragment)) in faults(package)


def test_units_keep_the_order_of_the_source():
    swapped = QUIZ_ZH.replace("## one-score", "## x").replace("## two-scores", "## one-score")
    package = course_package(put(QUIZ_ZH_FILE, swapped.replace("## x", "## two-scores")))

    assert ("C608", QUIZ_ZH_FILE, line_of(package, QUIZ_ZH_FILE, "## two-scores")) in faults(package)


def test_another_number_of_blocks_is_a_warning():
    package = course_package(edit(LESSON_ZH, "> “你好吗？”", "> “你好吗？”\n\n还有一段。"))

    assert faults(package, "warning") == [("C611", LESSON_ZH, line_of(package, LESSON_ZH, "## 怎么说"))]


def test_chinese_may_be_the_source():
    files = {
        "course.md": COURSE["course.md"].replace("lang: en", "lang: zh-CN"),
        "course.en.md": COURSE["course.zh-CN.md"].replace("lang: zh-CN", "lang: en"),
    }
    for path in (LESSON, QUIZ):
        files[path] = COURSE[path]
        translation = COURSE[path.replace(".md", ".zh-CN.md")]
        files[path.replace(".md", ".en.md")] = translation.replace("lang: zh-CN", "lang: en")

    assert faults(package_of(changed(files))) == []


def unstamped(*changes: Change):
    return package_of(changed(COURSE, *changes))


def test_a_translation_that_was_never_stamped_is_reported_once_per_file():
    found = faults(unstamped(), "warning")

    assert [(code, path) for code, path, _ in found] == [
        ("C612", HEAD_ZH),
        ("C612", LESSON_ZH),
        ("C612", QUIZ_ZH_FILE),
    ]


def test_stamping_makes_a_stale_translation_fresh():
    package = course_package()
    later = edit(QUIZ, "A pupil scores high.", "A pupil scores very high.")
    changed_since = package_of(changed({path: package.text(path) for path in package.files}, later))

    stale = faults(changed_since, "warning")

    assert stale == [("C613", QUIZ_ZH_FILE, line_of(changed_since, QUIZ_ZH_FILE, "## one-score"))]
    assert faults(stamp(changed_since), "warning") == []


def test_a_change_of_logic_alone_makes_nothing_stale():
    package = course_package()
    changes = edit(QUIZ, "`points: 2`", "`points: 3`"), edit(HEAD, "version: 1.0.0", "version: 1.0.1")
    later = package_of(changed({path: package.text(path) for path in package.files}, *changes))

    assert faults(later, "warning") == []


def test_a_part_without_a_stamp_is_reported():
    package = course_package()
    stamps = package.text(LESSON_ZH).split("\n")
    line = next(line for line in stamps if line.startswith("  check-score:"))
    without = package_of(
        changed({path: package.text(path) for path in package.files}, edit(LESSON_ZH, line + "\n", ""))
    )

    assert faults(without, "warning") == [("C614", LESSON_ZH, line_of(without, LESSON_ZH, "## check-score"))]


def test_stamping_twice_changes_nothing_more():
    assert stamp(course_package()) == course_package()


@pytest.mark.parametrize(
    "written", ["stamps: {}\n", "stamps:\n  a: b\n  c: d\n", "stamps: {a: b,\n  c: d}\n", ""]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_stamping_leaves_all_else_as_it_was(written: str, end: str):
    before, after = "---\nof: asm-900\ntitle: 读懂  # a remark\n", "lang: zh-CN\n---\n\nText  \n"
    overlay = (before + written + after).replace("\n", end)

    stamped = stamp(unstamped(put(HEAD_ZH, overlay))).files[HEAD_ZH].decode()

    rest = stamped.split(end)
    kept = [line for line in rest if not line.startswith(("stamps:", "  "))]
    assert kept == (before + after).replace("\n", end).split(end)
    assert '  _front: "' in stamped


def test_stamping_leaves_a_file_without_front_matter_alone():
    package = unstamped(put(HEAD_ZH, "no front matter"))

    assert stamp(package).files[HEAD_ZH] == b"no front matter"
