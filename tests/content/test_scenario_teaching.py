"""What the form of a scenario gives away."""

from __future__ import annotations

from app.content.problems import sentence
from tests.content.packages import edit, faults, problems
from tests.content.stories import OVERLAY, SOURCE, child

TABLE = "[Put down three dated observations, without a label.]"


def test_the_best_answer_should_not_be_the_longest_or_always_first():
    found = {each.code: sentence(each, "en")[0] for each in problems(child()) if each.file == SOURCE}

    assert found["S401"] == "In 3 of 4 decisions the best answer is the longest."
    assert found["S402"] == "In 4 of 4 decisions the best answer is number 1."


def test_each_language_is_measured_by_itself():
    long = edit(
        OVERLAY,
        "[告诉他，歧视早就过时了。]",
        "[告诉他，歧视早就过时了，现在的人已经不这样想，请他放心好了。]",
    )

    assert ("S401", OVERLAY, 1) in faults(child(), "warning")
    assert ("S401", OVERLAY, 1) not in faults(child(long), "warning")
