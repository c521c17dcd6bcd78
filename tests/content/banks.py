"""Questions with everything that may be written in them, for whatever must come back as it went."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from app.content.bank import BankOption, BankQuestion
from app.domain.quiz import RANKED, Kind

WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)
MAYBE_WORDS = WORDS | st.just("")
IDS = st.sampled_from(["", "asking", "first-look"])


@st.composite
def bank_questions(draw: st.DrawFn, *, kinds: Iterable[Kind]) -> BankQuestion:
    """A question of one of these kinds, with the same marks as a quiz file can give it."""
    kind = draw(st.sampled_from([*kinds]))
    is_number = kind == "number"
    numbers = st.decimals("-999999", "999999", places=3, allow_nan=False)
    return BankQuestion(
        id="q",
        kind=kind,
        stem=draw(WORDS),
        options=draw(_pairs() if kind == "match" else _options(kind)),
        note=draw(MAYBE_WORDS) if kind in {"number", "match", "text"} else "",
        points=draw(st.integers(1, 99)),
        must=draw(st.booleans()),
        tag=draw(IDS),
        lesson=draw(IDS),
        scoring=draw(st.sampled_from(["all", "per-option"])) if kind in {"multiple", "match"} else "all",
        fixed=draw(st.booleans()) if kind in {"single", "multiple"} else False,
        answer=draw(numbers) if is_number else None,
        tolerance=abs(draw(numbers)) if is_number else Decimal(0),
        accepted=draw(_accepted()) if kind == "text" else (),
        heads=(draw(MAYBE_WORDS), draw(MAYBE_WORDS)) if kind == "match" else ("", ""),
    )


@st.composite
def _options(draw: st.DrawFn, kind: Kind) -> tuple[BankOption, ...]:
    if kind in {"number", "text"}:
        return ()
    texts = draw(st.lists(st.tuples(WORDS, MAYBE_WORDS), min_size=2, max_size=5))
    best = 0 if kind in RANKED else draw(st.integers(0, len(texts) - 1))
    rights = {best} | (draw(st.sets(st.integers(0, len(texts) - 1))) if kind == "multiple" else set())
    return tuple(
        BankOption(words, right=kind == "order" or place in rights, rationale=reason)
        for place, (words, reason) in enumerate(texts)
    )


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[BankOption, ...]:
    lefts = draw(st.lists(MAYBE_WORDS, min_size=2, max_size=6))
    return tuple(BankOption(left, right=bool(left), partner=draw(WORDS)) for left in lefts)


@st.composite
def _accepted(draw: st.DrawFn) -> tuple[str, ...]:
    words = WORDS.map(lambda each: each.replace("`", "'"))
    return tuple(draw(st.lists(words, min_size=1, max_size=12, unique=True)))
