"""What may be in a package at all: paths, names, sizes, text that is text, images that are images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.content.problems import Problem, problem

MOST_FILES: Final = 400
LARGEST_MARKDOWN: Final = 256 * 1024
LARGEST_MEDIA: Final = 4 * 1024 * 1024
LARGEST_PACKAGE: Final = 40 * 1024 * 1024
HIGHEST_RATIO: Final = 200
"""Unpacked to packed; prose packs to about a third, and the worst honest file to about a hundredth."""
SMALL: Final = 16 * 1024
"""A file this small is no bomb, whatever its ratio."""

_ID = "[a-z][a-z0-9-]{0,47}"
_MARKDOWN = re.compile(rf"(?:(?:lessons|quizzes)/)?{_ID}(?:\.zh-CN|\.en)?\.md")
_MEDIA = re.compile(r"media/[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.(?P<type>png|jpg|jpeg|webp|gif)")
_SIGNATURES: Final[dict[str, re.Pattern[bytes]]] = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "gif": re.compile(rb"GIF8[79]a"),
}


class Sizes:
    """Counts what has been let in so far, by declared size, before anything is unpacked."""

    def __init__(self) -> None:
        self.files = 0
        self.bytes = 0

    @property
    def full(self) -> bool:
        """Tell whether no more may be read."""
        return self.files > MOST_FILES or self.bytes > LARGEST_PACKAGE

    def admit(self, path: str, size: int, packed: int | None = None) -> Iterator[Problem]:
        """Count one file, and report it or the whole when too much."""
        was_full = self.full
        self.files += 1
        self.bytes += size
        largest = LARGEST_MARKDOWN if path.endswith(".md") else LARGEST_MEDIA
        if size > largest:
            yield problem("C104", path, size=size, largest=largest)
        if packed is not None and size > SMALL and size > packed * HIGHEST_RATIO:
            yield problem("C105", path)
        if self.full and not was_full:
            yield problem("C103", "", most=MOST_FILES, largest=LARGEST_PACKAGE)


def path_problem(path: str) -> Problem | None:
    """Refuse a path that could leave the package."""
    parts = path.split("/")
    absolute = path.startswith("/") or re.match("[A-Za-z]:", path)
    if absolute or "\\" in path or "\0" in path or not {"", ".", ".."}.isdisjoint(parts):
        return problem("C101", path.replace("\0", "?"))
    return None


def file_problems(path: str, content: bytes) -> Iterator[Problem]:
    """Report a file whose path, name, type or content does not belong in a package."""
    unsafe = path_problem(path)
    media = _MEDIA.fullmatch(path)
    if unsafe is not None:
        yield unsafe
    elif media is not None:
        if not _SIGNATURES[media["type"]].match(content):
            yield problem("C112", path, type=media["type"])
    elif _MARKDOWN.fullmatch(path):
        yield from _text_problems(path, content)
    else:
        yield problem("C107", path)


def _text_problems(path: str, content: bytes) -> Iterator[Problem]:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield problem("C106", path, content[: error.start].count(b"\n") + 1)
