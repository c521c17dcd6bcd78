"""Whether texts follow the glossary; and that what ships does, the interface's Chinese included."""

from __future__ import annotations

from app.content.term_check import avoided_terms, missing_terms
from app.content.terms import TermFinder
from app.library.publishing import Checked
from app.library.services import CheckedPackage
from tests.architecture.test_translations import translated
from tests.content.packages import case_package, course_package, edit, faults, line_of
from tests.library.factories import reference_of

LESSON, LESSON_ZH = "lessons/first-look.md", "lessons/first-look.zh-CN.md"


def test_a_form_to_be_avoided_is_reported_with_its_line():
    package = course_package(edit(LESSON_ZH, "询问没有坏处", "霸凌。\n询问没有坏处"))

    assert ("C812", LESSON_ZH, line_of(package, LESSON_ZH, "霸凌")) in faults(package, "warning")


def test_but_not_where_it_is_spoken_about_or_is_not_to_be_said():
    package = course_package(
        edit(LESSON_ZH, "询问没有坏处", "不写“霸凌”。询问没有坏处"),
        edit(LESSON_ZH, "你就是想不开", "你这是霸凌"),
    )

    assert [each for each in faults(package, "warning") if each[0] == "C812"] == []


def test_a_translation_without_the_term_is_reported_with_its_line():
    package = course_package(edit(LESSON, "1.  Read one score.", "1.  Read one *safety\n    plan*."))

    assert ("C813", LESSON_ZH, line_of(package, LESSON_ZH, "1.  读一个分数")) in faults(package, "warning")


def test_a_translation_may_use_the_term_or_what_is_near_it():
    for words in ("安全计划", "计划书"):
        package = course_package(
            edit(LESSON, "1.  Read one score.", "1.  Read one safety plan."),
            edit(LESSON_ZH, "读一个分数", f"读一份{words}"),
        )
        assert faults(package, "warning") == []


def test_directives_and_addresses_are_no_text():
    package = course_package(edit(LESSON, "## Try it", "## Try [it](https://who.int/bullying)"))

    assert [each for each in faults(package, "warning") if each[0] == "C813"] == []


def test_titles_and_cases_are_held_to_it_as_well():
    package = case_package(edit("quiet-desk.md", "\ntitle: ", "\ntitle: Bullying and "))

    assert ("C813", "quiet-desk.zh-CN.md", line_of(package, "quiet-desk.zh-CN.md", "title:")) in faults(
        package, "warning"
    )


def test_what_ships_follows_the_glossary(shipped_checked: Checked):
    found = [
        f"{problem.code} {each.place.name}/{problem.file}:{problem.line}"
        for each, problem in shipped_checked.problems
        if problem.code in {"C812", "C813"}
    ]

    assert found == []


def test_the_interface_follows_the_glossary(shipped: tuple[CheckedPackage, ...]):
    terms = reference_of(shipped).terms
    in_english = TermFinder({key: entry.forms["en"].right for key, entry in terms.items()})
    avoided = {language: avoided_terms(terms, language) for language in ("en", "zh-CN")}

    wrong = []
    for english, chinese in translated().items():
        wrong += [(english, each.key) for each in avoided["en"].find(english)]
        for words in chinese:
            wrong += [(words, each.key) for each in avoided["zh-CN"].find(words)]
            wrong += [(words, key) for key in missing_terms(in_english, terms, english, words, "zh-CN")]

    assert len(terms) >= 100
    assert wrong == []
