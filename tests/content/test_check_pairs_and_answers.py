"""Questions that are matched or answered in a word: every fault planted one at a time, and what is compiled of them."""

from __future__ import annotations

import pytest

from app.content.compile import compile_package
from app.content.package import PackageFiles
from app.domain.quiz import Option
from tests.content.packages import SHELF, course_package, edit, faults, line_of
from tests.content.texts import QUIZ_EN, QUIZ_ZH

QUIZ, QUIZ_ZH_FILE = "quizzes/scores.md", "quizzes/scores.zh-CN.md"
LESSON, LESSON_ZH = "lessons/first-look.md", "lessons/first-look.zh-CN.md"
HEAD = "`type: single` `points: 2` `lesson: first-look` `tag: reading` `must`"
MATCH = "`type: match` `scoring: per-option` `lesson: first-look` `tag: reading`"
TEXT = "`type: text` `answer: 12356` `answer: line 12356` `lesson: first-look` `tag: reading`"
PAIRS = """| You see | Class |
|---|---|
| No *sleep* | Amber |
| A plan | Red |
| No appetite | Amber |
|  | Green |

> Danger comes first.
"""
PAIRS_ZH = """| 看到 | 级别 |
|---|---|
| 睡不着 | 黄 |
| 有计划 | 红 |
| 不吃饭 | 黄 |
|  | 绿 |

> 先看危险。
"""


def with_question(
    directives: str, body: str, body_zh: str, *, stem: str = "What now?", stem_zh: str = "怎么办？"
) -> PackageFiles:
    """Turn the first question of the quiz into another one, in both languages."""
    return course_package(
        edit(QUIZ, HEAD, directives),
        edit(QUIZ, "A pupil scores high. What now?", stem),
        edit(QUIZ, QUIZ_EN[QUIZ_EN.index("-   [x] Talk.") : QUIZ_EN.index("## many-signs")], f"{body}\n"),
        edit(QUIZ_ZH_FILE, "学生得分高。怎么办？", stem_zh),
        edit(QUIZ_ZH_FILE, QUIZ_ZH[QUIZ_ZH.index("-   ") : QUIZ_ZH.index("## many-signs")], f"{body_zh}\n"),
    )


def matched(directives: str = MATCH, pairs: str = PAIRS, pairs_zh: str = PAIRS_ZH) -> PackageFiles:
    return with_question(directives, pairs, pairs_zh)


def spoken(
    directives: str = TEXT, directives_zh: str = "`answer: 心理援助热线`", **stems: str
) -> PackageFiles:
    return with_question(directives, "> It is open all day.", f"{directives_zh}\n\n> 全天开通。", **stems)


@pytest.mark.parametrize("package", [matched(), spoken()], ids=["match", "text"])
def test_both_kinds_are_written_without_a_complaint(package: PackageFiles):
    assert faults(package) == []
    assert faults(package, "warning") == []


@pytest.mark.parametrize(
    ("old", "new", "code", "fragment"),
    [
        ("`scoring: per-option` ", "", "C216", "## one-score"),
        ("`type: match`", "`type: match` `fixed`", "C515", "## one-score"),
        ("`type: match`", "`type: match` `answer: 1`", "C515", "## one-score"),
        ("> Danger comes first.\n", "", "C517", "## one-score"),
        ("> Danger comes first.", "Really.\n\n> Danger comes first.", "C519", "Really."),
        ("|---|---|", "|---|---|---|", "C525", "## one-score"),
        ("| You see | Class |\n|---|---|", "| You see | Class | Why |\n|---|---|---|", "C525", "| You see"),
        ("| A plan | Red |\n| No appetite | Amber |\n", "", "C526", "| You see"),
        (
            "|  | Green |",
            "|  | Green |\n" + "".join(f"| x{n} | y |\n" for n in range(7)),
            "C526",
            "| You see",
        ),
        ("| A plan | Red |", "| A plan |  |", "C527", "| A plan |"),
        ("|  | Green |", "|  |  |", "C527", "|  |  |"),
        ("| No appetite |", "| A plan |", "C528", "| A plan | Amber |"),
        ("|  | Green |", "|  | Red |", "C528", "|  | Red |"),
        ("|  | Green |", "|  | Green |\n|  |  Green |", "C528", "|  |  Green |"),
        ("| A plan | Red |", "| A plan | Amber |", "C529", "| You see"),
        ("| A plan |", "| A [plan](lesson:none) |", "C303", "lesson:none"),
        ("| A plan |", "| A `plan` |", "C213", "| A `plan`"),
    ],
)
def test_a_fault_in_a_match(old: str, new: str, code: str, fragment: str):
    pairs = PAIRS.replace("|  | Green |\n", "") if code == "C529" else PAIRS
    package = matched(MATCH.replace(old, new), pairs.replace(old, new))

    assert (code, QUIZ, line_of(package, QUIZ, fragment)) in faults(package)


@pytest.mark.parametrize(
    ("old", "new", "code", "fragment"),
    [
        ("|  | 绿 |\n", "", "C619", "| 看到"),
        ("|  | 绿 |", "| 没事 | 绿 |", "C620", "| 没事 |"),
        ("| 不吃饭 | 黄 |", "| 不吃饭 | 黄色 |", "C620", "| 不吃饭 |"),
        ("| 不吃饭 | 黄 |", "| 睡不着 |  黄 |", "C528", "| 睡不着 |  黄 |"),
        ("> 先看危险。\n", "", "C517", "## one-score"),
        ("| 看到 | 级别 |\n|---|---|\n", "", "C619", "## one-score"),
    ],
)
def test_a_fault_in_a_translated_match(old: str, new: str, code: str, fragment: str):
    package = matched(pairs_zh=PAIRS_ZH.replace(old, new))

    assert (code, QUIZ_ZH_FILE, line_of(package, QUIZ_ZH_FILE, fragment)) in faults(package)


@pytest.mark.parametrize(
    ("package", "code", "file", "fragment"),
    [
        (spoken("`type: text` `lesson: first-look` `tag: t`"), "C216", QUIZ, "## one-score"),
        (spoken(TEXT.replace("12356`", "。`", 1)), "C524", QUIZ, "`answer: 。`"),
        (spoken(TEXT.replace("line 12356", "１２３５６")), "C524", QUIZ, "`answer: １２３５６`"),
        (spoken(TEXT.replace("line 12356", "x" * 65)), "C215", QUIZ, "xxx"),
        (spoken(f"{TEXT} `scoring: all`"), "C515", QUIZ, "## one-score"),
        (spoken(f"{TEXT} `fixed`"), "C515", QUIZ, "## one-score"),
        (spoken(stem="Which?\n\n-   [x] This."), "C510", QUIZ, "## one-score"),
        (spoken(directives_zh=""), "C216", QUIZ_ZH_FILE, "## one-score"),
        (spoken(directives_zh="`answer:`"), "C215", QUIZ_ZH_FILE, "`answer:`"),
        (spoken(directives_zh="`answer: （热线）`"), "C212", QUIZ_ZH_FILE, "（热线）"),
        (spoken(directives_zh="`answer: 热线` `must`"), "C609", QUIZ_ZH_FILE, "`must`"),
        (matched(pairs_zh="`answer: 红`\n\n" + PAIRS_ZH), "C609", QUIZ_ZH_FILE, "`answer: 红`"),
    ],
)
def test_a_fault_in_a_short_answer_or_where_it_stands(
    package: PackageFiles, code: str, file: str, fragment: str
):
    assert (code, file, line_of(package, file, fragment)) in faults(package)


def test_a_right_entry_fits_into_a_list_on_a_telephone():
    package = matched(pairs=PAIRS.replace("Red", "Red " * 13), pairs_zh=PAIRS_ZH.replace("红", "红" * 25))

    assert faults(package, "warning") == [
        ("C807", QUIZ, line_of(package, QUIZ, "Red")),
        ("C807", QUIZ_ZH_FILE, line_of(package, QUIZ_ZH_FILE, "红")),
    ]


def test_a_question_does_not_hold_its_own_answer():
    package = spoken(stem="What is the name of Ｌｉｎｅ 12356?", stem_zh="心理援助 热线叫什么？")

    assert faults(package, "warning") == [
        ("C808", QUIZ, line_of(package, QUIZ, "## one-score")),
        ("C808", QUIZ_ZH_FILE, line_of(package, QUIZ_ZH_FILE, "## one-score")),
    ]


def test_a_match_is_compiled_with_shared_and_spare_entries_and_plain_words():
    quiz = compile_package(matched(), SHELF).quizzes["scores"]

    logic, words = quiz.logic.questions[0], quiz.words["one-score"]
    assert logic.options == (
        Option("a", True, "a"),
        Option("b", True, "b"),
        Option("c", True, "a"),
        Option("d", False, "d"),
    )
    assert words.options_html["a"] == {"en": "No <em>sleep</em>", "zh-CN": "睡不着"}
    assert [*words.options_html] == ["a", "b", "c"]
    assert words.partners["d"] == {"en": "Green", "zh-CN": "绿"}
    assert words.heads == ({"en": "You see", "zh-CN": "看到"}, {"en": "Class", "zh-CN": "级别"})
    assert words.note_html["zh-CN"] == "<p>先看危险。</p>"


def test_short_answers_of_both_languages_count_in_both():
    quiz = compile_package(spoken(), SHELF).quizzes["scores"]

    assert quiz.logic.questions[0].accepted == ("12356", "line 12356", "心理援助热线")
    assert quiz.words["one-score"].accepted == {"en": ("12356", "line 12356"), "zh-CN": ("心理援助热线",)}


def test_both_kinds_may_be_quick_checks():
    source, overlay = course_package().text(LESSON), course_package().text(LESSON_ZH)
    check, check_zh = (text[text.index("## check-") :].split("\n\n", 1)[0] for text in (source, overlay))
    package = course_package(
        edit(
            LESSON,
            check,
            f"## check-line\n\n`type: text` `answer: 12356`\n\nWhich line?\n\n> All day.\n\n{check}",
        ),
        edit(LESSON_ZH, check_zh, f"## check-line\n\n`answer: 热线`\n\n哪条线？\n\n> 全天。\n\n{check_zh}"),
    )

    assert faults(package) == []
    sections = compile_package(package, SHELF).lessons["first-look"].sections
    asked = next(each.check for each in sections if each.id == "check-line")
    assert asked is not None
    assert asked.logic.accepted == ("12356", "热线")
