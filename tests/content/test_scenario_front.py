"""What a scenario declares about itself: variables, harms, pictures; and where the search reports."""

from __future__ import annotations

import pytest

from app.domain.simulation.model import Variable
from tests.content.packages import Change, edit, faults, line_of, put
from tests.content.stories import OVERLAY, SOURCE, bell, child, logic

PNG = b"\x89PNG\r\n\x1a\n"
TRUST = "trust: {range: [0, 10], start: 4, shown: true, title: Trust}"


def here(old: str, new: str) -> Change:
    return edit(SOURCE, old, new)


def test_the_three_kinds_of_variable_are_read():
    assert logic(bell()).variables[:2] == (
        Variable("trust", 4, 0, 10, shown=True),
        Variable("asked", start=False),
    )
    assert Variable("fear", "unspoken", values=("unspoken", "named", "eased")) in logic(child()).variables


@pytest.mark.parametrize(
    "declaration",
    [
        "7",
        "{range: [0, 10]}",
        "{range: [0, 10], start: 11}",
        "{range: [10, 0], start: 4}",
        "{range: [0], start: 0}",
        "{range: [0, 10], start: true}",
        "{range: [0, 100000], start: 4}",
        "{range: [0, 10], values: [a, b], start: 4}",
        "{range: [0, 10], start: 4, shown: maybe}",
        "{range: [0, 10], start: 4, colour: red}",
        "{values: [a, b], start: c}",
        "{values: [a], start: a}",
        "{values: [a, a], start: a}",
        "{values: [a-b, c], start: c}",
        "{start: 4}",
    ],
)
def test_a_variable_that_is_none_of_them_is_refused_once(declaration: str):
    package = bell(here(TRUST, f"trust: {declaration}"))

    assert ("C206", SOURCE, line_of(package, SOURCE, "trust: ")) in faults(package)
    assert not [code for code, _, _ in faults(package) if code.startswith("S13")]


@pytest.mark.parametrize(
    "harm",
    ['""', "{better: Ask.}", "{title: T, lesson: cns-101}", "{title: T, why: W}", "[a]", "{title: ''}"],
)
def test_a_harm_is_words_or_a_title_with_what_would_be_better(harm: str):
    package = bell(here("delay: Put off telling anyone", f"delay: {harm}"))

    assert "C206" in {code for code, _, _ in faults(package)}


def test_a_harm_may_name_a_lesson_that_exists():
    def lesson(address: str) -> Change:
        harm = f"dropped: {{title: Let the matter drop, better: Call., lesson: 'lesson:{address}'}}"
        return here("dropped: Let the matter drop", harm)

    assert faults(child(lesson("cri-101/the-direct-question"))) == []
    dead = child(lesson("cri-101/none"))
    assert faults(dead) == [("C303", SOURCE, line_of(dead, SOURCE, "cri-101/none"))]


def test_a_translation_names_no_lesson():
    overlay = edit(OVERLAY, "dropped: 不了了之", "dropped: {title: 不了了之, lesson: 'lesson:cri-101/x'}")

    assert "C206" in {code for code, _, _ in faults(child(overlay))}


def test_a_picture_is_described_where_it_is_shown():
    prose, picture = "Your hand is on the door.", put("media/door.png", PNG)
    media = here("`timer: 40s -> #leave`", "`media: door.png`")
    shown = bell(picture, media, here(prose, f"{prose}\n\n![A hand on a door](media/door.png)"))
    silent = bell(picture, media, here(prose, f"{prose}\n\n![](media/door.png)"))
    bare = bell(picture, media)

    assert {code for code, _, _ in faults(shown)} == {"C601"}
    assert {code for code, _, _ in faults(silent)} == {"C601", "C312"}
    assert ("S127", SOURCE, line_of(bare, SOURCE, "`media: door.png`")) in faults(bare)


def test_a_search_that_stops_points_at_the_variable_to_make_smaller():
    raised = "-   [Let that stand for a moment.](#plan)\n-   [Wait.](#plan-anchor) `do: trust += 1`"
    package = bell(
        here("range: [0, 10]", "range: [0, 1000]"), here("-   [Let that stand for a moment.](#plan)", raised)
    )

    found = faults(package, "warning")

    assert ("S325", SOURCE, line_of(package, SOURCE, "trust: {")) in found


def test_a_scenario_without_an_ending_is_told_so_where_it_starts():
    def back(kind: str, text: str) -> list[Change]:
        return [here(f"`end: {kind}`\n", ""), here(text, f"{text}\n\n-   [Again.](#bell)")]

    package = bell(
        *back("best", "a time to call tomorrow."),
        *back("partial", "the question that nobody asked."),
        *back("unsafe", "where somebody could have stayed."),
    )

    assert ("S302", SOURCE, line_of(package, SOURCE, "start: bell")) in faults(package)
