"""Banks of questions to and from CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.content.bank import BankOption, BankQuestion, bank_of
from app.content.cells import BYTE_ORDER_MARK, FORMULA_STARTS
from app.content.course import read_course
from app.content.csv_bank import as_csv
from app.content.csv_examples import example_banks
from app.content.csv_reader import read_csv
from app.content.package import read_folder
from app.content.problems import Refused, sentence
from app.domain.language import LANGUAGES, Language
from app.domain.quiz import Kind
from tests.content.banks import bank_questions

SHIPPED = sorted(path.parent for path in (ROOT / "courses").glob("*/course.md"))
HEAD = "id,type,answer,question:en,question:zh-CN,right-1,option-1:en,option-1:zh-CN,match-1:en,match-1:zh-CN"
ROW = "one,single,,What?,什么？,yes,Talk.,谈。,,"


def file_of(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def refused(content: bytes) -> list[tuple[str, int]]:
    """Return code and row of all that is wrong."""
    with pytest.raises(Refused) as found:
        read_csv("bank.csv", content)
    return [(each.code, each.line) for each in found.value.problems]


def said(content: bytes, language: Language) -> str:
    with pytest.raises(Refused) as found:
        read_csv("bank.csv", content)
    return "\n".join(" ".join(sentence(each, language)) for each in found.value.problems)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_shipped_bank_comes_back_as_it_went_in_both_languages(folder):
    for quiz in read_course(read_folder(folder)).quizzes.values():
        banks = {language: bank_of(quiz, language) for language in LANGUAGES}

        assert read_csv("bank.csv", as_csv(banks)) == banks


@given(bank_questions(kinds=get_args(Kind)))
def test_whatever_is_written_in_a_question_comes_back(question: BankQuestion):
    banks: dict[Language, list[BankQuestion]] = {"zh-CN": [question]}

    assert read_csv("bank.csv", as_csv(banks)) == banks


@given(bank_questions(kinds=get_args(Kind)), st.sampled_from([None, "zh-CN", "en"]))
def test_both_languages_come_back_beside_each_other(question: BankQuestion, marked: Language | None):
    def in_language(language: Language) -> BankQuestion:
        return replace(question, stem=f"{question.stem} {language}") if language == marked else question

    banks = {language: [in_language(language)] for language in LANGUAGES}

    assert read_csv("bank.csv", as_csv(banks)) == banks


@given(bank_questions(kinds=get_args(Kind)))
def test_no_spreadsheet_finds_a_formula_in_a_bank(question: BankQuestion):
    text = as_csv({"en": [replace(question, stem=f"={question.stem}")]}).decode("utf-8-sig")

    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert not any(cell.startswith(tuple(FORMULA_STARTS)) for cell in cells)


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"{HEAD}\n{text}".encode()))
def test_no_file_breaks_the_reader(content: bytes):
    problems = []
    try:
        read_csv("bank.csv", content)
    except Refused as refusal:
        problems = refusal.problems

    assert all(all(sentence(each, language)) for each in problems for language in LANGUAGES)


def test_the_template_holds_every_kind_in_both_languages_and_is_a_bank():
    banks = example_banks()

    assert read_csv("template.csv", as_csv(banks)) == banks
    assert {question.kind for question in banks["en"]} == set(get_args(Kind))


def test_a_file_is_read_with_and_without_a_mark_of_its_byte_order_and_with_the_cells_of_excel():
    plain = file_of(ROW)

    assert read_csv("a.csv", BYTE_ORDER_MARK.encode() + plain) == read_csv("a.csv", plain)
    assert read_csv("a.csv", plain.replace(b"\n", b"\r\n")) == read_csv("a.csv", plain)
    assert read_csv("a.csv", plain + b"\n,,,,,,,,,,,\n\n") == read_csv("a.csv", plain)
    assert read_csv("a.csv", plain.replace(b"question:en", "Ｑｕｅｓｔｉｏｎ：EN ".encode())) == read_csv(
        "a.csv", plain
    )


@pytest.mark.parametrize("yes", ["yes", "Yes", "x", "1", "是", "TRUE"])
def test_yes_is_said_in_several_ways(yes: str):
    [question] = read_csv("bank.csv", file_of(ROW.replace("yes", yes)))["en"]

    assert question.options == (BankOption("Talk.", right=True),)


def test_gbk_is_named_as_what_it_is():
    gbk = file_of(ROW).decode().encode("gbk")

    assert refused(gbk) == [("I201", 1)]
    assert "GBK" in said(gbk, "en")
    assert "CSV UTF-8" in said(gbk, "zh-CN")
    assert refused(b"\xff\xfe\x00\xff") == [("I202", 1)]


@pytest.mark.parametrize(
    ("content", "code", "row", "place"),
    [
        (file_of('one,single,,"What?'), "I203", 2, "Row 2"),
        (file_of(ROW, head=HEAD.replace("right-1", "right")), "I204", 1, "Column F"),
        (file_of(ROW, head=HEAD.replace("answer", "type")), "I205", 1, "Column C"),
        (file_of(ROW, head=HEAD.replace("type", "points")), "I206", 1, "“type”"),
        (file_of(ROW, head=HEAD.replace("question:en", "note:en")), "I206", 1, "“question:en”"),
        (file_of(ROW, f"{ROW.replace('one', 'two')},more"), "I207", 3, "Row 3, column K"),
        (file_of(ROW.replace("What?", "")), "I208", 2, "Row 2, column question:en (D)"),
        (file_of(ROW.replace("谈。", "")), "I208", 2, "column option-1:zh-CN (H)"),
        (file_of("one,single,,What?,什么？,,,,,"), "I208", 2, "column option-1:en (G)"),
        (file_of("one,text,,What?,什么？,,yes,,,"), "I208", 2, "column option-1:zh-CN (H)"),
        (file_of("one,match,,What?,什么？,,A plan,有计划,Red,"), "I208", 2, "column match-1:zh-CN (J)"),
        (file_of("one,match,,What?,什么？,,A plan,,Red,红"), "I208", 2, "column option-1:zh-CN (H)"),
        (file_of("one,number,,What?,什么？,,,,,"), "I208", 2, "column answer (C)"),
        (file_of("one,,,What?,什么？,yes,Talk.,谈。,,"), "I208", 2, "column type (B)"),
        (file_of(ROW.replace("谈。,,", "谈。,Red,红")), "I209", 2, "column match-1:en (I)"),
        (file_of("one,order,,What?,什么？,yes,Talk.,谈。,,"), "I209", 2, "column right-1 (F)"),
        (file_of(ROW, ROW), "I210", 3, "Row 3, column id (A)"),
        (file_of(), "I211", 1, "no question"),
        (file_of(ROW.replace("single", "guess")), "I212", 2, "“guess”"),
        (file_of(ROW.replace("one", "One more")), "I212", 2, "column id (A)"),
        (file_of(ROW.replace("yes", "maybe")), "I212", 2, "column right-1 (F)"),
        (file_of("one,number,about 9,What?,什么？,,,,,"), "I212", 2, "“about 9”"),
        (file_of("one,text,,What?,什么？,,`a`,答,,"), "I212", 2, "column option-1:en (G)"),
        (file_of("some,a", head="id,type,question:en,scoring"), "I208", 2, "column question:en"),
    ],
)
def test_every_refusal_names_row_and_column(content: bytes, code: str, row: int, place: str):
    assert (code, row) in refused(content)
    assert place in said(content, "en")
    assert any("\u4e00" <= each <= "\u9fff" for each in said(content, "zh-CN"))


def test_everything_is_said_at_once_and_in_the_order_of_the_rows():
    content = file_of(ROW.replace("What?", ""), ROW.replace("one", "two").replace("yes", "maybe"))

    assert refused(content) == [("I208", 2), ("I212", 3)]


def test_a_question_without_an_id_gets_one_and_extra_entries_have_no_left_one():
    head = "type,question:zh-CN,option-1:zh-CN,match-1:zh-CN,match-2:zh-CN"
    [question] = read_csv("bank.csv", file_of("match,配对,有计划,红,绿", head=head))["zh-CN"]

    assert question.id == "question-1"
    assert question.options[1] == BankOption("", right=False, partner="绿")
