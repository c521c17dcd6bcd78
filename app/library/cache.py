"""Compiled packages in this process, by digest: read from the database once, never parsed from Markdown."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from app.content.compiled import Compiled

MOST = 256
"""Packages kept; a hundred courses with a few pinned older revisions fit."""


class CompiledCache:
    """The packages used last, by digest; safe for threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, Compiled] = OrderedDict()
        self._lock = Lock()

    def get(self, digest: str) -> Compiled | None:
        """Return the package with this digest if it is here."""
        with self._lock:
            found = self._kept.get(digest)
            if found is not None:
                self._kept.move_to_end(digest)
            return found

    def put(self, digest: str, compiled: Compiled) -> None:
        """Keep a package; the one unused for longest makes room."""
        with self._lock:
            self._kept[digest] = compiled
            self._kept.move_to_end(digest)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
