"""The allow-list that every piece of HTML passes, twice: by bleach and then by nh3."""

from __future__ import annotations

import re
import threading
from typing import Final

import nh3
from bleach.sanitizer import Cleaner

TAGS: Final = frozenset(
    {
        *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"),
        *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "a": frozenset({"class", "href", "rel"}),
    "img": frozenset({"alt", "src"}),
    "ol": frozenset({"start"}),
    "table": frozenset({"class"}),
    "ul": frozenset({"class"}),
}
SCHEMES: Final = frozenset({"https", "tel"})

_VALUES: Final[dict[str, re.Pattern[str]]] = {
    "id": re.compile(r"b[0-9]{1,5}"),
    "class": re.compile(r"pair|blanks|ticks|term"),
    "href": re.compile(r"https://.+|tel:[0-9+-]+|/(?!/).*|#[a-z0-9-]+"),
    "src": re.compile(r"/(?!/)[A-Za-z0-9._/-]+"),
    "start": re.compile(r"[0-9]{1,5}"),
    "rel": re.compile(r"[a-z ]+"),
}
_NUMBERED: Final = TAGS - {"a", "br", "code", "em", "img", "li", "strong", "tbody", "td", "th", "thead", "tr"}
"""Tags that may carry a block's id."""


def allowed(tag: str, name: str, value: str) -> bool:
    """Tell whether an attribute with this value may stand on this tag."""
    if name == "id":
        return tag in _NUMBERED and _VALUES["id"].fullmatch(value) is not None
    if name not in ATTRIBUTES.get(tag, ()):
        return False
    return name == "alt" or _VALUES[name].fullmatch(value) is not None


class _Gate(threading.local):
    """bleach's cleaner, one for each thread: it keeps its parser, and is not made to be shared."""

    def __init__(self) -> None:
        self.cleaner = Cleaner(tags=TAGS, attributes=allowed, protocols=SCHEMES, strip=True)


_gate = _Gate()
_NAMES: Final = {tag: {*ATTRIBUTES.get(tag, ()), *(["id"] if tag in _NUMBERED else [])} for tag in TAGS}


def purify(html: str) -> str:
    """Return the HTML with everything removed that is not on the allow-list."""
    return nh3.clean(
        _gate.cleaner.clean(html),
        tags=set(TAGS),
        attributes=_NAMES,
        attribute_filter=lambda tag, name, value: value if allowed(tag, name, value) else None,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
