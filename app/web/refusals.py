"""The sentences of refusals: code -> words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import Refusal
from app.web.gettext import gettext, lazy_gettext

_sentences: dict[str, str] = {}


def say(sentences: Mapping[str, str]) -> None:
    """Teach the house the sentences of a room's refusal codes; called where the room's views are defined."""
    _sentences.update(sentences)


def sentence(refusal: Refusal) -> str:
    """Return what to tell the person; it says what happened and what to do."""
    words = _sentences.get(refusal.code)
    if words is None:
        return gettext("That did not work. Nothing was lost; please go back and try again.")
    return str(words) % {key: value for key, value in refusal.values.items() if key != "field"}


def known_codes() -> frozenset[str]:
    """Return every code that has a sentence, for the test that none is missing."""
    return frozenset(_sentences)


say(
    {
        "common.not-allowed": lazy_gettext(
            "This page is not for your role. Ask your school lead if you need it."
        ),
        "common.not-found": lazy_gettext("There is no such page, or it is not open to you."),
        "common.somebody-was-faster": lazy_gettext(
            "Somebody, or an earlier click of yours, was a moment faster. Please look at the page again."
        ),
        "common.too-large": lazy_gettext("That file or text is too large to send. Please make it smaller."),
        "common.too-often": lazy_gettext(
            "That was tried very often. Please wait a few minutes and try again."
        ),
        "common.form-expired": lazy_gettext(
            "The page was open for a long time and the form expired. Please go back, reload, and send it again."
        ),
    }
)
