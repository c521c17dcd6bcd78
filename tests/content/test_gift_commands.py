"""Exchanging questions on the command line."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from app.cli_gift import export_gift, import_gift
from app.config import ROOT

CRI = str(ROOT / "courses" / "cri-101")


def test_a_bank_goes_out_and_comes_in_again(tmp_path: Path):
    runner = CliRunner()
    gift = tmp_path / "bank.gift"
    gift.write_text(
        runner.invoke(export_gift, [CRI, "first-response", "--language", "zh-CN"]).stdout, "utf-8"
    )

    read = runner.invoke(import_gift, [str(gift), "--quiz", "again"])

    assert read.exit_code == 0, read.stderr
    assert "quiz: again" in read.stdout
    assert "0 refused" in read.stderr
    shipped = (ROOT / "courses/cri-101/quizzes/first-response.zh-CN.md").read_text("utf-8")
    assert read.stdout.count("\n## ") == shipped.count("\n## ")


def test_a_quiz_that_is_not_there_is_named_with_those_that_are():
    outcome = CliRunner().invoke(export_gift, [CRI, "nothing"])

    assert outcome.exit_code == 1
    assert "first-response" in outcome.stderr


def test_refusals_name_file_and_line_and_the_rest_is_taken(tmp_path: Path):
    gift = tmp_path / "bank.gift"
    gift.write_text("Tell us.{}\n\nFine?{=yes ~no}\n", "utf-8")

    outcome = CliRunner().invoke(import_gift, [str(gift), "--language", "zh-CN"])

    assert outcome.exit_code == 1
    assert "bank.gift:1: I105: 这道题要用自己的话回答。" in outcome.stderr
    assert "-   [x] yes" in outcome.stdout


def test_a_file_in_another_encoding_is_said_to_be_so(tmp_path: Path):
    gift = tmp_path / "bank.gift"
    gift.write_bytes("是吗？{=是 ~否}".encode("gb18030"))

    outcome = CliRunner().invoke(import_gift, [str(gift)])

    assert "is not UTF-8" in outcome.stderr
