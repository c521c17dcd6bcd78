"""What places are called."""

from __future__ import annotations


def names_of(name: str, name_en: str | None) -> dict[str, str]:
    """Return the name of a place by language; without an English one its own serves for both."""
    return {"zh-CN": name, "en": name_en or name}
