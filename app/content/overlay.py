"""A text in two languages: the source, which holds all logic, and the overlay beside it, which is text only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.content.blocks import Block, Directive, walk
from app.content.grammar import Document, Unit
from app.content.package import PackageFiles
from app.content.problems import Problem, problem
from app.content.schema import Table, schema_problems
from app.content.stamps import stamp_problems
from app.domain.language import Language


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its overlay; without an overlay, the source's words stand in for it."""

    source: Document
    overlay: Document | None
    language: Language
    """Of the source."""

    @property
    def other(self) -> Language:
        """Return the overlay's language."""
        return other_language(self.language)

    @property
    def documents(self) -> tuple[tuple[Language, Document], ...]:
        """Return each language with its document."""
        return (self.language, self.source), (self.other, self.overlay or self.source)

    def words(self, in_source: str, in_overlay: str) -> dict[str, str]:
        """Put the two texts under their languages."""
        return {self.language: in_source, self.other: in_overlay}

    def front_words(self, *path: str | int) -> dict[str, str]:
        """Return a text that both front matters hold under the same key."""
        return {language: document.front.text(*path) for language, document in self.documents}


def other_language(language: Language) -> Language:
    """Return the language a text is translated to."""
    return "zh-CN" if language == "en" else "en"


def language_of(package: PackageFiles, path: str | None = None) -> Language:
    """Return the source language that a file, or else the package's main file, names; English if it names none."""
    named = package.document(path or package.main).front.text("lang")
    return "zh-CN" if named == "zh-CN" else "en"


def overlay_path(path: str, language: Language) -> str:
    """Return where the overlay of a source lies: `a/b.md` -> `a/b.zh-CN.md`."""
    return f"{path.removesuffix('.md')}.{language}.md"


def source_path(path: str) -> str | None:
    """Return the source that a file named like an overlay belongs to; None for a source."""
    for language in ("zh-CN", "en"):
        if path.endswith(f".{language}.md"):
            return f"{path.removesuffix(f'.{language}.md')}.md"
    return None


def read_pair(package: PackageFiles, path: str, language: Language) -> Pair:
    """Read a source and, where it exists, its overlay."""
    beside = overlay_path(path, other_language(language))
    overlay = package.document(beside) if beside in package.files else None
    return Pair(package.document(path), overlay, language)


def file_problems(package: PackageFiles, language: Language) -> Iterator[Problem]:
    """Report Markdown files that stand in no pair: overlays without a source, second sources, wrong languages."""
    for path in package.markdown_paths:
        source = source_path(path)
        if source is None:
            yield from _source_problems(package, path)
        elif source not in package.files:
            yield problem("C602", path, 1, source=source)
        elif path != overlay_path(source, other_language(language)):
            yield problem("C604", path, 1, language=other_language(language))


def overlay_problems(pair: Pair, name: str, table: Table) -> Iterator[Problem]:
    """Judge the head of an overlay: is it there, what it says it is, its keys, its stamps.

    Args:
        pair: the two documents.
        name: the id that `of` must name.
        table: the schema of the overlay's front matter.
    """
    overlay = pair.overlay
    if overlay is None:
        yield problem("C601", pair.source.file, 1, file=overlay_path(pair.source.file, pair.other))
        return
    yield from overlay.problems
    if not overlay.front.values:
        return
    if not overlay.is_overlay:
        yield problem("C603", overlay.file, 1, file=pair.source.file)
        return
    yield from schema_problems(overlay.file, overlay.front, table)
    if overlay.front.text("lang") not in {"", pair.other}:
        yield problem("C604", overlay.file, overlay.front.line("lang"), language=pair.other)
    if overlay.front.text("of") not in {"", name}:
        yield problem("C605", overlay.file, overlay.front.line("of"), id=name)
    yield from stamp_problems(pair.source, overlay)


def logic_problems(
    overlay: Document, *, allowed: Iterable[str] = (), words: Collection[Directive] = ()
) -> Iterator[Problem]:
    """Report directives and marks in an overlay, which holds text only.

    Args:
        overlay: where to look.
        allowed: keys of directives that may stand there.
        words: directives that are text themselves.
    """
    blocks = overlay.blocks
    for block in walk(blocks):
        for directive in block.directives:
            if directive.key not in allowed and directive not in words:
                yield problem("C609", overlay.file, directive.line, found=directive.raw)
        for item in block.items:
            if item.mark is not None:
                yield problem("C616", overlay.file, item.line)


def unit_problems(source: Document, overlay: Document) -> Iterator[Problem]:
    """Compare the `##` ids of both languages: the same ones, in the same order."""
    wanted = [unit.heading for unit in source.units]
    here = {unit.heading: unit.line for unit in overlay.units}
    yield from key_problems(overlay, wanted, here, line=1)
    if sorted(here) == sorted(wanted) and list(here) != wanted:
        moved = next(own for own, heading in zip(here, wanted, strict=True) if own != heading)
        yield problem("C608", overlay.file, here[moved], id=moved)


def key_problems(
    overlay: Document, wanted: Iterable[str], here: dict[str, int], *, line: int
) -> Iterator[Problem]:
    """Compare keys that both languages must have.

    Args:
        overlay: where to report.
        wanted: the source's keys.
        here: the overlay's keys -> their lines.
        line: where to report a missing key.
    """
    known = tuple(wanted)
    for key in known:
        if key not in here:
            yield problem("C606", overlay.file, line, id=key)
    for key, place in here.items():
        if key not in known:
            yield problem("C607", overlay.file, place, id=key)


def block_problems(
    overlay: Document, line: int, source: tuple[Block, ...], here: tuple[Block, ...]
) -> Iterator[Problem]:
    """Compare the top-level blocks of one part in both languages."""
    if [block.kind for block in source] != [block.kind for block in here]:
        yield problem("C611", overlay.file, line, wanted=len(source), found=len(here))


def paired_units(source: Document, overlay: Document) -> Iterator[tuple[Unit, Unit]]:
    """Visit the units that are there in both languages, by id."""
    for unit in source.units:
        other = overlay.unit(unit.heading)
        if other is not None:
            yield unit, other


def _source_problems(package: PackageFiles, path: str) -> Iterator[Problem]:
    document = package.document(path)
    if document.is_overlay:
        yield problem("C615", path, document.front.line("of"), name=PurePosixPath(path).stem)
