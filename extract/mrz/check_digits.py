"""Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9)."""

from __future__ import annotations

from typing import Final

FILLER: Final = "<"

DIGITS: Final = "0123456789"
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABET: Final = DIGITS + LETTERS + FILLER
"""Every character that a zone may hold, in the order of the recogniser's classes."""

WEIGHTS: Final = (7, 3, 1)

_VALUES: Final = {char: value for value, char in enumerate(DIGITS + LETTERS)} | {FILLER: 0}


def value(char: str) -> int:
    """The value of one character: 0-9 for digits, 10-35 for A-Z, 0 for the filler.

    Raises KeyError for any other character.
    """
    return _VALUES[char]


def check_digit(text: str) -> int:
    """The check digit of ``text``: the sum of values times 7, 3, 1, 7, ..., modulo 10.

    Raises KeyError where ``text`` holds a character outside the zone's alphabet.

    >>> check_digit("520727")
    3
    >>> check_digit("AB2134<<<")
    5
    """
    return sum(_VALUES[char] * WEIGHTS[at % 3] for at, char in enumerate(text)) % 10


def unseen_twins(char: str) -> str:
    """The characters that no check digit tells from ``char``: equal to it modulo 10.

    The weights 7, 3 and 1 are units modulo 10, so that one wrong letter escapes a check digit at
    any position exactly when its value is equal modulo 10.

    >>> unseen_twins("0")
    'AKU<'
    """
    rest = _VALUES[char] % 10
    return "".join(c for c in ALPHABET if c != char and _VALUES[c] % 10 == rest)
