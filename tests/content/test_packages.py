"""Finding packages below a folder, and judging them beside each other in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content.packages import Found, check_all, packages_in, stamp_all
from tests.content.packages import Change, changed, edit, put
from tests.content.texts import CASE, COURSE, PROGRAMME, REFERENCE, RESOURCE

LESSON = "lessons/first-look.md"


def write(folder: Path, texts: dict[str, str], *changes: Change) -> None:
    for path, content in changed(texts, *changes).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def without_neighbours(files: dict[str, bytes]) -> None:
    """Take out of the course what it borrows from packages that are not there."""
    for change in (
        edit("course.md", "requires: [cri-101]", "requires: []"),
        edit("course.md", "simulation:sim-b1, ", ""),
        edit("course.md", "minutes: 45", "minutes: 30"),
    ):
        change(files)
    for path in (LESSON, "lessons/first-look.zh-CN.md"):
        text = (
            files[path]
            .decode()
            .replace("course:cri-101", "course:asm-900")
            .replace("simulation:sim-b1", "course:asm-900")
        )
        files[path] = text.replace("lesson:cri-101/the-direct-question", "lesson:first-look").encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "courses" / "asm-900", COURSE, without_neighbours)
    write(tmp_path / "courses", REFERENCE)
    programme = edit("first-responder.md", "[course:cri-101, simulation:sim-b1]", "[course:asm-900]")
    write(tmp_path / "courses" / "programmes", PROGRAMME, programme)
    (tmp_path / "simulations").mkdir()
    return tmp_path


def names(found: list[Found]) -> list[tuple[str, str]]:
    return [(each.package.kind, each.package.id) for each in found if each.package]


ALL = [("reference", "reference"), ("course", "asm-900"), ("programme", "first-responder")]


def test_every_package_is_found_from_above_from_its_collection_and_alone(root: Path):
    assert names(packages_in(root)) == ALL
    assert names(packages_in(root / "courses")) == ALL
    assert names(packages_in(root / "courses" / "asm-900")) == [("course", "asm-900")]
    assert names(packages_in(root / "courses" / "programmes")) == [("programme", "first-responder")]
    assert names(packages_in(root / "courses" / "programmes" / "first-responder.zh-CN.md")) == [
        ("programme", "first-responder")
    ]


def test_cases_and_resources_lie_in_folders_of_their_own(root: Path):
    write(root / "courses" / "cases", CASE)
    write(root / "courses" / "resources", RESOURCE)

    assert names(packages_in(root)) == [*ALL[:2], ("case", "quiet-desk"), ALL[2], ("resource", "note")]
    assert names(packages_in(root / "courses" / "cases" / "quiet-desk.md")) == [("case", "quiet-desk")]


def test_packages_are_judged_beside_each_other(root: Path):
    found = check_all([root / "courses", root / "simulations"])

    assert [
        (problem.code, problem.file)
        for each in found
        for problem in each.problems
        if problem.severity == "error"
    ] == []


def test_the_order_of_folders_does_not_matter(root: Path):
    write(
        root / "courses" / "zzz-900",
        COURSE,
        without_neighbours,
        edit("course.md", "requires: []", "requires: [none-1]"),
    )

    one_way = check_all([root / "courses", root / "simulations"])
    other_way = check_all([root / "simulations", root / "courses"])

    assert one_way == other_way


def test_a_folder_that_holds_no_package_is_reported(root: Path):
    write(root / "courses" / "half", {LESSON: COURSE[LESSON]})

    (half,) = [each for each in check_all([root]) if each.place.name == "half"]

    assert half.package is None
    assert [problem.code for problem in half.problems] == ["C108"]


def test_an_id_belongs_to_one_package_and_is_the_name_of_its_folder(root: Path):
    write(root / "courses" / "copy", COURSE, without_neighbours)

    by_place = {each.place.name: {problem.code for problem in each.problems} for each in check_all([root])}

    assert {"C114", "C407"} <= by_place["copy"]
    assert "C114" in by_place["asm-900"]
    assert "C407" not in by_place["asm-900"]


def test_stamping_a_folder_writes_the_overlays_once(root: Path):
    (root / "courses" / "half").mkdir()

    first, second = stamp_all(root), stamp_all(root)

    assert [path.name for path in first] == [
        "glossary.zh-CN.md",
        "hotlines.zh-CN.md",
        "sources.zh-CN.md",
        "course.zh-CN.md",
        "first-look.zh-CN.md",
        "scores.zh-CN.md",
        "first-responder.zh-CN.md",
    ]
    assert second == []
    assert {problem.code for each in check_all([root]) for problem in each.problems} == {"C108"}


def test_a_file_that_is_refused_at_the_door_does_not_hide_the_others(root: Path):
    write(root / "courses" / "asm-900", {}, put("lessons/bad.md", b"\xff"))

    found = check_all([root])

    assert names(found) == [ALL[0], ALL[2]]
    assert [problem.code for each in found for problem in each.problems if each.package is None] == ["C106"]
