"""The words of compiled HTML, without the HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

WITHIN_A_LINE: Final = frozenset({"a", "abbr", "b", "code", "del", "em", "i", "span", "strong", "sub", "sup"})
"""Elements that do not end a line."""


def plain_text(html: str) -> str:
    """Return what a reader reads of HTML: a line for each block, no pictures, one space where there are several."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        self._block(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))

    def _block(self, tag: str) -> None:
        if tag not in WITHIN_A_LINE:
            self.parts.append("\n")
