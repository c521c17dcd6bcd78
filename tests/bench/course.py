"""A course of sixty lessons in two languages, for the budget of publishing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from app.config import ROOT
from app.content.package import PackageFiles, package_of, read_folder
from app.content.stamps import stamp

LESSONS = 60


def large_course() -> PackageFiles:
    """Return a shipped course whose lessons were copied until there are sixty, in both languages."""
    shipped = read_folder(ROOT / "courses" / "cri-101")
    files = dict(shipped.files)
    lessons = sorted(PurePosixPath(path).stem for path in files if re.fullmatch(r"lessons/[a-z-]+\.md", path))
    copies = [(lessons[number % len(lessons)], f"copy-{number}") for number in range(LESSONS - len(lessons))]
    for lesson, copy in copies:
        for ending in ("md", "zh-CN.md"):
            text = files[f"lessons/{lesson}.{ending}"].decode()
            files[f"lessons/{copy}.{ending}"] = re.sub(
                rf"(?m)^(lesson|of): {lesson}$", rf"\1: {copy}", text, count=1
            ).encode()
    files["course.md"] = _with_module(files["course.md"].decode(), copies, files).encode()
    files["course.zh-CN.md"] = (
        files["course.zh-CN.md"]
        .decode()
        .replace("  finish: 结课", "  finish: 结课\n  copies: 更多", 1)
        .encode()
    )
    return stamp(package_of(files))


def _with_module(text: str, copies: list[tuple[str, str]], files: dict[str, bytes]) -> str:
    items = ", ".join(f"lesson:{copy}" for _, copy in copies)
    minutes = sum(_minutes(files[f"lessons/{copy}.md"].decode()) for _, copy in copies)
    text = re.sub(r"(?m)^minutes: (\d+)$", lambda found: f"minutes: {int(found[1]) + minutes}", text, count=1)
    return text.replace(
        "---\n\nA pupil in danger",
        f"  - id: copies\n    title: More\n    items: [{items}]\n---\n\nA pupil in danger",
        1,
    )


def _minutes(lesson: str) -> int:
    found = re.search(r"(?m)^minutes: (\d+)$", lesson)
    assert found is not None
    return int(found[1])
