"""Where the links of a package lead: to pages of the platform, to sources, to a telephone, or to the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.content.blocks import Block, Link, walk
from app.content.markdown import https_only
from app.content.package import PackageFiles
from app.content.shelf import Shelf

_ADDRESS = re.compile(
    r"(?P<scheme>lesson|simulation|course|case|resource|source|hotline):(?:(?P<course>[a-z0-9-]+)/)?(?P<key>[a-z0-9-]+)"
)
_IMAGE: Final = re.compile(r"media/[A-Za-z0-9_-]+\.[a-z]+")
_DEAD: Final = {
    "lesson": "C303", "course": "C304", "simulation": "C305", "source": "C307", "hotline": "C308",
    "case": "C316", "resource": "C317",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that may be written inside one package."""

    package: PackageFiles
    shelf: Shelf

    def resolve(self, address: str) -> str | None:
        """Return the address on the page, or None when it leads nowhere or is not allowed."""
        if _IMAGE.fullmatch(address):
            name = address.removeprefix("media/")
            known = address in self.package.files
            return f"/media/{self.package.kind}/{self.package.id}/{name}" if known else None
        found = _ADDRESS.fullmatch(address)
        if found is None:
            return https_only(address)
        return self._place(found["scheme"], found["course"], found["key"])

    def wrong(self, link: Link) -> Iterator[tuple[str, dict[str, object]]]:
        """Say what is wrong with a link or an image: (code, values)."""
        if link.image:
            yield from self._wrong_image(link)
            return
        found = _ADDRESS.fullmatch(link.address)
        if found is None:
            if https_only(link.address) is None:
                yield "C302", {"address": link.address}
        elif self.resolve(link.address) is None:
            yield _DEAD[found["scheme"]], {"address": link.address.partition(":")[2]}
        elif found["scheme"] == "hotline":
            number = self.shelf.reference.hotlines[found["key"]].number
            if number not in link.words:
                yield "C309", {"number": number}

    def _place(self, scheme: str, course: str | None, key: str) -> str | None:
        if scheme == "lesson":
            home = course or (self.package.id if self.package.kind == "course" else "")
            return f"/learn/{home}/lessons/{key}" if self.shelf.has_lesson(home, key) else None
        if course is not None:
            return None
        shelf = self.shelf
        hotline = shelf.reference.hotlines.get(key)
        places = {
            "simulation": (key in shelf.simulations, f"/simulations/{key}"),
            "course": (key in shelf.courses, f"/learn/{key}"),
            "case": (f"case:{key}" in shelf.one_file, f"/library/cases/{key}"),
            "resource": (f"resource:{key}" in shelf.one_file, f"/library/resources/{key}"),
            "source": (key in shelf.reference.sources, f"#source-{key}"),
            "hotline": (hotline is not None, f"tel:{hotline.number if hotline else ''}"),
        }
        exists, place = places[scheme]
        return place if exists else None

    def _wrong_image(self, link: Link) -> Iterator[tuple[str, dict[str, object]]]:
        if not _IMAGE.fullmatch(link.address):
            yield "C310", {"address": link.address}
        elif link.address not in self.package.files:
            yield "C311", {"address": link.address}
        if not link.words.strip():
            yield "C312", {}


def citations(blocks: tuple[Block, ...]) -> dict[str, int]:
    """Return the keys of the sources that a text cites -> the line of the first citation."""
    cited: dict[str, int] = {}
    for block in walk(blocks):
        for link in block.links:
            if link.address.startswith("source:"):
                cited.setdefault(link.address.removeprefix("source:"), link.line)
    return cited
