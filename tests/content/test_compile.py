"""The published form: both languages, safe HTML, the same bytes again after a trip through the database."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.content.compile import compile_package
from app.content.compiled import (
    CompiledCourse,
    CompiledProgramme,
    CompiledReference,
    CompiledScenario,
    Review,
    decode,
    encode,
)
from app.content.package import package_of
from app.content.problems import Refused
from app.content.shelf import shelf_of
from app.domain.quiz import Option
from app.domain.simulation.model import Scenario
from tests.content.packages import (
    SHELF,
    case_package,
    changed,
    course_package,
    edit,
    programme_package,
    reference_package,
    resource_package,
)
from tests.content.texts import PROGRAMME

LESSON, LESSON_ZH = "lessons/first-look.md", "lessons/first-look.zh-CN.md"


def course() -> CompiledCourse:
    compiled = compile_package(course_package(), SHELF)
    assert isinstance(compiled, CompiledCourse)
    return compiled


def test_a_package_with_an_error_is_refused_with_every_problem():
    package = course_package(edit("course.md", "minutes: 45", "minutes: 46"), edit(LESSON, "`think`\n\n", ""))

    with pytest.raises(Refused) as refused:
        compile_package(package, SHELF)

    assert [each.code for each in refused.value.problems] == ["C402", "C411"]


def test_a_warning_does_not_stop_publishing():
    package = course_package(edit(LESSON, "Asking does no harm", "Nobody committed suicide by being asked"))

    assert compile_package(package, SHELF)


def test_the_head_of_a_course_in_both_languages():
    compiled = course()

    assert compiled.title == {"en": "Reading a score", "zh-CN": "读懂分数"}
    assert compiled.objectives[0].text == {"en": "Read a score.", "zh-CN": "读懂一个分数。"}
    assert compiled.modules[1].title == {"en": "Finish", "zh-CN": "结束"}
    assert [(item.key, item.minutes) for module in compiled.modules for item in module.items] == [
        ("lesson:first-look", 20),
        ("simulation:sim-b1", 15),
        ("quiz:scores", 10),
    ]
    assert (compiled.review.by, compiled.review.on, compiled.review.next) == (None, None, "2027-05-31")
    assert 'href="/learn/asm-900/lessons/first-look"' in compiled.intro_html["zh-CN"]


def test_a_review_that_was_done_names_who_and_when():
    package = course_package(edit("course.md", "by: pending, on: null", "by: Dr Li, on: 2026-12-01"))

    compiled = compile_package(package, SHELF)

    assert isinstance(compiled, CompiledCourse)
    assert (compiled.review.by, compiled.review.on) == ("Dr Li", "2026-12-01")


def test_the_sections_of_a_lesson():
    lesson = course().lessons["first-look"]

    assert [(section.id, section.kind) for section in lesson.sections] == [
        ("", "prose"),
        ("s1", "prose"),
        ("check-score", "check"),
        ("s3", "activity"),
        ("s4", "think"),
    ]
    assert lesson.sections[3].title == {"en": "Try it", "zh-CN": "试一试"}
    assert [source.key for source in lesson.sources] == ["decou-2018"]
    assert lesson.warning == ("suicide",)


def test_blocks_are_numbered_through_the_lesson_and_alike_in_both_languages():
    lesson = course().lessons["first-look"]

    for language in ("en", "zh-CN"):
        html = "".join(section.body_html[language] for section in lesson.sections)
        assert [f'id="b{number}"' in html for number in range(1, 7)] == [True] * 5 + [False]
    assert lesson.block_count == 5


def test_a_section_begins_with_the_same_number_even_where_one_language_has_a_block_more():
    package = course_package(edit(LESSON_ZH, "> “你好吗？”", "> “你好吗？”\n\n还有一段。"))

    compiled = compile_package(package, SHELF)

    assert isinstance(compiled, CompiledCourse)
    activity = compiled.lessons["first-look"].sections[3].body_html
    assert 'id="b5"' in activity["en"]
    assert 'id="b5"' in activity["zh-CN"]


def test_links_of_a_lesson_lead_to_pages():
    lesson = course().lessons["first-look"]

    assert 'href="#source-decou-2018"' in lesson.sections[0].body_html["en"]
    assert 'href="tel:110"' in lesson.sections[0].body_html["zh-CN"]
    think = lesson.sections[4].body_html["en"]
    assert 'href="/learn/cri-101/lessons/the-direct-question"' in think
    assert 'href="/learn/cri-101"' in think
    assert 'href="/simulations/sim-b1"' in think


def test_a_check_in_a_lesson():
    check = course().lessons["first-look"].sections[2].check

    assert check is not None
    assert check.logic.options == (Option("a", False), Option("b", True))
    assert check.words.stem_html["zh-CN"] == "<p>分数说明什么？</p>"
    assert check.words.options_html["b"] == {"en": "A little.", "zh-CN": "一点点。"}
    assert check.words.rationales_html["a"] == {
        "en": "<p>It says little.</p>",
        "zh-CN": "<p>它说明得很少。</p>",
    }


def test_the_rules_and_the_bank_of_a_quiz():
    quiz = course().quizzes["scores"]
    by_id = {question.id: question for question in quiz.logic.questions}

    assert (quiz.logic.pass_percent, quiz.logic.draw, quiz.logic.attempts) == (80, 2, 3)
    assert (quiz.logic.cooldown_minutes, quiz.logic.show) == (720, "after-submit")
    assert (by_id["one-score"].points, by_id["one-score"].must, by_id["one-score"].tag) == (
        2,
        True,
        "reading",
    )
    assert (by_id["many-signs"].scoring, by_id["many-signs"].fixed) == ("per-option", True)
    assert (by_id["a-number"].answer, by_id["a-number"].tolerance) == (Decimal("19.1"), Decimal("0.1"))
    assert quiz.words["a-number"].note_html == {"en": "<p>Half of it.</p>", "zh-CN": "<p>一半。</p>"}


@pytest.mark.parametrize(
    ("rules", "minutes", "counts"),
    [
        ("", None, "best"),
        ("time-limit: 20m\ncounts: first\n", 20, "first"),
        ("time-limit: 2h\ncounts: last\n", 120, "last"),
        ("time-limit: none\ncounts: best\n", None, "best"),
    ],
)
def test_the_time_limit_and_the_result_that_counts(rules: str, minutes: int | None, counts: str):
    package = course_package(edit("quizzes/scores.md", "draw: 2\n", f"draw: 2\n{rules}"))

    compiled = compile_package(package, SHELF)

    assert isinstance(compiled, CompiledCourse)
    logic = compiled.quizzes["scores"].logic
    assert (logic.time_limit_minutes, logic.counts) == (minutes, counts)
    assert decode("course", encode(compiled)) == compiled


def test_what_was_published_before_there_were_limits_has_none():
    earlier = encode(course()).replace(b',"time_limit_minutes":null,"counts":"best"', b"")

    assert b"time_limit" not in earlier
    assert decode("course", earlier) == course()


def test_a_quiz_without_a_draw_asks_all_and_unlimited_means_no_limit():
    rules = edit("quizzes/scores.md", "draw: 2\nattempts: 3\ncooldown: 12h\n", "attempts: unlimited\n")

    compiled = compile_package(course_package(rules), SHELF)

    assert isinstance(compiled, CompiledCourse)
    logic = compiled.quizzes["scores"].logic
    assert (logic.draw, logic.attempts, logic.cooldown_minutes) == (6, None, 0)


def test_a_programme():
    compiled = compile_package(programme_package(), SHELF)

    assert isinstance(compiled, CompiledProgramme)
    assert compiled.requires == ("course:cri-101", "simulation:sim-b1")
    assert (compiled.valid_months, compiled.window_days, compiled.grace_days) == (24, 90, 30)
    assert compiled.body_html["zh-CN"] == "<p>它说明您练习过。</p>"


def test_a_programme_that_does_not_expire():
    forever = edit(
        "first-responder.md", "{method: from-completion, for: 24mo, last-day: inclusive}", "{method: none}"
    )
    window = edit("first-responder.md", "window: {opens: 90d, grace: 30d}\n", "")

    compiled = compile_package(programme_package(forever, window), SHELF)

    assert isinstance(compiled, CompiledProgramme)
    assert (compiled.valid_months, compiled.window_days) == (None, 0)


def test_the_reference_shelf():
    compiled = compile_package(reference_package(), SHELF)

    assert isinstance(compiled, CompiledReference)
    assert compiled.hotlines["police"].label == {"en": "Police", "zh-CN": "报警"}
    assert compiled.hotlines["police"].text_html["zh-CN"] == "<p>昼夜接听。</p>"
    assert compiled.sources["decou-2018"].link == "https://doi.org/10.1000/1"
    assert compiled.sources["decou-2018"].text_html["en"] == "<p>DeCou CR (2018). <em>Asking</em>.</p>"


def test_the_compiled_form_survives_the_database():
    makers = (course_package, programme_package, case_package, resource_package, reference_package)
    for package in (make() for make in makers):
        compiled = compile_package(package, SHELF)

        assert decode(package.kind, encode(compiled)) == compiled


def test_a_shelf_can_be_built_from_what_is_published():
    makers = (course_package, programme_package, case_package, resource_package, reference_package)
    published = [compile_package(make(), SHELF) for make in makers]

    shelf = shelf_of(published)

    assert shelf.has_lesson("asm-900", "first-look")
    assert shelf.one_file == {"programme:first-responder", "case:quiet-desk", "resource:note"}
    assert shelf.reference.hotlines["police"].number == "110"


def test_a_shelf_knows_a_simulation_and_its_minutes():
    nothing = {"en": "", "zh-CN": ""}
    logic = Scenario("sim-x", "start", (), (), (), (), "never", "debrief")
    review = Review(None, None, "2027-05-31")
    scenario = CompiledScenario(
        logic,
        "1.0.0",
        nothing,
        nothing,
        "basic",
        nothing,
        {},
        25,
        (),
        nothing,
        nothing,
        review,
        nothing,
        {},
        {},
        {},
        {},
        {},
        (),
    )

    assert shelf_of([scenario]).simulations == {"sim-x": 25}


def test_a_package_without_a_stamp_compiles_too():
    assert compile_package(package_of(changed(PROGRAMME)), SHELF)
