"""Every fault of a quiz and its questions, planted one at a time; and what a bank's form gives away."""

from __future__ import annotations

import pytest

from app.content.package import PackageFiles
from tests.content.packages import Change, course_package, drop, edit, faults, line_of, put
from tests.content.texts import QUIZ_EN, QUIZ_ZH

HEAD, QUIZ, QUIZ_ZH_FILE = "course.md", "quizzes/scores.md", "quizzes/scores.zh-CN.md"


@pytest.mark.parametrize(
    ("change", "code", "fragment"),
    [
        (edit(QUIZ, "quiz: scores", "quiz: marks"), "C407", "quiz: marks"),
        (edit(QUIZ, "pass: 80", "pass: 0"), "C206", "pass: 0"),
        (edit(QUIZ, "pass: 80\n", ""), "C205", "quiz: scores"),
        (edit(QUIZ, "attempts: 3", "attempts: many"), "C206", "attempts: many"),
        (edit(QUIZ, "cooldown: 12h", "cooldown: 12 hours"), "C206", "cooldown"),
        (edit(QUIZ, "draw: 2", "draw: 2\ntime-limit: 0m"), "C206", "time-limit: 0m"),
        (edit(QUIZ, "draw: 2", "draw: 2\ntime-limit: 20"), "C206", "time-limit: 20"),
        (edit(QUIZ, "draw: 2", "draw: 2\ntime-limit: long"), "C206", "time-limit: long"),
        (edit(QUIZ, "draw: 2", "draw: 2\ncounts: all"), "C206", "counts: all"),
        (edit(QUIZ, "draw: 2", "draw: 7"), "C507", "draw: 7"),
        (edit(QUIZ, "draw: 2", "draw: 1"), "C505", "draw: 1"),
        (edit(QUIZ, "-   [x] Talk.", "-   [ ] Talk."), "C501", "## one-score"),
        (edit(QUIZ, "-   [ ] Wait.", "-   [x] Wait."), "C502", "## one-score"),
        (edit(QUIZ, "    > It loses time.\n", "\n"), "C504", "[ ] Wait."),
        (edit(QUIZ, "`lesson: first-look` `tag: reading` `must`", "`lesson: none`"), "C506", "## one-score"),
        (
            edit(QUIZ, "-   [x] False.", "-   [ ] Both.\n\n    > No.\n\n-   [x] False."),
            "C508",
            "## a-diagnosis",
        ),
        (edit(QUIZ, "What is 38.2 divided by 2?", "-   [x] 19\n\n    > r"), "C510", "## a-number"),
        (edit(QUIZ, "A pupil scores high. What now?\n", ""), "C511", "## one-score"),
        (edit(QUIZ, "`type: single` `points: 2`", "`type: single` `answer: 2`"), "C515", "## one-score"),
        (edit(QUIZ, "`type: single` `points: 2`", "`type: single` `scoring: all`"), "C515", "## one-score"),
        (edit(QUIZ, "`scoring: per-option` ", ""), "C216", "## many-signs"),
        (edit(QUIZ, "`type: single` `points: 2`", "`points: 2`"), "C216", "## one-score"),
        (edit(QUIZ, "`answer: 19.1 ± 0.1` ", ""), "C216", "## a-number"),
        (edit(QUIZ, "`answer: 19.1 ± 0.1`", "`answer: about 19`"), "C215", "about 19"),
        (edit(QUIZ, "`points: 2`", "`points: two`"), "C215", "`points: two`"),
        (edit(QUIZ, "`points: 2`", "`points: 2` `points: 3`"), "C214", "`points: 3`"),
        (edit(QUIZ, "`points: 2`", "`points: （2）`"), "C212", "（2）"),
        (edit(QUIZ, "`must`", "`；must`"), "C212", "；"),
        (edit(QUIZ, "> Half of it.", "Half of it."), "C517", "## a-number"),
        (edit(QUIZ, "-   [ ] Wait.", "-   Wait."), "C518", "-   Wait."),
        (edit(QUIZ, "## many-signs", "One more word.\n\n## many-signs"), "C519", "One more word."),
        (edit(QUIZ, "-   [ ] Wait.", "-   [ ]"), "C520", "-   [ ]"),
        (edit(QUIZ, "## one-score", "Welcome.\n\n## one-score"), "C522", "Welcome."),
        (edit(QUIZ, "## two-scores", "## one-score"), "C210", "Two scores differ"),
        (edit(QUIZ, "## two-scores", "## Two scores"), "C209", "## Two scores"),
    ],
)
def test_a_fault_in_a_quiz(change: Change, code: str, fragment: str):
    package = course_package(change)

    line = line_of(package, QUIZ, fragment) - (4 if code == "C210" else 0)
    assert (code, QUIZ, line) in faults(package)


NEXT = "`type: next-best` `points: 2` `lesson: first-look` `tag: reading` `must`"
RANKED = "1.  Talk.\n\n    > It opens the door.\n\n2.  Wait.\n\n    > It loses time.\n"
RANKED_ZH = "1.  谈一谈。\n\n    > 打开话题。\n\n2.  等一等。\n\n    > 会耽误。\n\n"
WITH_MARK = RANKED.replace("1.  Talk.", "1.  [x] Talk.")


def test_options_in_the_order_of_experts():
    assert faults(ranked(NEXT, RANKED)) == []


@pytest.mark.parametrize(
    ("directives", "options", "code", "fragment"),
    [
        (NEXT, WITH_MARK, "C523", "1.  [x] Talk."),
        (f"{NEXT} `fixed`", RANKED, "C515", "## one-score"),
        (f"{NEXT} `scoring: all`", RANKED, "C515", "## one-score"),
        (NEXT, RANKED.replace("    > It loses time.\n", ""), "C504", "2.  Wait."),
        (NEXT, "-   [x] Talk.\n\n    > It opens the door.\n", "C512", "## one-score"),
    ],
)
def test_a_fault_in_ranked_options(directives: str, options: str, code: str, fragment: str):
    package = ranked(directives, options)

    assert (code, QUIZ, line_of(package, QUIZ, fragment)) in faults(package)


def ranked(directives: str, options: str) -> PackageFiles:
    """Turn the first question of the quiz into one whose options are ranked, in both languages."""
    return course_package(
        edit(QUIZ, "`type: single` `points: 2` `lesson: first-look` `tag: reading` `must`", directives),
        edit(QUIZ, QUIZ_EN[QUIZ_EN.index("-   [x] Talk.") : QUIZ_EN.index("## many-signs")], f"{options}\n"),
        edit(QUIZ_ZH_FILE, QUIZ_ZH[QUIZ_ZH.index("-   ") : QUIZ_ZH.index("## many-signs")], RANKED_ZH),
    )


def test_a_question_has_at_least_two_options():
    package = course_package(edit(QUIZ, "-   [ ] Wait.\n\n    > It loses time.\n\n", ""))

    assert ("C512", QUIZ, line_of(package, QUIZ, "## one-score")) in faults(package)


def test_a_question_without_any_list_lacks_options():
    text = QUIZ_EN[: QUIZ_EN.index("-   [x] Talk.")]
    package = course_package(put(QUIZ, text))

    assert ("C512", QUIZ, line_of(package, QUIZ, "## one-score")) in faults(package)


def test_an_empty_quiz():
    package = course_package(
        put(QUIZ, QUIZ_EN[: QUIZ_EN.index("## one")]), put(QUIZ_ZH_FILE, QUIZ_ZH[: QUIZ_ZH.index("## one")])
    )

    assert ("C521", QUIZ, 1) in faults(package)


def test_a_quiz_that_is_missing_is_no_item():
    package = course_package(drop(QUIZ), drop(QUIZ_ZH_FILE))

    assert [code for code, _, _ in faults(package)] == ["C403"]


def test_the_right_option_is_not_clearly_the_longest():
    package = course_package(edit(QUIZ, "[x] Talk.", "[x] Talk with the pupil, today."))

    assert faults(package, "warning") == [("C802", QUIZ, line_of(package, QUIZ, "## one-score"))]


def test_the_bank_holds_three_times_the_draw():
    package = course_package(edit(QUIZ, "draw: 2", "draw: 3"))

    assert faults(package, "warning") == [("C804", QUIZ, line_of(package, QUIZ, "draw: 3"))]


def test_a_time_limit_is_not_shorter_than_the_quiz_takes():
    package = course_package(edit(QUIZ, "draw: 2", "draw: 2\ntime-limit: 9m"))

    assert faults(package, "warning") == [("C806", QUIZ, line_of(package, QUIZ, "time-limit"))]
    for fair in ("10m", "1h", "none"):
        package = course_package(edit(QUIZ, "draw: 2", f"draw: 2\ntime-limit: {fair}"))
        assert faults(package, "warning") == faults(package) == []


def bank(*, right_first: bool, right: str, right_zh: str) -> list[Change]:
    """Return a bank of eight alike questions."""
    head, head_zh = QUIZ_EN[: QUIZ_EN.index("## one")], QUIZ_ZH[: QUIZ_ZH.index("## one")]
    for number in range(8):
        options = [f"-   [x] {right}\n\n    > r\n", "-   [ ] Wait here.\n\n    > r\n"]
        if not right_first and number % 2:
            options.reverse()
        question = f"## q{number}\n\n`type: single` `lesson: first-look` `tag: t`\n\nWhat?\n\n"
        head += question + "\n".join(options) + "\n"
        words = [
            option.replace("[x] ", "")
            .replace("[ ] ", "")
            .replace(right, right_zh)
            .replace("Wait here.", "等一等。")
            for option in options
        ]
        head_zh += f"## q{number}\n\n什么？\n\n" + "\n".join(words) + "\n"
    return [put(QUIZ, head), put(QUIZ_ZH_FILE, head_zh)]


def test_the_right_option_is_not_usually_the_longest_in_either_language():
    package = course_package(*bank(right_first=False, right="Talk today.", right_zh="谈话吧。"))

    assert faults(package, "warning") == [("C805", QUIZ, 2)]


def test_the_right_option_is_not_always_at_the_same_place():
    package = course_package(*bank(right_first=True, right="Talk.", right_zh="谈话吧。"))

    assert faults(package, "warning") == [("C803", QUIZ, 2)]
