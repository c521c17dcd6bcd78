"""The shared grammar: units, directives, lists with marks and notes, every one with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.block_reader import read_blocks
from app.content.blocks import as_directive, join, unquoted, walk
from app.content.check import check
from app.content.grammar import (
    FLAG,
    Document,
    directive_problems,
    id_problems,
    one_word_of,
    read_document,
    rule,
)
from app.content.package import package_of
from app.content.shelf import Shelf
from tests.content.packages import SHELF, changed, put
from tests.content.texts import COURSE

HEAD = "---\na: 1\n---\n"


def body(text: str) -> Document:
    return read_document("a.md", HEAD + text)


def test_units_begin_at_second_level_headings():
    document = body("Before.\n\n## one\n\n### inside\n\n## two\n")

    assert [block.text for block in document.opening] == ["Before."]
    assert [(unit.heading, unit.line, len(unit.blocks)) for unit in document.units] == [
        ("one", 6, 1),
        ("two", 10, 0),
    ]
    assert document.unit("two") is not None
    assert document.unit("three") is None


def test_a_paragraph_of_code_spans_belongs_to_its_unit():
    (unit,) = body("## one\n\n`type: single` `must`\n\nText.").units

    assert [(each.key, each.value, each.line) for each in unit.directives] == [
        ("type", "single", 6),
        ("must", None, 6),
    ]
    assert [block.text for block in unit.prose] == ["Text."]
    assert (unit.value("type"), unit.value("must"), unit.value("fixed")) == ("single", "", None)


@pytest.mark.parametrize(
    ("raw", "key", "value"),
    [
        ("must", "must", None),
        ("if: trust >= 5", "if", "trust >= 5"),
        ("timer: 40s -> #node", "timer", "40s -> #node"),
        ("type： single", "type", "single"),
        ("type:", "type", None),
        ("Not one", "", None),
        ("", "", None),
    ],
)
def test_a_directive_is_a_key_and_after_a_colon_a_value(raw: str, key: str, value: str | None):
    directive = as_directive(raw, 3)

    assert (directive.key, directive.value) == (key, value)


def test_directives_are_compared_with_rules():
    rules = {"must": FLAG, "points": rule("[0-9]", "0–9"), "type": one_word_of("a.b", "c")}
    spans = [
        as_directive(raw, 1)
        for raw in ("must", "must", "points: 12", "type: axb", "odd", "must: x", "type； c")
    ]

    found = [each.code for each in directive_problems("a.md", spans, rules)]

    assert found == ["C214", "C215", "C215", "C211", "C214", "C215", "C212", "C211"]


def test_a_directive_may_be_allowed_more_than_once():
    spans = [as_directive("harm: a", 1), as_directive("harm: b", 1)]

    assert not [
        *directive_problems("a.md", spans, {"harm": rule("[ab]", "")}, repeatable=frozenset({"harm"}))
    ]


def test_an_item_has_a_mark_a_head_blocks_and_notes():
    text = "-   [x] Yes\n    and so\n\n    More.\n\n    > Because.\n    > Truly.\n\n-   [ ] No\n-   Plain\n-   > Only a note\n"
    (block,) = read_blocks(text, 10)[0]

    first, second, third, fourth = block.items
    assert (first.mark, first.head.text, first.line) == ("x", "Yes\nand so", 10)
    assert [each.text for each in first.body] == ["More."]
    assert [(unquoted(each), each.line) for each in first.notes] == [("Because.\nTruly.", 15)]
    assert (second.mark, third.mark, second.line) == (" ", None, 18)
    assert (fourth.head.text, len(fourth.notes)) == ("", 1)


def test_links_and_their_words_are_found_in_every_depth():
    blocks, _ = read_blocks(
        "-   [a **b**](#x) `do: y`\n\n    > [c](d)\n\n| [e](f) | g |\n|---|---|\n| h | ![i](j) |"
    )

    links = [
        (link.address, link.words, link.line, link.image) for block in walk(blocks) for link in block.links
    ]

    assert links == [("#x", "a b", 1, False), ("d", "c", 3, False), ("f", "e", 5, False), ("j", "i", 7, True)]
    assert blocks[0].items[0].head.leading_directive is False


def test_a_leading_directive_and_the_prose_after_it():
    ((block,), _) = read_blocks("`if: x` Only then.")

    assert (block.kind, block.leading_directive, block.prose) == ("paragraph", True, "Only then.")


def test_blocks_can_be_written_as_markdown_again():
    text = "### Head\n\nOne\ntwo\n\n-   a\n\n    > b\n\n> c\n\n1.  d"

    assert join(read_blocks(text)[0]) == text


def test_numbered_lists_know_that_they_are():
    assert [block.ordered for block in read_blocks("1.  a\n\nx\n\n-   b")[0]] == [True, False, False]


def test_windows_line_ends_and_zeros_do_not_matter():
    document = read_document("a.md", "---\r\na: 1\r\n---\r\n\r\n## one\r\n\r\nA\0b\r\n")

    assert document.problems == ()
    assert (document.units[0].line, document.units[0].blocks[0].text) == (5, "A\N{REPLACEMENT CHARACTER}b")


def test_ids_are_well_formed_and_unique():
    document = body("## one\n\n## One\n\n## one\n")

    assert [(each.code, each.line) for each in id_problems(document)] == [("C209", 6), ("C210", 8)]


def test_stars_that_make_no_bold_text_are_a_warning():
    document = body("**赵先生：**他来了。")

    assert [(each.code, each.severity, each.line) for each in document.problems] == [("C220", "warning", 4)]


SIGNS = "#-*>`[]()!|:<&~_ \n\t01ax{}：。"
PIECES = st.sampled_from(
    [
        "## one\n\n",
        "`type: single`",
        "-   [x] a\n",
        "    > b\n",
        "| a | b |\n|---|---|\n",
        "<b>",
        "---\n",
        "1. ",
        "[a](lesson:x)",
    ]
)
BODIES = st.lists(st.text(alphabet=SIGNS, max_size=10) | PIECES, max_size=20).map("".join)


@given(BODIES)
def test_no_body_crashes_the_reader_and_every_line_is_inside_the_file(text: str):
    document = body(text)

    last = (HEAD + text).count("\n") + 1
    blocks = (*document.opening, *(block for unit in document.units for block in unit.blocks))
    assert all(4 <= block.line <= last for block in walk(blocks))


@given(st.sampled_from(sorted(COURSE)), BODIES, st.integers(min_value=0), st.booleans())
def test_no_text_crashes_the_checker(path: str, text: str, place: int, beside_others: bool):
    whole = COURSE[path]
    at = place % len(whole)

    package = package_of(changed({**COURSE, path: whole[:at] + text + whole[at:]}))

    for problem in check(package, SHELF if beside_others else Shelf()):
        assert 0 <= problem.line <= package.text(problem.file).count("\n") + 1


@given(st.sampled_from(sorted(set(COURSE) - {"course.md"})), st.text(max_size=80))
def test_no_file_crashes_the_checker(path: str, text: str):
    package = package_of(changed(COURSE, put(path, text.encode("utf-8", "replace"))))

    assert check(package, SHELF)
