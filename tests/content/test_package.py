"""Folders and zips: what comes in, what is refused at the door, and that nothing is lost on the way."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content import admission
from app.content.package import PackageFiles, digest, package_of, read_folder, read_zip, to_zip
from app.content.problems import Refused
from tests.content.packages import changed, course_package, drop, programme_package, put, reference_package
from tests.content.texts import COURSE

PNG = b"\x89PNG\r\n\x1a\n"


def zipped(entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def course_entries(prefix: str = "") -> list[tuple[str | zipfile.ZipInfo, bytes]]:
    return [(prefix + path, content) for path, content in changed(COURSE).items()]


def refusals(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read_zip(content)
    return [(each.code, each.file) for each in refused.value.problems]


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_kind_and_id_come_from_the_main_file():
    course, programme, reference = course_package(), programme_package(), reference_package()

    assert [(each.kind, each.id, each.main) for each in (course, programme, reference)] == [
        ("course", "asm-900", "course.md"),
        ("programme", "first-responder", "first-responder.md"),
        ("reference", "reference", "sources.md"),
    ]


def test_a_scenario_is_a_simulation():
    assert package_of({"scenario.md": b"---\nsim: 1\nid: sim-x\n---\n"}).id == "sim-x"


def test_a_folder_and_its_zip_hold_the_same_package(tmp_path: Path):
    files = changed(COURSE, put("media/door.png", PNG), put(".DS_Store", b"x"))

    package = read_folder(write(tmp_path, files))

    assert ".DS_Store" not in package.files
    assert read_zip(to_zip(package)) == package


def test_the_files_of_a_zip_may_lie_in_one_folder():
    assert read_zip(zipped(course_entries("asm-900/"))) == package_of(changed(COURSE))


@pytest.mark.parametrize(
    "path", ["../evil.md", "/etc/evil.md", "C:/evil.md", "lessons/../../evil.md", "a\\evil.md", "./a.md"]
)
def test_a_path_that_leads_out_is_refused(path: str):
    assert refusals(zipped([*course_entries(), (path, b"x")])) == [("C101", path)]


def test_links_to_other_files_are_refused(tmp_path: Path):
    write(tmp_path, changed(COURSE))
    (tmp_path / "lessons" / "other.md").symlink_to(tmp_path / "course.md")
    entry = zipfile.ZipInfo("lessons/other.md")
    entry.external_attr = 0o120777 << 16

    with pytest.raises(Refused) as refused:
        read_folder(tmp_path)

    assert [(each.code, each.file) for each in refused.value.problems] == [("C102", "lessons/other.md")]
    assert refusals(zipped([*course_entries(), (entry, b"/etc/passwd")])) == [("C102", "lessons/other.md")]


def test_too_many_files_are_refused():
    many = [(f"lessons/l{number}.md", b"x") for number in range(admission.MOST_FILES)]

    assert refusals(zipped([*course_entries(), *many])) == [("C103", "")]


def test_a_file_that_is_too_large_is_refused():
    large = bytes(range(256)) * (admission.LARGEST_MARKDOWN // 256 + 1)

    assert ("C104", "lessons/big.md") in refusals(zipped([*course_entries(), ("lessons/big.md", large)]))


def test_a_file_that_unpacks_to_far_too_much_is_refused():
    bomb = b"0" * admission.LARGEST_MARKDOWN

    assert refusals(zipped([*course_entries(), ("lessons/bomb.md", bomb)])) == [("C105", "lessons/bomb.md")]


def test_a_file_larger_than_it_declares_is_refused():
    content = b"a" * 5000
    honest = zipped([*course_entries(), ("lessons/liar.md", content)])

    lying = honest.replace(len(content).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert lying != honest
    assert {code for code, _ in refusals(lying)} <= {"C105", "C110"}


def test_a_way_of_packing_without_bounds_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("course.md", b"x")

    assert refusals(target.getvalue()) == [("C110", "course.md")]


def test_a_folder_without_a_package_in_common_is_left_as_it_is():
    assert refusals(zipped([("lessons/a.md", b"---\nlesson: a\n---\n")])) == [("C108", "")]


def test_every_reason_is_given_at_once():
    entries = [("lessons/BAD.md", b"x"), ("media/x.svg", b"x"), *course_entries()]

    assert refusals(zipped(entries)) == [("C107", "lessons/BAD.md"), ("C107", "media/x.svg")]


def test_a_path_may_be_there_once():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped([*course_entries(), ("course.md", b"again")])

    assert refusals(content) == [("C111", "course.md")]


def test_a_locked_file_is_refused():
    content = bytearray(zipped(course_entries()))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refusals(bytes(content)) == [("C113", "course.md")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip", to_zip(course_package())[:-30]])
def test_a_damaged_zip_is_refused(content: bytes):
    assert refusals(content) == [("C110", "")]


@pytest.mark.parametrize(
    ("path", "content", "code", "line"),
    [
        ("lessons/a.md", b"---\nok\n\xff\xfe\n", "C106", 3),
        ("../a.md", b"x", "C101", 0),
        ("lessons/A.md", b"x", "C107", 0),
        ("lessons/a.fr.md", b"x", "C107", 0),
        ("lessons/a.html", b"x", "C107", 0),
        ("media/a.svg", b"<svg/>", "C107", 0),
        ("media/a.png", b"\xff\xd8\xff", "C112", 0),
        ("media/deep/a.png", PNG, "C107", 0),
    ],
)
def test_a_file_that_does_not_belong_is_refused(path: str, content: bytes, code: str, line: int):
    with pytest.raises(Refused) as refused:
        package_of(changed(COURSE, put(path, content)))

    assert [(each.code, each.file, each.line) for each in refused.value.problems] == [(code, path, line)]


def test_a_package_has_one_main_file():
    with pytest.raises(Refused, match="C108"):
        package_of(changed(COURSE, drop("course.md")))
    with pytest.raises(Refused, match="C109"):
        package_of(changed(COURSE, put("scenario.md", "---\nid: x\n---\n")))


def test_a_byte_order_mark_is_no_part_of_the_text():
    package = package_of(changed(COURSE, put("course.md", "\N{BYTE ORDER MARK}" + COURSE["course.md"])))

    assert package.id == "asm-900"


@given(st.permutations(sorted(COURSE)))
def test_the_digest_does_not_depend_on_the_order_of_files(order: list[str]):
    files = changed(COURSE)
    shuffled = PackageFiles("course", "asm-900", "course.md", {path: files[path] for path in order})

    assert digest(shuffled) == digest(package_of(files))
    assert to_zip(shuffled) == to_zip(package_of(files))


@given(st.sampled_from(sorted(COURSE)), st.binary(min_size=1, max_size=3))
def test_the_digest_depends_on_every_byte(path: str, added: bytes):
    package = package_of(changed(COURSE))
    longer = PackageFiles(
        "course", "asm-900", "course.md", {**package.files, path: package.files[path] + added}
    )

    assert digest(longer) != digest(package)


@given(st.binary(max_size=200), st.integers(min_value=0), st.binary(min_size=1, max_size=4))
def test_no_bytes_crash_the_reader(noise: bytes, place: int, patch: bytes):
    valid = to_zip(course_package())
    at = place % len(valid)

    for content in (noise, valid[:at] + patch + valid[at + len(patch) :], valid[:at]):
        with contextlib.suppress(Refused):
            read_zip(content)
