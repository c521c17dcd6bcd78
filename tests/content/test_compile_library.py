"""The published form of a case and of a resource."""

from __future__ import annotations

from app.content.compile import compile_package
from app.content.compiled import CompiledCase, CompiledResource, Review
from tests.content.packages import SHELF, case_package, edit, resource_package


def case() -> CompiledCase:
    compiled = compile_package(case_package(), SHELF)
    assert isinstance(compiled, CompiledCase)
    return compiled


def resource(*, minutes: str = "minutes: 5\n") -> CompiledResource:
    compiled = compile_package(resource_package(edit("note.md", "minutes: 5\n", minutes)), SHELF)
    assert isinstance(compiled, CompiledResource)
    return compiled


def test_the_head_of_a_case():
    compiled = case()

    assert (compiled.id, compiled.version, compiled.tier, compiled.age) == (
        "quiet-desk",
        "1.0.0",
        "basic",
        "junior",
    )
    assert compiled.title == {"en": "A quiet desk", "zh-CN": "安静的课桌"}
    assert compiled.tracks == ("counselling", "crisis")
    assert compiled.issues == ("friendship", "sleep")
    assert compiled.warning == ("suicide",)
    assert compiled.lessons == ("lesson:cri-101/the-direct-question",)
    assert [source.key for source in compiled.sources] == ["decou-2018"]
    assert compiled.review == Review("Dr Li", "2026-11-01", "2027-05-31")


def test_the_four_parts_of_a_case_in_both_languages():
    compiled = case()

    assert compiled.facts.title == {"en": "After the bell", "zh-CN": "放学之后"}
    assert "<blockquote>" in compiled.facts.body_html["en"]
    assert "小月在擦" in compiled.facts.body_html["zh-CN"]
    assert 'href="/library/resources/note"' in compiled.answer.body_html["zh-CN"]
    assert 'href="#source-decou-2018"' in compiled.answer.body_html["en"]
    assert compiled.outcome.body_html["en"] == "<p>She came back.</p>"


def test_the_questions_of_a_case_are_told_apart():
    compiled = case()

    assert compiled.questions.title == {"en": "Before you speak", "zh-CN": "开口之前"}
    assert compiled.questions.items_html == (
        {"en": "<p>What do you say first?</p>", "zh-CN": "<p>第一句话说什么？</p>"},
        {
            "en": "<p>Whom do you tell?</p>\n<p>And when?</p>",
            "zh-CN": "<p>告诉谁？</p>\n<p>什么时候？</p>",
        },
    )


def test_a_resource_keeps_what_is_to_be_filled_in():
    opening, said, following = resource().passages

    assert opening.body_html["zh-CN"].startswith("<p>姓名：____班级：____。")
    assert opening.title == {"en": "", "zh-CN": ""}
    assert '<table class="blanks">' in said.body_html["en"]
    assert '<ul class="ticks">' in said.body_html["zh-CN"]
    assert "<hr>" in said.body_html["en"]
    assert [passage.is_aid for passage in (opening, said, following)] == [False, True, False]
    assert 'href="/library/cases/quiet-desk"' in following.body_html["en"]


def test_the_head_of_a_resource():
    compiled = resource()

    assert (compiled.form, compiled.licence, compiled.minutes) == ("form", "CC-BY-SA-4.0", 5)
    assert compiled.audience == ("psychology-teacher", "class-teacher")
    assert compiled.review.by is None
    assert resource(minutes="").minutes is None
