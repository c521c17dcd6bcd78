"""The only way to HTML: what is built, and that nothing unsafe comes through, whatever is written."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.content.gate import ATTRIBUTES, TAGS, purify
from app.content.markdown import inline, render, user_html


def resolve(address: str) -> str | None:
    return {"lesson:a": "/learn/x/lessons/a", "media/a.png": "/media/course/x/a.png"}.get(address)


def nowhere(_address: str) -> None:
    return None


class Inspector(HTMLParser):
    """Fails on anything that the allow-list does not name."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name == "id" or name in ATTRIBUTES[tag], (tag, name)
            if name in {"href", "src"}:
                self.links.append(value or "")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def links_of(html: str) -> list[str]:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.links


def test_blocks_carry_numbers_that_go_on_from_a_start():
    rendered = render("One\n\n-   two\n\n> three", nowhere, first_block=7)

    assert re.findall(r'<(\w+) id="(b\d+)"', rendered.html) == [
        ("p", "b7"),
        ("ul", "b8"),
        ("blockquote", "b9"),
    ]
    assert rendered.tags == ("p", "ul", "blockquote")


def test_links_and_images_go_through_the_resolver():
    rendered = render("[a](lesson:a) ![An open door](media/a.png) [b](lesson:b) ![c](media/c.png)", resolve)

    assert rendered.html == (
        '<p><a href="/learn/x/lessons/a">a</a> <img alt="An open door" src="/media/course/x/a.png"> b c</p>'
    )
    assert rendered.dropped == ("lesson:b", "media/c.png")


def test_a_table_of_two_columns_is_marked_as_a_pair():
    two, three = "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |"

    assert '<table class="pair">' in render(two, nowhere).html
    assert "<table>" in render(three, nowhere).html


def test_a_table_with_empty_cells_is_to_be_filled_in():
    html = render("| Said | Asked |\n|---|---|\n| x | |", nowhere).html

    assert '<table class="blanks">' in html
    assert "<td></td>" in html


def test_a_list_of_boxes_is_to_be_ticked():
    assert '<ul class="ticks">' in render("-   ☐ Told\n\n-   ☐ **Seen**", nowhere).html
    assert "<ul>" in render("-   ☐ Told\n-   Seen", nowhere).html


@pytest.mark.parametrize(
    "text", ["姓名：____班级：____。", "a ____b____ c", "____a____", "Name ______, *b* ____"]
)
def test_a_line_to_write_on_is_no_emphasis(text: str):
    html = render(text, nowhere).html

    assert html.count("_") == text.count("_")
    assert "<strong>" not in html


def test_a_line_to_write_on_may_stand_alone():
    assert render("Said:\n\n________", nowhere).tags == ("p", "hr")


def test_raw_html_is_shown_as_text():
    assert render("<b onclick=x>a</b>", nowhere).html == "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>"


def test_a_label_has_no_paragraph_around_it():
    assert inline("a **b**", nowhere) == "a <strong>b</strong>"
    assert inline("a\n\nb", nowhere) == "<p>a</p>\n<p>b</p>"


def test_bold_text_ends_before_chinese_words():
    assert render("**赵先生**：他来了。", nowhere).html == "<p><strong>赵先生</strong>：他来了。</p>"


def test_what_a_person_types_keeps_https_links_only_and_marks_them():
    html = user_html("[a](https://x.example/?q=1) [b](http://x.example) [c](/admin) [d](tel:110)")

    assert html == '<p><a href="https://x.example/?q=1" rel="nofollow ugc noopener">a</a> b c d</p>'


def test_what_a_person_types_has_no_images_and_lower_headings():
    assert (
        user_html("# A\n\n##### B\n\n![door](https://x.example/a.png)")
        == "<h3>A</h3>\n<h6>B</h6>\n<p>door</p>"
    )


@pytest.mark.parametrize(
    "address", ["https://a@b.example/", "https://", "https:///x", "https://a b", "HTTPS://x.example"]
)
def test_a_strange_address_is_no_link(address: str):
    assert "<a" not in user_html(f"[a]({address})")


BUSY = (
    *("[" * 5000, "![" * 2500, "[a](" * 1200, "[a" * 2500, "`" * 5000, "*a " * 1600),
    *("> " * 2500, "- " * 2500, "1. " * 1600, "\n".join(" " * 4 * depth + "- a" for depth in range(60))),
)


@pytest.mark.parametrize("text", BUSY)
def test_a_text_made_to_keep_a_worker_busy_is_rendered_soon(text: str):
    started = time.perf_counter()

    user_html(text)

    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick=x>a</p>",
        '<a href="javascript:x">a</a>',
        '<a href="//host">a</a>',
        '<a href="tel:1;x">a</a>',
        '<img src="https://x.example/a.png" alt="">',
        '<p id="main">a</p>',
        '<table class="admin"></table>',
        "<svg><style><img src=x onerror=y></style></svg>",
        "<!-- a -->",
    ],
)
def test_the_gate_alone_lets_nothing_unsafe_through(html: str):
    assert links_of(purify(html)) == []
    assert not re.search(r"onclick|onerror|javascript|id=|class=|<svg|<style|<!--", purify(html))


DANGEROUS = (
    *(
        "[a](",
        "](",
        ")",
        "![",
        "<",
        ">",
        "javascript:",
        "data:text/html,",
        "&#106;avascript:",
        "https://x.example",
    ),
    *(
        "<script>",
        "<img src=x onerror=y>",
        "<svg/onload=y>",
        "<!--",
        " onclick=x",
        '"',
        "&lt;",
        "[a]: javascript:x",
    ),
    *(
        "`",
        "**",
        "\n\n",
        "\n    ",
        "\t",
        "> ",
        "-   ",
        "|",
        "|-",
        "# ",
        "\x02",
        "\x03",
        "klzzwxh:0001",
        "wzxhzdk:0",
    ),
)
PIECES = st.lists(st.text(max_size=12) | st.sampled_from(DANGEROUS), max_size=25).map("".join)


@given(PIECES)
@example("[a](javascript:alert(1))")
@example("<javascript:alert(1)>")
@example("[a](<java\nscript:x>)")
@example('![a](https://x.example/"onerror="x)')
@example("\x02klzzwxh:0000\x03")
def test_nothing_that_is_written_becomes_unsafe(text: str):
    assert all(link.startswith("https://") for link in links_of(user_html(text)))
    assert set(links_of(render(text, resolve, first_block=1).html)) <= {
        "/learn/x/lessons/a",
        "/media/course/x/a.png",
    }
