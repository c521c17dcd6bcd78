"""A package: a set of files with a kind and an id, from a folder or a zip, and back."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.content.admission import Sizes, file_problems, path_problem
from app.content.compiled import PackageKind
from app.content.grammar import Document, read_document
from app.content.problems import Problem, Refused, has_errors, problem

REFERENCE_ID: Final = "reference"
REFERENCE_FILES: Final = ("sources.md", "policies.md", "hotlines.md", "glossary.md")
ONE_FILE: Final[tuple[PackageKind, ...]] = ("programme", "case", "resource")
"""Kinds whose packages are one file, and its translation, that lie in a folder with others."""
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
_BOUNDED: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Packed in a way that zipfile unpacks piece by piece and never beyond the declared size."""


@dataclass(frozen=True, slots=True)
class PackageFiles:
    """The files of one package, admitted but not yet judged."""

    kind: PackageKind
    id: str
    main: str
    """The file that says what the package is; of the reference shelf, the first one there."""
    files: Mapping[str, bytes]
    """Path inside the package, with `/` -> content."""

    def text(self, path: str) -> str:
        """Return a file as text; bytes that are no UTF-8 were refused at the door."""
        return self.files.get(path, b"").decode("utf-8-sig", errors="replace")

    def document(self, path: str) -> Document:
        """Read one Markdown file of the package."""
        return read_document(path, self.text(path))

    @property
    def markdown_paths(self) -> tuple[str, ...]:
        """Return the paths of all Markdown files, sorted."""
        return tuple(sorted(path for path in self.files if path.endswith(".md")))


def package_of(files: Mapping[str, bytes]) -> PackageFiles:
    """Make a package of files, guessing its kind and id from its main file.

    Raises:
        Refused: a file may not be in a package, or there is not exactly one main file.
    """
    found = [each for path in sorted(files) for each in file_problems(path, files[path])]
    kind, main = _kind_of(files)
    if kind is None:
        found.append(problem(main, ""))
    if kind is None or has_errors(found):
        raise Refused(found)
    text = files[main].decode("utf-8-sig")
    name = REFERENCE_ID if kind == "reference" else read_document(main, text).front.text(_id_key(kind))
    return PackageFiles(kind, name, main, dict(sorted(files.items())))


def read_folder(folder: Path, *, only: Iterable[str] | None = None) -> PackageFiles:
    """Read a package from a folder.

    Args:
        folder: where its files lie.
        only: names of the files to read, for a package that shares its folder with others; else all.

    Raises:
        Refused: a link, an unknown file, too many or too large files, text that is no UTF-8.
    """
    files: dict[str, bytes] = {}
    found: list[Problem] = []
    sizes = Sizes()
    for path in sorted(folder.rglob("*") if only is None else (folder / name for name in only)):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found.append(problem("C102", name))
        elif path.is_file() and not _is_hidden(name):
            found += sizes.admit(name, path.stat().st_size)
            if not sizes.full:
                files[name] = path.read_bytes()
    if found:
        raise Refused(found)
    return package_of(files)


def read_zip(content: bytes) -> PackageFiles:
    """Read a package from a zip, whose files may lie in one common folder.

    Raises:
        Refused: as for a folder, and for a damaged zip, a path that leaves it, or one that unpacks to far too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return package_of(_without_common_folder(_unpacked(archive)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused([problem("C110", "")]) from error


def read_stored(kind: PackageKind, name: str, content: bytes) -> PackageFiles:
    """Read a zip that `to_zip` made of a package of this kind and id; it was admitted then.

    Raises:
        BadZipFile: `to_zip` did not make it.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    return PackageFiles(kind, name, _main_of(kind, name, files), files)


def to_zip(package: PackageFiles) -> bytes:
    """Write a package as a zip, the same bytes for the same files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(package.files):
            entry = zipfile.ZipInfo(path, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, package.files[path])
    return target.getvalue()


def digest(package: PackageFiles) -> str:
    """Return the SHA-256 of paths and contents, whatever the order of the files."""
    total = hashlib.sha256()
    for path in sorted(package.files):
        for part in (path.encode(), package.files[path]):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def _main_of(kind: PackageKind, name: str, files: Mapping[str, bytes]) -> str:
    if kind == "reference":
        return next(path for path in REFERENCE_FILES if path in files)
    return {"course": "course.md", "simulation": "scenario.md"}.get(kind, f"{name}.md")


def _kind_of(files: Mapping[str, bytes]) -> tuple[PackageKind, str] | tuple[None, str]:
    """Return (kind, main file), or (None, the code of what is wrong)."""
    heads: list[tuple[PackageKind, str]] = []
    if "course.md" in files:
        heads.append(("course", "course.md"))
    if "scenario.md" in files:
        heads.append(("simulation", "scenario.md"))
    shelf = [path for path in REFERENCE_FILES if path in files]
    if shelf:
        heads.append(("reference", shelf[0]))
    if not heads:
        heads = [(kind, path) for path in sorted(files) for kind in _one_file_kinds(path, files[path])]
    if len(heads) == 1:
        return heads[0]
    return None, "C109" if heads else "C108"


def _one_file_kinds(path: str, content: bytes) -> Iterator[PackageKind]:
    """Visit the kinds of package that a file says it is; its id stands under the name of the kind."""
    if "/" not in path and path.endswith(".md"):
        front = read_document(path, content.decode("utf-8-sig", errors="replace")).front
        yield from (kind for kind in ONE_FILE if kind in front.values)


def _id_key(kind: PackageKind) -> str:
    return "id" if kind == "simulation" else kind


def _is_hidden(name: str) -> bool:
    """Tell whether an editor or a file manager left the file behind."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found: list[Problem] = []
    files: dict[str, bytes] = {}
    sizes = Sizes()
    for entry in archive.infolist():
        wrong = _entry_problem(entry)
        if wrong is not None:
            found.append(wrong)
        elif not entry.is_dir() and not _is_hidden(entry.filename):
            found += sizes.admit(entry.filename, entry.file_size, entry.compress_size)
            if entry.filename in files:
                found.append(problem("C111", entry.filename))
            if not sizes.full and not found:
                files[entry.filename] = archive.read(entry)
    if found:
        raise Refused(found)
    return files


def _entry_problem(entry: zipfile.ZipInfo) -> Problem | None:
    if entry.external_attr >> 16 & 0o170000 == 0o120000:
        return problem("C102", entry.filename)
    if entry.flag_bits & 0x1:
        return problem("C113", entry.filename)
    if entry.compress_type not in _BOUNDED:
        return problem("C110", entry.filename)
    # zipfile turns the backslashes of some systems into slashes; the name as written says more.
    return path_problem(entry.orig_filename.removesuffix("/"))


def _without_common_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    folders = {path.partition("/")[0] if "/" in path else "" for path in files}
    if len(folders) != 1 or "" in folders or folders <= {"lessons", "quizzes", "media"}:
        return files
    return {path.partition("/")[2]: content for path, content in files.items()}
