"""English words without their endings, so that `listening` finds `listen` and `crises` finds `crisis`.

The same for texts and queries; the result is compared, never shown. Cautious: a short word keeps its ending,
because `caring` must not become `car`.
"""

from __future__ import annotations

import re

IRREGULAR = {
    "analyses": "analysis",
    "children": "child",
    "crises": "crisis",
    "diagnoses": "diagnosis",
    "men": "man",
    "women": "woman",
}
_VOWEL = re.compile("[aeiouy]")
_TWO_CONSONANTS = re.compile("[^aeiouy]{2}$")
_DOUBLE_CONSONANT = re.compile(r"([^aeiouy])\1$")


def stem(word: str) -> str:
    """Return a folded English word without plural, -ing, -ed and a silent e."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    return _single(_without_e(_without_participle(_singular(word))))


def _singular(word: str) -> str:
    # The S-stemmer of Harman (1991), with `-ied` beside `-ies`.
    if len(word) >= 5 and word.endswith(("ies", "ied")):
        return f"{word[:-3]}y"
    if len(word) >= 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_participle(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and not word.endswith("eed") and _is_a_word(rest):
            return rest
    return word


def _is_a_word(rest: str) -> bool:
    """Say whether what is left can be a verb: `ask` and `griev`, but not `car`, `dur` or `str`."""
    if _VOWEL.search(rest) is None:
        return False
    return len(rest) >= 4 or (len(rest) == 3 and _TWO_CONSONANTS.search(rest) is not None)


def _without_e(word: str) -> str:
    return word[:-1] if len(word) >= 5 and word.endswith("e") else word


def _single(word: str) -> str:
    if len(word) < 4 or _DOUBLE_CONSONANT.search(word) is None:
        return word
    return word if len(word) == 4 and word[-1] in "lsfz" else word[:-1]
