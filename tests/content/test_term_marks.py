"""Terms marked in a text: where, where not, and that nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.block_texts import words_alone
from app.content.markdown import https_only, render
from app.content.plain_text import plain_text
from app.content.term_marks import TermMarker, marked_terms
from app.content.terms import TermFinder

FINDER = TermFinder({"plan": ["safety plan", "安全计划"], "grief": ["grief"]})


def html(text: str) -> str:
    return render(text, https_only, first_block=1, marker=TermMarker(FINDER)).html


def test_the_first_place_of_each_term_is_a_link_to_its_entry():
    assert html("A *safety plan* in grief.\n\nThe safety plan again.") == (
        '<p id="b1">A <em><a class="term" href="/library/glossary#plan">safety plan</a></em> in '
        '<a class="term" href="/library/glossary#grief">grief</a>.</p>\n'
        '<p id="b2">The safety plan again.</p>'
    )


def test_the_parts_of_one_text_share_what_was_marked():
    marker = TermMarker(FINDER)
    first, second = (render(part, https_only, marker=marker).html for part in ("grief", "grief"))

    assert (marked_terms(first), marked_terms(second)) == (("grief",), ())


@pytest.mark.parametrize(
    "text",
    [
        "### A safety plan",
        "[a safety plan](https://example.org)",
        "`safety plan`",
        "> My safety plan is at home.",
        "| Say | Rather not |\n|---|---|\n| my safety plan | the plan |",
        'She says: "I lost my safety plan at home."',
        "她说：“我的安全计划在家里。”",
        "“没带。*可是*我的安全计划在家里。”",
    ],
)
def test_not_where_it_would_disturb(text: str):
    assert marked_terms(html(text)) == ()


@pytest.mark.parametrize(
    "text",
    ['The word "safety plan".', "写“安全计划”，不写别的。", "| a | b | c |\n|---|---|---|\n| grief | | |"],
)
def test_but_where_it_is_spoken_about_or_listed(text: str):
    assert len(marked_terms(html(text))) == 1


@given(
    st.lists(
        st.sampled_from(
            [
                "safety plan",
                "grief ",
                "安全计划",
                '"',
                "“",
                "”",
                "*",
                "**",
                "\n\n",
                "\n> ",
                "&amp;",
                r"\*",
                "a",
                " `x` ",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_a_mark_adds_no_text_and_takes_none_away(text: str):
    plain = render(text, https_only, first_block=1)
    marked = render(text, https_only, first_block=1, marker=TermMarker(FINDER))

    assert plain_text(marked.html) == plain_text(plain.html)
    assert words_alone(marked.html) == words_alone(plain.html)
    assert marked.tags == plain.tags
