"""Item analysis: how hard a question is, whether it tells the strong from the weak, and what each option does.

Classical test theory. A person's strength is the share of points on the *other* questions of the same attempt, so
that a question is not compared with itself. Thresholds, and where they come from:

- `EASY`, `WEAK`, `IDLE`, and a wrong option ahead of the right one: the flags of the TIMSS item review (Olson et al.,
  "Reviewing the TIMSS 2007 Item Statistics", TIMSS 2007 Technical Report, ch. 10, Boston College 2008); below 0.20 an
  item is also poor in Ebel & Frisbie, "Essentials of Educational Measurement", 5th ed. 1991.
- `HARD`: below 0.40 an item is hard even for a norm-referenced test (Thompson, "Classical Test Theory: Item
  Statistics", Assessment Systems); a quiz that follows its lessons should be well above.
- `SKIPPED`, `FEWEST_PEOPLE` and `FEWEST_TO_JUDGE` are rules of the house: the first number protects people, the second
  keeps chance out. With 20 people a correlation still has a standard error of about 0.24.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import fsum, sqrt
from statistics import correlation
from typing import Final

from app.domain.item_options import Observation, OptionFigures, option_figures
from app.domain.quiz import Question

FEWEST_PEOPLE: Final = 5
"""Below this many people nothing is said, lest an answer be somebody's."""
FEWEST_TO_JUDGE: Final = 20
"""From this many people on there is discrimination, there are groups, and there are flags."""
EASY: Final = 0.95
HARD: Final = 0.40
WEAK: Final = 0.20
IDLE: Final = 0.05
SKIPPED: Final = 0.10
ONE_CHOICE: Final = frozenset({"single", "true-false", "next-best"})
CHOICES: Final = ONE_CHOICE | {"multiple"}


class Flag(StrEnum):
    """What a trainer should look at, the gravest first."""

    KEY_IN_DOUBT = "key-in-doubt"
    """The weak are more often right than the strong, by more than one standard error of a correlation that is zero."""
    WRONG_PREFERRED = "wrong-preferred"
    """The strong prefer a wrong option to the right one, or, where several are ticked, most of them tick one."""
    WEAK = "weak"
    """It hardly tells the strong from the weak."""
    HARD = "hard"
    EASY = "easy"
    """Almost everybody is right; no flag for a safety question, which everybody should get right."""
    SKIPPED = "skipped"
    """Many gave no answer."""
    IDLE_OPTION = "idle-option"
    """A wrong option that almost nobody takes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one person did with one question of an attempt."""

    item: str
    """Names the question in one wording."""
    share: float
    """Of its points, 0 to 1."""
    points: int
    answer: tuple[str, ...]
    """As in `marking.Answers`; empty when it was left out."""


Sitting = Sequence[Reply]
"""One person's attempt: every question it drew."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The figures of one item."""

    people: int
    mean_share: float
    """Difficulty: the mean share of points; 1 is easiest."""
    right_share: float
    """How many are wholly right."""
    unanswered: int
    discrimination: float | None
    """Item-rest correlation, -1 to 1; None for few people, or where everybody did the same."""
    options: tuple[OptionFigures, ...]
    flags: tuple[Flag, ...]


def observe(sittings: Iterable[Sitting]) -> dict[str, list[Observation]]:
    """Sort what people did by item, each time with how they did on the rest."""
    seen: dict[str, list[Observation]] = {}
    for sitting in sittings:
        points = fsum(reply.share * reply.points for reply in sitting)
        of_points = sum(reply.points for reply in sitting)
        for reply in sitting:
            of_rest = of_points - reply.points
            # Rounded, so that equal strength is equal whatever way it was summed.
            rest = round((points - reply.share * reply.points) / of_rest, 9) if of_rest else None
            seen.setdefault(reply.item, []).append(Observation(reply.share, rest, reply.answer))
    return seen


def figures(question: Question, seen: Sequence[Observation]) -> ItemFigures | None:
    """Return the figures of an item; None while fewer than `FEWEST_PEOPLE` met it."""
    people = len(seen)
    if people < FEWEST_PEOPLE:
        return None
    is_enough = people >= FEWEST_TO_JUDGE
    measured = ItemFigures(
        people=people,
        mean_share=fsum(each.share for each in seen) / people,
        right_share=sum(each.share == 1 for each in seen) / people,
        unanswered=sum(not each.answer for each in seen),
        discrimination=item_rest_correlation(seen) if is_enough else None,
        options=option_figures(question, seen, with_groups=is_enough),
        flags=(),
    )
    return _with_flags(question, measured) if is_enough else measured


def item_rest_correlation(seen: Iterable[Observation]) -> float | None:
    """Correlate the item with the rest (point-biserial when it is right or wrong); None where either never varies."""
    pairs = [(each.share, each.rest) for each in seen if each.rest is not None]
    shares, rests = [share for share, _ in pairs], [rest for _, rest in pairs]
    if len(set(shares)) < 2 or len(set(rests)) < 2:
        return None
    return max(-1.0, min(1.0, correlation(shares, rests)))


def _with_flags(question: Question, item: ItemFigures) -> ItemFigures:
    low = item.discrimination
    chance = 1 / sqrt(item.people - 1)
    is_easy = item.mean_share >= EASY
    found: Mapping[Flag, bool] = {
        Flag.KEY_IN_DOUBT: low is not None and low < -chance,
        Flag.WRONG_PREFERRED: _wrong_is_preferred(question, item.options),
        Flag.WEAK: low is not None and -chance <= low < WEAK and not is_easy,
        Flag.HARD: item.mean_share < HARD,
        Flag.EASY: is_easy and not question.must,
        Flag.SKIPPED: item.unanswered / item.people > SKIPPED,
        Flag.IDLE_OPTION: not is_easy and bool(idle_options(question, item)),
    }
    return replace(item, flags=tuple(flag for flag in Flag if found[flag]))


def idle_options(question: Question, item: ItemFigures) -> tuple[str, ...]:
    """Return the wrong options that almost nobody takes."""
    if question.kind not in CHOICES or item.people < FEWEST_TO_JUDGE:
        return ()
    return tuple(each.id for each in item.options if not each.right and each.share < IDLE)


def _wrong_is_preferred(question: Question, options: Sequence[OptionFigures]) -> bool:
    wrong = max((each.strong or 0.0 for each in options if not each.right), default=0.0)
    if question.kind == "multiple":
        return wrong > 0.5
    right = max((each.strong or 0.0 for each in options if each.right), default=0.0)
    return question.kind in ONE_CHOICE and wrong > right
