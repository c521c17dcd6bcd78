"""A trainer puts a course through the checker, is refused, mends it, publishes it, and sees it live."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from app.config import ROOT
from tests.journeys.visitor import Visitor


def test_a_trainer_publishes_a_course(visitor: Visitor, tmp_path: Path):
    course_id = f"trn-{visitor.size}-{visitor.language[:2]}"
    folder = tmp_path / course_id
    shutil.copytree(ROOT / "courses" / "asm-101", folder)
    for path in folder.rglob("*.md"):
        text = path.read_text("utf-8").replace("asm-101", course_id)
        path.write_text(
            text.replace("title: Foundations", f"title: {visitor.size.title()} foundations"), "utf-8"
        )
    quiz = folder / "quizzes/assessment-foundations.md"
    good = quiz.read_text("utf-8")
    quiz.write_text(good.replace("[x]", "[ ]", 1), "utf-8")
    visitor.sign_in("tangwei")

    checked = content(visitor, "check", folder)
    refused = content(visitor, "publish", folder)

    line = good[: good.index("[x]")].count("\n") + 1
    assert checked.returncode == refused.returncode == 1
    assert "C501" in checked.stdout
    assert f"{quiz}:" in checked.stdout
    assert any(f"assessment-foundations.md:{near}:" in checked.stdout for near in range(line - 12, line + 2))
    assert visitor.page.goto(f"/learn/{course_id}").status == 404

    quiz.write_text(good, "utf-8")
    content(visitor, "stamp", folder)
    published = content(visitor, "publish", folder)

    assert published.returncode == 0, published.stdout
    visitor.open(f"/learn/{course_id}")
    visitor.sees("foundations", "学校心理评估基础")


def content(visitor: Visitor, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `flask content …` beside the running site."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "content", command, str(folder)],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(visitor.site.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
