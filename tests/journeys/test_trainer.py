"""A trainer puts a course through the checker, is refused, mends it, publishes it; everybody sees it live."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.config import ROOT
from app.content.packages import stamp_all
from tests.journeys.conftest import LetIn
from tests.journeys.visitor import SCREENS, Site, Visitor

COURSE = "trn-101"
TITLES = ("Reading numbers with care", "审慎地读数字")
NEW_TITLES = ("Reading numbers with more care", "更审慎地读数字")


@pytest.fixture
def everybody(let_in: LetIn) -> list[Visitor]:
    """A trainer, at every screen."""
    visitors = [let_in(language, size) for size in SCREENS for language in ("en", "zh-CN")]
    for visitor in visitors:
        visitor.sign_in("tangwei")
    return visitors


def test_a_course_is_refused_mended_and_live(everybody: list[Visitor], tmp_path: Path):
    site = everybody[0].site
    folder = new_course(tmp_path / COURSE)
    quiz = folder / "quizzes" / "assessment-foundations.md"
    assert content(site, "publish", folder).returncode == 0
    for visitor in everybody:
        sees_title(visitor, TITLES)

    revise(folder)
    good = quiz.read_text("utf-8")
    quiz.write_text(good.replace("[x]", "[ ]", 1), "utf-8")
    checked = content(site, "check", folder, "--language", "zh-CN")
    refused = content(site, "publish", folder)

    assert checked.returncode == refused.returncode == 1
    assert points_at_the_question(checked.stdout, quiz, good)
    assert "Nothing was published; what was live before still is." in refused.stdout
    for visitor in everybody:
        sees_title(visitor, TITLES)

    quiz.write_text(good, "utf-8")
    content(site, "export", folder, tmp_path / "course.zip")
    published = content(site, "publish", tmp_path / "course.zip")

    assert published.returncode == 0, published.stdout
    for visitor in everybody:
        sees_title(visitor, NEW_TITLES)
        visitor.open(f"/learn/{COURSE}/lessons/how-to-read-a-scale")


def new_course(folder: Path) -> Path:
    """Copy a shipped course to a new id and title."""
    shutil.copytree(ROOT / "courses" / "asm-101", folder)
    for path in folder.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("asm-101", COURSE), "utf-8")
    rename(folder, TITLES)
    return folder


def revise(folder: Path) -> None:
    rename(folder, NEW_TITLES)
    course = folder / "course.md"
    course.write_text(course.read_text("utf-8").replace("version: 1.0.0", "version: 1.1.0"), "utf-8")


def rename(folder: Path, titles: tuple[str, str]) -> None:
    """Give the course a title in both languages, and say that the translation follows it."""
    for name, title in zip(("course.md", "course.zh-CN.md"), titles, strict=True):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(
            re.sub(r"^title: .*", f"title: {title}", text, count=1, flags=re.M), "utf-8"
        )
    stamp_all(folder)


def points_at_the_question(report: str, quiz: Path, good: str) -> bool:
    """Tell whether the report names the file, the rule, and a line of the question whose right answer is gone."""
    found = re.search(rf"{re.escape(str(quiz))}:(\d+):.*C501", report)
    line = good[: good.index("[x]")].count("\n") + 1
    return found is not None and abs(int(found[1]) - line) <= 12


def sees_title(visitor: Visitor, titles: tuple[str, str]) -> None:
    visitor.open(f"/learn/{COURSE}")
    expect(visitor.page.locator("h1")).to_have_text(visitor.say(*titles))


def content(site: Site, command: str, *arguments: Path | str) -> subprocess.CompletedProcess[str]:
    """Run `flask content …` beside the running site."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "content", command, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(site.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
