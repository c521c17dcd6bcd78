"""Words are found again after an edit, and nothing else is taken for them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.quotation import ENOUGH, Quotation, Span, find, squeezed

CONTEXT = 40

letters = st.text("abc 心研\n", max_size=60)
anything = st.text(max_size=60)


def quoted(text: str, start: int, end: int) -> Quotation:
    """Return what a page would send of marked words."""
    return Quotation(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(letters.filter(squeezed))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    assume(squeezed(text[start:end]))
    return text, start, end


@given(marked())
def test_in_a_text_that_stayed_the_words_are_found_with_the_same_surroundings(
    given_text: tuple[str, int, int],
):
    text, start, end = given_text
    span = find(squeezed(text), quoted(text, start, end), near=len(squeezed(text[:start])))

    assert span == Span(len(squeezed(text[:start])), len(squeezed(text[:end])))


@given(marked(), letters, letters)
def test_words_are_found_when_the_text_around_their_surroundings_changed(
    given_text: tuple[str, int, int], earlier: str, later: str
):
    text, start, end = given_text
    edited = f"{earlier}{text}{later}"
    span = find(squeezed(edited), quoted(text, start, end))

    assert span is not None
    assert squeezed(edited)[span.start : span.end] == squeezed(text[start:end])


@given(anything, anything, anything, anything, st.integers(-5, 200))
def test_what_is_found_is_word_for_word_what_was_marked(
    text: str, exact: str, before: str, after: str, near: int
):
    span = find(squeezed(text), Quotation(exact, before, after), near=near)

    if span is not None:
        assert squeezed(text)[span.start : span.end] == squeezed(exact)


@given(letters, st.text("xyz", min_size=1, max_size=20), letters, letters)
def test_words_that_are_not_there_are_not_found(text: str, exact: str, before: str, after: str):
    assert find(squeezed(text), Quotation(exact, before, after)) is None


@given(marked(), st.sampled_from([" ", "\n", "\u3000", "\u00a0"]))
def test_blanks_do_not_count(given_text: tuple[str, int, int], blank: str):
    text, start, end = given_text
    apart = quoted(text, start, end)
    joined = Quotation(*(blank.join(each) for each in (apart.exact, apart.before, apart.after)))

    assert find(squeezed(text), joined) == find(squeezed(text), apart)


def test_of_several_places_the_one_with_the_same_surroundings_is_meant():
    text = squeezed("Ask her directly. Stay calm. Then ask her parents. Ask her again tomorrow.")

    span = find(text, Quotation("ask her", "Stay calm. Then", "parents."))

    assert span == Span(text.index("askher"), text.index("askher") + len("askher"))


def test_of_equal_places_the_one_closest_to_the_block_is_meant():
    text = "stay with them." * 5

    assert find(squeezed(text), Quotation("stay with them."), near=40) == Span(39, 52)


def test_a_short_word_left_alone_in_another_sentence_is_not_it():
    assert find("onemayaskforhelp", Quotation("ask", "Please do", "her directly today")) is None


@pytest.mark.parametrize("word", ["自杀", "ask"])
def test_a_short_word_with_enough_of_its_surroundings_is_it(word: str):
    around = "abcdefgh"[: ENOUGH - len(word)]

    assert find(f"new{around}{word}new", Quotation(word, f"old{around}", "old")) is not None


def test_nothing_marked_is_nowhere():
    assert find("text", Quotation(" ")) is None
