"""The code on a certificate: short enough to type from paper, long enough that nobody guesses one.

Twelve letters and digits of Crockford's base 32 (no I, L, O, U), the last a check character, so that a mistyped
code is told from an unknown one. 55 random bits: at the allowed rate of checks a guesser needs millennia.
"""

from __future__ import annotations

import unicodedata

from app.domain.errors import Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_code(randomness: int) -> str:
    """Return the code for a random whole number of at least 55 bits."""
    letters = "".join(ALPHABET[(randomness >> (5 * place)) & 31] for place in range(LENGTH - 1))
    return letters + _check_letter(letters)


def canonical_code(typed: str) -> str:
    """Return the code somebody typed: capitals, hyphens, blanks and look-alikes do not matter.

    Raises:
        Invalid: wrong length, wrong letters, or a check character that says it was mistyped.
    """
    folded = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(letter for letter in folded if letter not in " -‐–—_").translate(LOOKALIKES)
    if len(code) != LENGTH:
        raise Invalid("record.code-length", field="code", length=LENGTH, typed=len(code))
    if any(letter not in ALPHABET for letter in code) or code[-1] != _check_letter(code[:-1]):
        raise Invalid("record.code-mistyped", field="code")
    return code


def printed(code: str) -> str:
    """Return the code in groups of four, as it stands on paper."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def _check_letter(letters: str) -> str:
    # Odd weights are invertible modulo 32, so every single mistyped letter changes the sum.
    total = sum((2 * place + 1) * ALPHABET.index(letter) for place, letter in enumerate(letters))
    return ALPHABET[total % len(ALPHABET)]
