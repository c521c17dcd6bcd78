"""The two languages everything is said in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["en", "zh-CN"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh-CN")
DEFAULT: Final[Language] = "zh-CN"
"""Chinese when in doubt: the first users teach in Guizhou and Kunming."""

Text = Mapping[str, str]
"""language -> words (plain text, or safe HTML where the name says so)."""
