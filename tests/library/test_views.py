"""The library, a case, a sheet: in both languages, on paper, for whom it is."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.content.compiled import Review
from tests.browser import Browser
from tests.library.factories import course, lesson, publish_for_tests
from tests.library.one_file_packages import case, resource
from tests.people import People

LIBRARY, CASE, SHEET = "/library", "/library/cases/quiet-desk", "/library/resources/note"


@pytest.fixture
def shelf(session: Session) -> None:
    publish_for_tests(
        session,
        course(lessons=[lesson("one")]),
        case(),
        case("grief", tier="advanced", tracks=("crisis",), issues=("bereavement",)),
        resource(),
        resource("plan", form="lesson-plan", tracks=("counselling",)),
    )


@pytest.fixture
def ana(shelf: None, browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana)


@pytest.fixture
def ana_in_chinese(shelf: None, browse: Browser, people: People) -> Browser:
    return browse.signed_in(people.ana, "zh-CN")


def test_the_library_lists_cases_and_sheets_with_counts(ana: Browser):
    page = ana.get(LIBRARY).text

    for words in ("Case quiet-desk", "Case grief", "Sheet note", "Sheet plan", "Bereavement", "Lesson plan"):
        assert words in page
    assert "For class teachers, dormitory keepers" in page
    assert page.index("Case quiet-desk") < page.index("Case grief")


def test_the_library_in_chinese(ana_in_chinese: Browser):
    page = ana_in_chinese.get(LIBRARY).text

    for words in ("案例与资源", "中文 Case grief", "丧亲与哀伤", "适用于班主任、宿管", "教案"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("track=crisis", ["Case grief", "Sheet note", "1 of 2"], ["Case quiet-desk", "Sheet plan"]),
        ("tier=advanced", ["Case grief", "Sheet plan"], ["Case quiet-desk"]),
        ("issue=sleep", ["Case quiet-desk"], ["Case grief"]),
        ("form=lesson-plan", ["Case grief", "Sheet plan"], ["Sheet note"]),
        ("tier=advanced&issue=sleep", ["No case fits", "Show all"], ["Case grief"]),
        ("track=assessment", ["No case fits", "No sheet fits"], ["Case grief", "Sheet note"]),
        ("track=nonsense&issue=abuse", ["Case quiet-desk", "Case grief", "Sheet note"], ["1 of 2"]),
    ],
)
def test_the_library_shows_what_somebody_looks_for(
    ana: Browser, query: str, there: list[str], gone: list[str]
):
    page = ana.get(f"{LIBRARY}?{query}").text

    assert [words for words in there if words not in page] == []
    assert [words for words in gone if words in page] == []


def test_only_issues_that_a_case_is_about_are_offered(ana: Browser):
    page = ana.get(LIBRARY).text

    assert '<option value="bereavement">' in page
    assert '<option value="abuse">' not in page


def test_a_library_without_anything_says_what_will_be_there(browse: Browser, people: People):
    page = browse.signed_in(people.ana).get(LIBRARY).text

    assert "No case has been published yet" in page
    assert "No sheet has been published yet" in page
    assert "<select" not in page


def test_a_case_warns_first_then_asks_and_keeps_its_answer_closed(ana: Browser):
    page = ana.get(CASE).text

    order = [
        page.index(words)
        for words in (
            "Composite, fictional case",
            "This case mentions: suicide.",
            "No clinical expert has reviewed this case yet",
            "The facts.",
            "What first?",
            "Nothing is asked of you here",
            "One way to answer",
            "The answer.",
            "What changed the outcome",
            "The outcome.",
            "Your role",
        )
    ]
    assert order == sorted(order)
    assert page.count('<details class="unfold">') == 2
    assert "<textarea" not in page


def test_a_case_in_chinese(ana_in_chinese: Browser):
    page = ana_in_chinese.get(CASE).text

    for words in ("综合虚构案例", "本案例涉及自杀", "一种回答", "改变结果的因素", "中文 About answer"):
        assert words in page


def test_a_case_leads_on_to_lessons_and_to_asking(ana: Browser):
    page = ana.get(CASE).text

    assert 'href="/learn/cri-101/lessons/one"' in page
    assert 'href="/forum/questions/new?about=case:quiet-desk"' in page


def test_a_lesson_that_is_gone_is_left_out_of_what_to_read_further(
    session: Session, browse: Browser, people: People
):
    publish_for_tests(session, case(lessons=("lesson:cri-101/gone",)))

    assert browse.signed_in(people.ana).get(CASE).status_code == 200


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (Review("Dr Li", "2026-01-01", "2026-11-01"), "This case is due for another clinical review"),
        (Review("Dr Li", "2026-11-01", "2099-05-31"), "Clinical review: done"),
    ],
)
def test_a_case_says_how_its_review_stands(
    session: Session, browse: Browser, people: People, review: Review, words: str
):
    publish_for_tests(session, case(review=review, warning=()))
    page = browse.signed_in(people.ana).get(CASE).text

    assert words in page
    assert "No clinical expert" not in page
    assert "This case mentions" not in page


def test_a_question_about_a_case_or_a_sheet_names_it_and_leads_back(ana: Browser):
    for about, title, address in (("case:quiet-desk", "Case", CASE), ("resource:note", "Sheet", SHEET)):
        assert f"{title} " in ana.get(f"/forum/questions/new?about={about}").text
        form = {"form_key": f"key-{title}-12345", "title": "What else?", "body": "Tell me.", "about": about}
        posted = ana.post("/forum/questions", form)

        assert posted.status_code == 303
        assert f'href="{address}"' in ana.get(posted.location).text
        assert "What else?" in ana.get(f"/forum/questions?about={about}").text


def test_a_sheet_prints_alone(ana: Browser):
    page = ana.get(SHEET).text

    assert 'class="shell print-sheet"' in page
    assert "data-print" in page
    assert "Sheet note 1.0.0. Heart-Research Pro, CC BY-SA 4.0" in page
    assert page.count('<section class="aid">') == 1
    assert "No clinical expert has reviewed this sheet yet" in page


def test_a_sheet_in_chinese(ana_in_chinese: Browser):
    page = ana_in_chinese.get(SHEET).text

    for words in ("中文 Sheet note", "填写表单", "CC BY-SA 4.0：可复制、可改编", "打印"):
        assert words in page


@pytest.mark.parametrize("path", [LIBRARY, CASE, SHEET])
def test_the_library_is_for_people_who_learn(shelf: None, browse: Browser, people: People, path: str):
    assert browse.get(path).status_code in {303, 401}
    assert browse.signed_in(people.nobody).get(path).status_code == 403
    assert browse.signed_in(people.tom).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/library/cases/none", "/library/resources/none"])
def test_what_is_not_published_is_not_found(ana: Browser, path: str):
    assert ana.get(path).status_code == 404


@pytest.mark.parametrize("path", [LIBRARY, CASE, SHEET, "/learn"])
def test_a_page_takes_few_queries(ana: Browser, path: str):
    assert ana.count_queries(path) <= 6


def test_learn_says_how_many_cases_and_sheets_there_are(ana: Browser, ana_in_chinese: Browser):
    page = ana.get("/learn").text

    assert "2 cases to think through" in page
    assert 'href="/library#resources"' in page
    assert "2 份可打印使用的资源" in ana_in_chinese.get("/learn").text
