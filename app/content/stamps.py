"""Stamps: short hashes in an overlay that remember which source text was translated."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import yaml

from app.content.blocks import join
from app.content.frontmatter import split_front
from app.content.grammar import Document, read_document
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.schema import ID

TRANSLATED: Final = (
    "title", "summary", "objectives", "modules", "role", "cast", "content-warning", "help", "vars", "competencies",
    "harms", "debrief",
)  # fmt: skip
"""Keys of a front matter that hold words."""

_LOGIC = re.compile(r"`[^`]*`|\[[ xX]\]")


def unit_stamps(source: Document) -> dict[str, str]:
    """Return the stamp of every part that is translated; keys beginning with `_` name parts without an id."""
    words = {key: source.front.get(key) for key in TRANSLATED if key in source.front.values}
    stamps = {"_front": _short_hash(json.dumps(words, ensure_ascii=False, sort_keys=True))}
    if source.opening:
        stamps["_opening"] = _text_stamp(join(source.opening))
    for number, unit in enumerate(source.units, start=1):
        named = ID.fullmatch(unit.heading) is not None
        heading = "" if named else unit.heading
        stamps[unit.heading if named else f"_s{number}"] = _text_stamp(f"{heading}\n{join(unit.blocks)}")
    return stamps


def stamp_problems(source: Document, overlay: Document) -> Iterator[Problem]:
    """Report parts whose source has changed since the overlay was stamped."""
    line = overlay.front.line("stamps")
    kept = overlay.front.get("stamps")
    if not isinstance(kept, dict) or not kept:
        yield problem("C612", overlay.file, line)
        return
    places = _places(overlay)
    for key, stamp in unit_stamps(source).items():
        if key not in kept:
            yield problem("C614", overlay.file, places.get(key, line), id=key)
        elif str(kept[key]) != stamp:
            yield problem("C613", overlay.file, places.get(key, line), id=key)


def stamp(package: PackageFiles) -> PackageFiles:
    """Return the package with the stamps of all its overlays brought up to date, and nothing else changed."""
    files = dict(package.files)
    for path in package.markdown_paths:
        source = re.sub(r"\.(zh-CN|en)\.md$", ".md", path)
        if source != path and source in files:
            files[path] = _stamped(files[path], unit_stamps(package.document(source)))
    return replace(package, files=files)


def _stamped(content: bytes, stamps: dict[str, str]) -> bytes:
    text = content.decode("utf-8")
    mark = "\N{BYTE ORDER MARK}" if text.startswith("\N{BYTE ORDER MARK}") else ""
    lines = text.removeprefix(mark).split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    document = read_document("", text.removeprefix(mark))
    if not document.front.values:
        return content
    first, last = _span_of_stamps(text.removeprefix(mark))
    written = ["stamps:" + end, *(f'  {key}: "{value}"{end}' for key, value in stamps.items())]
    return (mark + "\n".join([*lines[:first], *written, *lines[last:]])).encode()


def _span_of_stamps(text: str) -> tuple[int, int]:
    """Return the lines, counted from 0, that the key `stamps` fills, or an empty span before the closing `---`."""
    found = split_front(text)
    front, length = found if found is not None else ("", 1)
    root = yaml.compose(front, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "stamps":
            return key.start_mark.line + 1, _last_line(value) + 2
    return length - 1, length - 1


def _last_line(node: yaml.Node) -> int:
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    return int(node.end_mark.line)


def _places(overlay: Document) -> dict[str, int]:
    places = {"_front": overlay.front.line()}
    if overlay.opening:
        places["_opening"] = overlay.opening[0].line
    for number, unit in enumerate(overlay.units, start=1):
        places[unit.heading] = places[f"_s{number}"] = unit.line
    return places


def _text_stamp(text: str) -> str:
    return _short_hash(" ".join(_LOGIC.sub("", text).split()))


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
