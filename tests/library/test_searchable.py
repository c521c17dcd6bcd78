"""What of a package can be found, and what must not be."""

from __future__ import annotations

from app.content.compiled import CompiledReference, SourceEntry
from app.domain.language import LANGUAGES
from app.library.searchable import documents_of, source_title
from app.search.document import Document
from tests.library.factories import both, course, lesson, programme, scenario


def by_key(documents: list[Document], language: str = "en") -> dict[str, Document]:
    return {each.key: each for each in documents if each.language == language}


def test_a_course_and_each_lesson_are_documents_in_both_languages():
    documents = documents_of(course(lessons=[lesson("one"), lesson("two")]))

    assert sorted({each.key for each in documents}) == [
        "course:cri-101",
        "lesson:cri-101/one",
        "lesson:cri-101/two",
    ]
    assert {each.language for each in documents} == set(LANGUAGES)
    one = by_key(documents)["lesson:cri-101/one"]
    assert (one.title, one.place) == ("Lesson one", "Course cri-101")
    assert one.body.splitlines() == [
        "Say the sentence.",
        "Block 1.",
        "Block 2.",
        "Practise",
        "Block 3.",
        "Block 4.",
    ]


def test_no_question_and_no_answer_is_there():
    everything = "\n".join(f"{each.title}\n{each.body}" for each in documents_of(course()))

    for secret in ("What about", "Why", "check-1", "first a", "Quiz final"):
        assert secret not in everything


def test_of_a_scenario_only_what_is_read_before_it_begins():
    [english, chinese] = documents_of(scenario())

    assert (english.key, chinese.language) == ("simulation:sim-b1", "zh-CN")
    assert english.body == "A quiet essay.\nBefore."


def test_each_entry_of_the_shelf_is_a_document():
    entry = SourceEntry(
        "mhl-27",
        "statute",
        {"en": "<p>Law, Article 27.</p>", "zh-CN": "<p>《法》第二十七条。不得。</p>"},
        "2026-11-23",
    )

    documents = documents_of(CompiledReference({"mhl-27": entry}, {}))

    assert [each.key for each in documents] == ["source:mhl-27", "source:mhl-27"]
    assert by_key(documents, "zh-CN")["source:mhl-27"].title == "《法》第二十七条"


def test_a_long_source_is_called_by_its_beginning():
    long = both(f"<p>{'word ' * 40}</p>")

    title = source_title(SourceEntry("x", "study", long, "2026-11-23"))["en"]

    assert len(title) <= 82
    assert title.endswith("word …")


def test_what_has_no_page_is_not_found():
    assert documents_of(programme()) == []
