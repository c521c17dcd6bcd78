"""Exchanging questions with spreadsheets on the command line."""

from __future__ import annotations

from pathlib import Path

import click
from click.testing import CliRunner, Result

from app.cli_csv import csv_template, export_csv, import_csv
from app.config import ROOT
from app.content.cells import BYTE_ORDER_MARK
from tests.content.packages import course_package, faults, put
from tests.content.texts import COURSE

CRI = ROOT / "courses" / "cri-101"


def run(command: click.Command, *arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_a_bank_goes_out_and_comes_in_again_in_both_languages(tmp_path: Path):
    run(export_csv, CRI, "first-response", tmp_path / "bank.csv")

    outcome = run(import_csv, tmp_path / "bank.csv", tmp_path, "--quiz", "again")

    assert outcome.exit_code == 0, outcome.stderr
    for ending in (".md", ".zh-CN.md"):
        shipped = (CRI / f"quizzes/first-response{ending}").read_text("utf-8")
        again = (tmp_path / f"again{ending}").read_text("utf-8")
        assert [line for line in again.split("\n") if line.startswith("## ")] == [
            line for line in shipped.split("\n") if line.startswith("## ")
        ]


def test_a_bank_in_one_language_becomes_one_file(tmp_path: Path):
    run(export_csv, CRI, "first-response", tmp_path / "bank.csv", "--language", "zh-CN")

    run(import_csv, tmp_path / "bank.csv", tmp_path)

    assert "question:en" not in (tmp_path / "bank.csv").read_text("utf-8")
    assert [path.name for path in tmp_path.glob("*.md")] == ["imported.md"]


def test_the_template_becomes_a_quiz_that_is_whole(tmp_path: Path):
    written = run(csv_template, tmp_path / "template.csv")
    run(import_csv, tmp_path / "template.csv", tmp_path, "--quiz", "scores")

    texts = [(tmp_path / name).read_text("utf-8") for name in ("scores.md", "scores.zh-CN.md")]
    of_this_course = texts[0].replace("`lesson: my-lesson`", "`lesson: first-look`")
    package = course_package(
        put("quizzes/scores.md", of_this_course.replace("minutes: 10", front_of("scores.md"))),
        put("quizzes/scores.zh-CN.md", texts[1]),
    )
    assert written.exit_code == 0
    assert (tmp_path / "template.csv").read_bytes().startswith(BYTE_ORDER_MARK.encode())
    assert faults(package) == []


def front_of(name: str) -> str:
    """Return the line of the sample's quiz that says how long it takes, on which the course's minutes stand."""
    return next(line for line in COURSE[f"quizzes/{name}"].split("\n") if line.startswith("minutes:"))


def test_a_file_with_a_fault_is_refused_cell_by_cell_and_nothing_is_written(tmp_path: Path):
    bank = tmp_path / "bank.csv"
    bank.write_text(
        "type,question:zh-CN,right-1,option-1:zh-CN\nsingle,问,也许,答\nsingle,问,是,答\n", "utf-8"
    )

    outcome = run(import_csv, bank, tmp_path, "--language", "zh-CN")

    assert outcome.exit_code == 1
    assert "bank.csv: I212: 第 2 行，right-1 (C) 列：“也许”不合要求。 应为：yes | no。" in outcome.stderr
    assert list(tmp_path.glob("*.md")) == []


def test_a_file_from_excel_in_gbk_is_named_as_that(tmp_path: Path):
    bank = tmp_path / "bank.csv"
    bank.write_bytes("type,question:zh-CN\ntext,什么？\n".encode("gbk"))

    outcome = run(import_csv, bank, tmp_path, "--language", "zh-CN")

    assert "GBK" in outcome.stderr
    assert "CSV UTF-8" in outcome.stderr


def test_what_is_there_already_is_not_written_over(tmp_path: Path):
    run(csv_template, tmp_path / "template.csv")
    (tmp_path / "mine.zh-CN.md").write_text("my work", "utf-8")

    outcome = run(import_csv, tmp_path / "template.csv", tmp_path, "--quiz", "mine")

    assert outcome.exit_code == 1
    assert "mine.zh-CN.md" in outcome.stderr
    assert (tmp_path / "mine.zh-CN.md").read_text("utf-8") == "my work"
    assert not (tmp_path / "mine.md").exists()


def test_a_quiz_that_is_not_there_is_named_with_those_that_are(tmp_path: Path):
    outcome = run(export_csv, CRI, "nothing", tmp_path / "bank.csv")

    assert outcome.exit_code == 1
    assert "first-response" in outcome.stderr
