"""Front matter: values by the rules of YAML 1.2, each with its line; what could be a trap is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.frontmatter import read_front, split_front


def codes(text: str) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in read_front("a.md", text)[1]]


def test_plain_values_have_their_types():
    front, problems = read_front(
        "a.md", 'a: 3\nb: 1.5\nc: true\nd: null\ne: "3"\nf: 2027-05-31\ng: 1.0.0\nh: 007\ni: -2'
    )

    assert problems == []
    assert [*front.values.values()] == [3, 1.5, True, None, "3", "2027-05-31", "1.0.0", "007", -2]


def test_on_and_yes_and_times_are_words():
    front, _ = read_front("a.md", "review: {by: pending, on: null, next: yes, at: 12:30}")

    assert front.values == {"review": {"by": "pending", "on": None, "next": "yes", "at": "12:30"}}


def test_every_value_knows_its_line():
    front, _ = read_front("a.md", "a: 1\nb:\n  - x: 1\n    y: 2\n  - z\n\nc: {d: 1}")

    assert (front.line("a"), front.line("b", 0, "y"), front.line("b", 1), front.line("c", "d")) == (
        2,
        5,
        6,
        8,
    )
    assert front.line("b", 7, "q") == 3
    assert front.line("nowhere") == 2


def test_a_value_of_another_type_reads_as_empty():
    front, _ = read_front("a.md", "a: [x, 1]\nb: true\nc: {d: e}")

    assert front.text("a") == front.text("b") == front.text("a", 9) == front.text("c", "d", "e") == ""
    assert front.whole("b") == front.whole("a") == front.count("c") == 0
    assert front.texts("a") == ("x",)
    assert front.texts("b") == front.keys("b") == ()
    assert front.keys("c") == ("d",)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: [", "C203", 3),
        ("a: 1\nb: c: d", "C203", 3),
        ("- a", "C203", 2),
        ("", "C203", 2),
        ("a: \x07", "C203", 1),
        ("a: 1\na: 2", "C207", 3),
        ("a: &x 1\nb: *x", "C208", 2),
        ("a: 1\nb: !!python/object:os.system x", "C208", 3),
        ("a: " + "[" * 20 + "]" * 20, "C208", 2),
    ],
)
def test_what_cannot_be_read_or_could_be_a_trap(text: str, code: str, line: int):
    assert codes(text) == [(code, line)]


def test_a_key_that_is_no_word_reads_as_an_unnamed_one():
    front, _ = read_front("a.md", "? [a]\n: 1")

    assert front.values == {"": 1}


def test_front_matter_ends_at_the_second_line_of_dashes():
    assert split_front("---\na: 1\n---\n\nbody") == ("a: 1", 3)
    assert split_front("a: 1\n---\n") is None
    assert split_front("---\na: 1\n") is None
    assert split_front("") is None


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`, \n\t0123456789.~?<=", max_size=60))
def test_no_text_crashes_the_reader(text: str):
    front, problems = read_front("a.md", text)

    assert front.values or problems or text.strip() in {"{}", ""} or set(text) <= set("{} \n")
