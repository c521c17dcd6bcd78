"""The glossary as a file: read, judged, and what of it decides how other packages compile."""

from __future__ import annotations

import pytest

from app.content import compile as compiler
from app.content.compile import compile_package, compiled_digest
from app.content.compiled import CompiledReference, TermForms, decode, encode
from app.content.reference import compile_reference
from tests.content.packages import (
    SHELF,
    Change,
    course_package,
    edit,
    faults,
    line_of,
    reference_package,
)

GLOSSARY, GLOSSARY_ZH = "glossary.md", "glossary.zh-CN.md"


def reference(*changes: Change) -> CompiledReference:
    return compile_reference(reference_package(*changes))


TAUGHT = edit(GLOSSARY, "`certainty: A`", "`certainty: A` `lesson: lesson:cri-101/the-direct-question`")


def test_an_entry_has_its_forms_and_its_meaning_in_both_languages():
    entry = reference(TAUGHT).terms["safety-plan"]

    assert entry.forms["en"] == TermForms("safety plan", ("safety plans",))
    assert entry.forms["zh-CN"] == TermForms("安全计划", near=("计划书",), avoid=("安全契约",))
    assert entry.name == {"en": "safety plan", "zh-CN": "安全计划"}
    assert entry.text_html["zh-CN"] == "<p>和学生一起写的六部分。它不是协议。</p>"
    assert entry.lesson == "lesson:cri-101/the-direct-question"
    assert entry.last_verified == "2026-11-23"


def test_a_word_of_every_day_is_marked_only_in_its_other_forms():
    entry = reference(edit(GLOSSARY, "`also: safety plans`", "`also: safety plans` `common`")).terms[
        "safety-plan"
    ]

    assert entry.forms["en"].marked == ("safety plans",)
    assert entry.forms["en"].right == ("safety plan", "safety plans")


def test_a_shelf_from_before_there_was_a_glossary_is_read():
    assert decode("reference", b'{"sources": {}, "hotlines": {}}') == CompiledReference({}, {})
    assert decode("reference", encode(reference())) == reference()


@pytest.mark.parametrize(
    ("change", "code", "path", "fragment"),
    [
        (edit(GLOSSARY, "`term: safety plan` ", ""), "C216", GLOSSARY, "## safety-plan"),
        (edit(GLOSSARY_ZH, "`term: 安全计划` ", ""), "C216", GLOSSARY_ZH, "## safety-plan"),
        (edit(GLOSSARY, "`also: safety plans`", "`also: bullying`"), "C811", GLOSSARY, "## bullying"),
        (edit(GLOSSARY_ZH, "安全契约", "安全计划"), "C811", GLOSSARY_ZH, "## safety-plan"),
        (edit(GLOSSARY_ZH, "`avoid: 霸凌`", "`avoid:`"), "C215", GLOSSARY_ZH, "`term: 欺凌`"),
        (edit(GLOSSARY_ZH, "`avoid: 霸凌`", "`certainty: A`"), "C211", GLOSSARY_ZH, "`certainty"),
        (edit(GLOSSARY, "`certainty: A`", "`lesson: lesson:a/b`"), "C303", GLOSSARY, "## safety-plan"),
        (edit(GLOSSARY, "`certainty: A`", "`lesson: a/b`"), "C215", GLOSSARY, "`lesson: a/b`"),
        (edit(GLOSSARY_ZH, "一方故意伤害另一方。", ""), "C413", GLOSSARY_ZH, "## bullying"),
    ],
)
def test_a_fault_in_the_glossary(change: Change, code: str, path: str, fragment: str):
    package = reference_package(change)

    assert (code, path, line_of(package, path, fragment)) in faults(package)


def test_what_a_term_means_decides_nothing_about_other_packages():
    course = course_package()
    meant_otherwise = reference(edit(GLOSSARY, "It is no contract.", "It is no promise."))
    avoided_as_well = reference(edit(GLOSSARY_ZH, "安全契约", "安全契约, 安全合同"))

    for changed in (meant_otherwise, avoided_as_well):
        assert compiled_digest(course, changed) == compiled_digest(course, reference())


def test_how_a_term_is_found_a_source_and_the_compiler_do(monkeypatch: pytest.MonkeyPatch):
    course, shelf = course_package(), reference_package()
    before = compiled_digest(course, reference()), compiled_digest(shelf, reference())

    found_otherwise = reference(edit(GLOSSARY, "also: safety plans", "also: safety planning"))
    cited_otherwise = reference(edit("sources.md", "(2018)", "(2019)"))
    assert compiled_digest(course, found_otherwise) != before[0]
    assert compiled_digest(course, cited_otherwise) != before[0]

    monkeypatch.setattr(compiler, "COMPILER", compiler.COMPILER + 1)
    assert compiled_digest(course, reference()) != before[0]
    assert compiled_digest(shelf, reference()) != before[1]


def test_a_lesson_marks_the_first_place_in_each_language():
    path = "lessons/first-look.md"
    lesson = course_package().text(path)
    place = lesson.split("\n\n")[1]
    package = course_package(
        edit(path, place, f"{place} A safety plan, and the safety plan again."),
        edit("lessons/first-look.zh-CN.md", "\n\n## ", "安全计划，还是安全计划。\n\n## "),
    )

    compiled = compile_package(package, SHELF).lessons["first-look"]

    for language in ("en", "zh-CN"):
        whole = "".join(section.body_html[language] for section in compiled.sections)
        assert whole.count('<a class="term" href="/library/glossary#safety-plan">') == 1, language
