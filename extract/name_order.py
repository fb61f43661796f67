"""Where in a whole name the surname ends: by usual given names, and by how many words it has.

A paper that prints a name in one piece seldom says which part is which. Labels and languages give
an order; a usual given name on the other side speaks against it (``given_names.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.data import table
from extract.folding import plain

_EVEN = 4  # of four words two are the surname: ``ROSARIO VALDEZ YESENIA ALTAGRACIA``
_USUAL, _EVENLY, _AGAINST, _PARTICLE = 0.6, 0.3, 0.7, 0.5
_GREEK_SOUNDS = (
    ("ΜΠ", "b"), ("ΝΤ", "d"), ("ΓΚ", "g"), ("ΓΓ", "g"), ("ΤΖ", "z"), ("ΤΣ", "s"), ("ΟΥ", "u"),
    ("ΑΙ", "e"), ("ΕΙ", "i"), ("ΟΙ", "i"), ("ΥΙ", "i"), ("ΑΥ", "av"), ("ΕΥ", "ev"), ("Ξ", "ks"),
    ("Ψ", "ps"), ("Χ", ""),
)  # fmt: skip
_LIKE_Y = re.compile("^ΓΙ(?=[ΑΕΟΩ])")
_GREEK_LETTERS = str.maketrans("ΑΒΓΔΕΖΗΘΙΚΛΜΝΟΠΡΣΤΥΦΩ", "avgdezitiklmnoprstifo")
_LATIN_SOUNDS = (
    ("SCH", "s"), ("TSCH", "s"), ("SH", "s"), ("CH", "s"), ("TS", "s"), ("TZ", "z"), ("PH", "f"),
    ("TH", "t"), ("DZH", "z"), ("ZH", "z"), ("DJ", "z"), ("XH", "z"), ("GJ", "g"), ("J", "z"),
    ("CK", "k"), ("CE", "se"), ("CI", "si"), ("CY", "si"), ("C", "k"), ("Q", "k"), ("X", "ks"),
    ("OU", "u"), ("OO", "u"), ("EE", "i"), ("EI", "i"), ("AI", "e"), ("OI", "i"), ("EU", "ev"),
    ("AU", "av"), ("MP", "b"), ("W", "u"), ("Y", "i"), ("H", ""),
)  # fmt: skip


def parted(words: Sequence[str], *, surname_first: bool) -> tuple[str, str]:
    """Surname and given names of a whole name of two words or more.

    ``surname_first``: whether they come first where it stands; usual given names may say otherwise.
    """
    splits = list(_splits(words))
    best = max(splits, key=lambda split: _likely(words, *split, usually=surname_first))
    end, first = best
    parts = " ".join(words[:end]), " ".join(words[end:])
    return parts if first else (parts[1], parts[0])


def _splits(words: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Where a name may be parted, and whether its surname is what comes first."""
    for end in range(1, len(words)):
        if not _belongs_on(words[end - 1]) or len(words) == end + 1 == 2:
            yield end, True
            yield end, False
    if all(_belongs_on(word) for word in words[:-1]):
        yield 1, True


def _likely(words: Sequence[str], end: int, first: bool, *, usually: bool) -> tuple[float, float]:
    surname, given = (words[:end], words[end:]) if first else (words[end:], words[:end])
    odds = sum(is_usual(word) for word in given) - _AGAINST * sum(map(is_usual, surname))
    odds += _USUAL if first is usually else 0.0
    if first and len(words[0]) > 1 and _comes_first(words[0]):
        odds += 1.0 + (len(surname) == 1)
    odds += _PARTICLE if _belongs_on(surname[0]) else 0.0
    odds -= _PARTICLE if any(map(_belongs_on, given)) else 0.0
    named = [word for word in surname if not _belongs_on(word)]
    if len(words) - (len(surname) - len(named)) == _EVEN:
        odds += _EVENLY if len(named) == _EVEN // 2 else 0.0
        return odds, float(len(given))
    return odds, float(len(given))


@lru_cache(maxsize=8192)
def is_usual(word: str) -> bool:
    """Whether a word is a usual given name, in Latin or in Greek letters (``given_names.yaml``)."""
    parts = [part for part in re.split(r"[-'’]", word) if part]
    # Γιανέλις is Yanelis, as Γιάννης is Giannis.
    return all(
        any(_sound(form) in _given() for form in (part, _LIKE_Y.sub("Ι", plain(part))))
        for part in parts
    )


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """How a word sounds, roughly, whether it is spelled in Latin or in Greek letters."""
    text = plain(word)
    for spelled, sound in _GREEK_SOUNDS + _LATIN_SOUNDS:
        text = text.replace(spelled, sound)
    text = text.translate(_GREEK_LETTERS).lower()
    return re.sub(r"(.)\1+", r"\1", text)


@cache
def _given() -> frozenset[str]:
    names = table("given_names")["given"].values()
    return frozenset(_sound(name) for line in names for name in line.split())


@cache
def _firsts() -> frozenset[str]:
    return frozenset(plain(n) for line in table("given_names")["first"] for n in line.split())


@cache
def _befores() -> frozenset[str]:
    return frozenset(_sound(n) for line in table("given_names")["before"] for n in line.split())


def _comes_first(word: str) -> bool:
    return plain(word) in _firsts()


def _belongs_on(word: str) -> bool:
    """``VAN``, ``ΕΛ``: a part of the name that follows."""
    return _sound(word) in _befores()
