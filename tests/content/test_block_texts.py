"""The words of numbered blocks."""

from __future__ import annotations

from app.content.block_texts import block_texts
from app.content.compiled import Section


def section(html: str) -> Section:
    return Section("", "prose", {"en": "", "zh-CN": ""}, {"en": html, "zh-CN": html.replace("One", "一")})


def test_each_block_has_its_words_with_everything_inside_it():
    html = (
        '<p id="b1">One <em>word</em> &amp; more.</p>\n<ul id="b2">\n<li>Say</li><li>Wait</li>\n</ul>\n'
        '<table class="pair" id="b3"><tr><td>a</td><td>b</td></tr></table>'
    )

    assert block_texts([section(html), section('<p id="b4">Last.</p>')], "en") == {
        1: "One word & more.",
        2: "Say Wait",
        3: "a b",
        4: "Last.",
    }


def test_a_language_has_its_own_words():
    assert block_texts([section('<p id="b1">One.</p>')], "zh-CN") == {1: "一."}


def test_words_that_look_like_a_number_begin_no_block():
    assert block_texts([section('<p id="b1">Write id="b2" there.</p>')], "en") == {1: 'Write id="b2" there.'}
