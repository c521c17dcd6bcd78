"""Faults planted into a sound scenario, one at a time: each is found, at its line."""

from __future__ import annotations

import pytest

from app.content.problems import sentence
from tests.content.packages import Change, edit, faults, line_of, problems
from tests.content.stories import SOURCE, bell, child

MOST_KINDS = 4
"""One slip should not drown its author in messages; one of them is the missing translation."""


def here(old: str, new: str) -> Change:
    return edit(SOURCE, old, new)


LOST = "## lost\n\n### Lost\n\n-   [On.](#plan)\n\n## found"
FLOOR = "-   [Let that stand for a moment.](#plan)"
ANSWER = '-   ["Thank you for telling me. That was hard to say."](#plan)'
TOGETHER = "`key: together` `if: trust >= 5`"
PHONE = "`key: phone` `if: trust < 5`"
MEANS = "(#safe) `if: means`"
FOUND_ASKED = "[Walk with her to the counselling room.](#plan) `if: asked`"
CLOSE = "[Close the folder.](#return)"
ANCHOR = "[Ask what has kept her going until today.](#plan-anchor) `once`"


@pytest.mark.parametrize(
    ("change", "code", "fragment"),
    [
        pytest.param(here("](#found) `do", "](#fuond) `do"), "S120", "#fuond", id="dead link"),
        pytest.param(here("start: bell", "start: ring"), "S120", "start: ring", id="dead start"),
        pytest.param(here("40s -> #leave", "40s -> #left"), "S120", "40s -> #left", id="dead timer"),
        pytest.param(here("## found", LOST), "S301", "## lost", id="orphan"),
        pytest.param(here(TOGETHER, "`key: together` `if: trust >= 11`"), "S306", "trust >= 11", id="never true"),
        pytest.param(here(FOUND_ASKED, f"{FOUND_ASKED[:-1]} and means`"), "S307", "## found", id="stuck"),
        pytest.param(here(ANSWER, ANSWER.replace("#plan", "#plan-answer")), "S303", "## plan-answer", id="closed loop"),
        pytest.param(
            here(ANSWER, f"{ANSWER} `if: not means`\n-   [Wait.](#plan-answer)"), "S310", "## plan-answer", id="trap"
        ),
        pytest.param(here(MEANS, "(#safe) `if: means and not asked`"), "S312", "not asked`", id="never in play"),
        pytest.param(here("`do: means = true`", "`do: maens = true`"), "S131", "maens", id="typo in an effect"),
        pytest.param(here(MEANS, "(#safe) `if: maens`"), "S130", "maens", id="typo in a condition"),
        pytest.param(here(TOGETHER, "`key: together` `if: trust = 5`"), "S102", "trust = 5", id="= for =="),
        pytest.param(here("`do: means = true`", "`do: means == true`"), "S106", "means == true", id="== for ="),
        pytest.param(here(MEANS, "(#safe) `if：means`"), "C212", "if：means", id="full-width colon"),
        pytest.param(here(TOGETHER, "`key: together` `if: trust ＞ 5`"), "S103", "＞", id="full-width comparison"),
        pytest.param(here(TOGETHER, "`key: together` `if: 1 < trust < 5`"), "S104", "1 < trust", id="chained"),
        pytest.param(here(TOGETHER, "`key: together` `if: trust >`"), "S101", "trust >`", id="unfinished"),
        pytest.param(here(MEANS, f"(#safe) `if: {'means and ' * 20}means`"), "S105", "means and", id="too long"),
        pytest.param(here(MEANS, "(#safe) `if: means >= 1`"), "S135", "means >= 1", id="number from a truth value"),
        pytest.param(here(MEANS, "(#safe) `if: trust`"), "S134", "`if: trust`", id="truth value from a number"),
        pytest.param(here(MEANS, "(#safe) `if: trust == means`"), "S137", "trust == means", id="unlike"),
        pytest.param(here(MEANS, "(#safe) `if: visited(plan-b)`"), "S132", "plan-b", id="unknown node"),
        pytest.param(here(MEANS, "(#safe) `if: chose(plan.b)`"), "S133", "plan.b", id="unknown choice"),
        pytest.param(here("`score: ask 3`", "`scor: ask 3`"), "C211", "scor: ask 3", id="misspelt directive"),
        pytest.param(here("`score: ask 3`", "`score: aks 3`"), "S121", "aks 3", id="misspelt competency"),
        pytest.param(here("`score: ask 3`", "`score: ask 4`"), "C215", "ask 4", id="level out of range"),
        pytest.param(here("`harm: delay`", "`harm: dealy`"), "S122", "dealy", id="misspelt harm"),
        pytest.param(here("## found", "## leave"), "C210", "The back stairs", id="duplicate id"),
        pytest.param(here("## found", "## Found it"), "C209", "## Found it", id="invalid id"),
        pytest.param(here("`end: partial`\n\n", ""), "S123", "## partial", id="missing exit"),
        pytest.param(here("    > You slowed down", "  > You slowed down"), "S115", "You slowed", id="indentation"),
        pytest.param(here("(#listen) `once`", "(#listen) now `once`"), "S112", "(#listen) now", id="text after a link"),
        pytest.param(here("`timer: 40s -> #leave`", "`timer: 40 -> leave`"), "C215", "40 -> leave", id="bad timer"),
        pytest.param(here(FLOOR, FLOOR.replace("#plan", "#return")), "S304", "Let that stand", id="return outside"),
        pytest.param(here(FLOOR, f"{FLOOR}\n\nOr:\n\n-   [Ask.](#ask)"), "S110", "[Ask.](#ask)", id="two lists"),
        pytest.param(here(FLOOR, f"{FLOOR}\n-   Ask."), "S113", "-   Ask.", id="half a choice list"),
        pytest.param(here(FLOOR, f"1. [Ask.](#ask)\n\n{FLOOR}"), "S113", "1. [Ask.]", id="numbered choices"),
        pytest.param(here(FLOOR, f"{FLOOR}\n-   [Ask.](#plan)"), "S111", "[Ask.](#plan)", id="two of one key"),
        pytest.param(here("### The back stairs\n\n", ""), "S114", "## found", id="no title"),
        pytest.param(here("`end: partial`\n", "`end: partial`\n\n-   [On.](#plan)\n"), "S124", "## partial", id="on"),
        pytest.param(here(FLOOR, f"{FLOOR} `else`"), "S116", "Let that stand", id="else outside a route"),
        pytest.param(here(FLOOR, f"{FLOOR} `weight: 2`"), "S117", "Let that stand", id="weight outside a draw"),
        pytest.param(here(FLOOR, f"{FLOOR} `locked`"), "S118", "Let that stand", id="locked for ever"),
        pytest.param(here("`end: best`", "`end: happy`"), "C215", "happy", id="unknown ending"),
        pytest.param(here("`end: best`", "`end: best` `timer: 9s -> #plan`"), "S125", "timer: 9s", id="timed ending"),
        pytest.param(here("`kind: hub`", "`kind: chance`"), "S119", "plan-answer) `once`", id="scored draw"),
        pytest.param(here(CLOSE, f"{CLOSE} `call: #plan`"), "S126", "Close the folder", id="call to return"),
        pytest.param(here(CLOSE, "[Again.](#protocol) `call: #protocol`\n-   " + CLOSE), "S305", "[Again.]", id="recursion"),
        pytest.param(here("asked: false", "in: false\n  asked: false"), "S139", "in: false", id="reserved word"),
        pytest.param(here("asked: false", "asked: maybe"), "C206", "asked: maybe", id="undeclared kind"),
        pytest.param(here("`timer: 40s -> #leave`", "`media: door.jpg`"), "C311", "door.jpg", id="no picture"),
        pytest.param(here("You sit at", "`if: trust > 10` You sit at"), "S141", "trust > 10", id="unread paragraph"),
        pytest.param(here("You sit at", "`if: turst > 1` You sit at"), "S130", "turst", id="typo in a paragraph"),
        pytest.param(here("You sit at", "You `do: asked = true` sit at"), "C213", "You `do", id="directive in prose"),
        pytest.param(here("You sit at", "<b>You</b> sit at"), "C301", "<b>You", id="HTML"),
        pytest.param(here("[Let her go.", "[<i>Let</i> her go."), "C301", "<i>Let", id="HTML in a label"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found_at_its_line(change: Change, code: str, fragment: str):
    package = bell(change)

    found = faults(package)

    line = line_of(package, SOURCE, fragment) - (2 if code == "C210" else 0)
    assert (code, SOURCE, line) in found
    assert len({each[0] for each in found}) <= MOST_KINDS


@pytest.mark.parametrize(
    ("change", "code", "fragment"),
    [
        pytest.param(here(PHONE, "`key: phone` `if: trust < 11`"), "S321", "trust < 11", id="always true"),
        pytest.param(here(CLOSE, "[Close the folder.](#plan)"), "S323", "## protocol", id="never returns"),
        pytest.param(here(ANCHOR, ANCHOR.removesuffix(" `once`")), "S324", "plan-anchor)", id="farmed"),
        pytest.param(here("score: bounds 3", "score: bounds 1"), "S326", "bounds: {title", id="out of reach"),
        pytest.param(here("  refer:", "  calm: {title: Stays calm, needs: 1}\n  refer:"), "S331", "calm:", id="unscored"),
        pytest.param(here("You sit at", "`if: trust >= 0` You sit at"), "S142", "trust >= 0", id="always read"),
        pytest.param(here("    > Clear limit, and she keeps a say in what happens.\n", ""), "S403", "key: honest", id="no coach"),
        pytest.param(here(FLOOR, f"{FLOOR}\n-   [Nod.](#plan) `key: nod`"), "S328", "## plan-anchor", id="same result"),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_a_warning_at_its_line(change: Change, code: str, fragment: str):
    package = bell(change)

    assert (code, SOURCE, line_of(package, SOURCE, fragment)) in faults(package, "warning")


@pytest.mark.parametrize(
    ("change", "code", "fragment"),
    [
        pytest.param(
            here("`if: rapport >= 4`", "`if: rapport >= 4 and facts`"), "", "", id="covered by else"
        ),
        pytest.param(here("(#refuse) `else`", "(#refuse) `if: rapport < 3`"), "S309", "## answer", id="gap"),
        pytest.param(
            here("fear != unspoken", "fear != unspoken and fear == calm"), "S130", "calm", id="no member"
        ),
        pytest.param(
            here("fear = named", "fear = facts"), "S137", "fear = facts", id="truth value into an enum"
        ),
        pytest.param(
            here("fear != unspoken", "rapport in {named}"), "S136", "in {named}", id="number in an enum"
        ),
        pytest.param(
            here("fear != unspoken", "fear in {named, calm}"), "S138", "calm", id="stranger in an enum"
        ),
        pytest.param(
            here("facts: false", "home: false\n  facts: false"), "", "", id="a variable named as a node"
        ),
    ],
)
def test_routes_and_enums_are_judged(change: Change, code: str, fragment: str):
    package = child(change)

    found = [each for each in faults(package) if each[1] == SOURCE]

    assert found == ([(code, SOURCE, line_of(package, SOURCE, fragment))] if code else [])


def test_a_name_has_one_meaning():
    package = child(here("facts: false", "named: false\n  facts: false"))

    assert ("S140", SOURCE, line_of(package, SOURCE, "named: false")) in faults(package)


def test_a_finding_names_a_way_there():
    package = bell(here(FOUND_ASKED, f"{FOUND_ASKED[:-1]} and means`"))

    wrong = next(sentence(each, "en")[0] for each in problems(package) if each.code == "S307")

    assert wrong.endswith("after bell.ask > ask.plan > plan.leave > leave.found > found.")


def test_a_search_finds_faults_beside_faults_of_the_words():
    package = bell(
        here(TOGETHER, "`key: together` `if: trust >= 11`"), here("You sit at", "<b>You</b> sit at")
    )

    assert {"S306", "C301", "C601"} <= {code for code, _, _ in faults(package)}


def test_front_matter_that_cannot_be_read_is_the_only_fault():
    package = bell(here("title: After the bell", "title: {After the bell"))

    assert [code for code, _, _ in faults(package)] == ["C203"]
