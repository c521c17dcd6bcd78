"""The words of HTML."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.content.markdown import user_html
from app.content.plain_text import plain_text


def test_blocks_are_lines_and_what_stands_in_a_line_stays_together():
    html = '<h2 id="a">Ask</h2><p>One <strong>plain</strong> <a href="/x">que</a>stion.</p><ul><li>a</li><li>b &amp; c</li></ul>'

    assert plain_text(html) == "Ask\nOne plain question.\na\nb & c"


def test_cells_do_not_run_together():
    assert plain_text("<table><tr><td>自</td><td>伤</td></tr></table>") == "自\n伤"


def test_line_ends_of_the_source_are_spaces():
    assert plain_text("<p>one\n  two</p>") == "one two"


@given(st.text())
def test_what_people_write_comes_out_without_tags(text: str):
    assert "<p>" not in plain_text(user_html(text)).replace(text, "")
