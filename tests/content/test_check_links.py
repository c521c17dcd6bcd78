"""Links, images and raw HTML: every way to write one that is refused."""

from __future__ import annotations

import pytest

from app.content.problems import sentence
from tests.content.packages import Change, course_package, edit, faults, line_of, problems, put

HEAD, LESSON, LESSON_ZH = "course.md", "lessons/first-look.md", "lessons/first-look.zh-CN.md"
PNG = b"\x89PNG\r\n\x1a\n and more"


def instead(text: str) -> Change:
    return edit(LESSON, '> "How are you?"', f"> {text}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <b>bold</b> word", "C301"),
        ("<script>alert(1)</script>", "C301"),
        ("[x](javascript:alert(1))", "C302"),
        ("[x](JaVaScRiPt:alert(1))", "C302"),
        ("[x](data:text/html;base64,AAAA)", "C302"),
        ("[x](vbscript:x)", "C302"),
        ("[x](http://plain.example)", "C302"),
        ("[x](//host/path)", "C302"),
        ("[x](/absolute)", "C302"),
        ("[x](#place)", "C302"),
        ("[x](mailto:a@b.example)", "C302"),
        ("<mailto:a@b.example>", "C302"),
        ("[x](https://user@host/)", "C302"),
        ("[x](source:cri-101/decou-2018)", "C307"),
        ("[x](lesson:none)", "C303"),
        ("[x](lesson:cri-101/none)", "C303"),
        ("[x](lesson:zzz-999/the-direct-question)", "C303"),
        ("[x](course:zzz-999)", "C304"),
        ("[x](simulation:zzz-999)", "C305"),
        ("[x](case:zzz-999)", "C316"),
        ("[x](case:cri-101/quiet-desk)", "C316"),
        ("[x](resource:zzz-999)", "C317"),
        ("[x](source:none-2000)", "C307"),
        ("[x](hotline:none)", "C308"),
        ("[call](hotline:police)", "C309"),
        ("![door](https://who.int/door.png)", "C310"),
        ("![door](../door.png)", "C310"),
        ("![door](media/../door.png)", "C310"),
        ("![door](media/door.png)", "C311"),
        ("![](media/door.png)", "C312"),
    ],
)
def test_a_link_that_leads_nowhere_or_is_not_allowed(text: str, code: str):
    package = course_package(instead(text))

    assert (code, LESSON, line_of(package, LESSON, text)) in faults(package)


@pytest.mark.parametrize("path", [LESSON, LESSON_ZH])
def test_both_languages_are_judged(path: str):
    package = course_package(edit(path, "(hotline:police)", "(javascript:police)"))

    assert [fault for fault in faults(package) if fault[0] == "C302"] == [
        ("C302", path, line_of(package, path, "javascript"))
    ]


@pytest.mark.parametrize(
    "place",
    [
        "- [ ] in\n  [a](javascript:x)",
        "> in [a](javascript:x)",
        "| a | b |\n|---|---|\n| [a](javascript:x) | c |",
    ],
)
def test_links_are_found_wherever_they_stand(place: str):
    package = course_package(edit(HEAD, "A score is a question.", f"{place}\n\nText."))

    assert ("C302", HEAD, line_of(package, HEAD, "javascript")) in faults(package)


def test_link_definitions_are_not_used():
    package = course_package(edit(HEAD, "A score is", "[a]: https://who.int\n\nA score is"))

    assert faults(package) == [("C306", HEAD, line_of(package, HEAD, "[a]:"))]


def test_an_image_that_is_there_and_described_is_fine():
    picture = "![An open door](media/door.png)"
    package = course_package(
        instead(picture),
        edit(LESSON_ZH, "> “你好吗？”", "> ![一扇开着的门](media/door.png)"),
        put("media/door.png", PNG),
    )

    assert faults(package) + faults(package, "warning") == []


def test_an_image_that_no_text_shows_is_a_warning():
    assert faults(course_package(put("media/door.png", PNG)), "warning") == [("C315", "media/door.png", 0)]


def test_a_source_is_listed_exactly_when_it_is_cited():
    unlisted = course_package(edit(LESSON, "sources: [decou-2018]", "sources: []"))
    uncited = course_package(
        edit(LESSON, "[review](source:decou-2018)", "review"),
        edit(LESSON_ZH, "[综述](source:decou-2018)", "综述"),
    )

    assert faults(unlisted) == [
        ("C313", LESSON, line_of(unlisted, LESSON, "(source:")),
        ("C313", LESSON_ZH, line_of(unlisted, LESSON_ZH, "(source:")),
    ]
    assert faults(uncited) == [("C314", LESSON, line_of(uncited, LESSON, "sources:"))]


def test_a_listed_source_must_exist():
    package = course_package(edit(LESSON, "sources: [decou-2018]", "sources: [decou-2018, none-1999]"))

    line = line_of(package, LESSON, "sources:")
    assert faults(package) == [("C307", LESSON, line), ("C314", LESSON, line)]


def test_a_problem_is_said_in_both_languages():
    (found,) = problems(course_package(instead("[call](hotline:police)")))

    assert sentence(found, "en") == (
        "The words of this hotline link do not contain its number 110.",
        "Write the number between [ and ].",
    )
    assert sentence(found, "zh-CN")[0] == "这个热线链接的文字里没有号码 110。"
