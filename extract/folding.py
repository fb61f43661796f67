"""One spelling for what looks or sounds the same to a reader: case, accents, look-alike letters.

Two steps, because they serve different ends. ``plain`` drops case and accents and keeps the
script: values are compared so. ``skeleton`` also brings the look-alike capitals of Greek and
Cyrillic to Latin (Unicode TR39, confusables) and drops what is no letter or digit: phrases are
looked for so, since a recogniser that reads two scripts often picks the wrong one of two
letters that print the same.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LOOK_ALIKE = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "АВЕЅІЈКМНОРСТУХ",
    "ABEZHIKMNOPTYX" + "ABESIJKMHOPCTYX",
)


def plain(text: str) -> str:
    """``text`` in capitals without accents; spaces, digits and punctuation stay."""
    # The dotted İ and the micro sign only become ordinary letters by compatibility forms.
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).upper().replace("Ϲ", "Σ")


# What a Latin recogniser makes of small Greek letters; capitals are alike in any case.
_GREEK_READ_AS_LATIN = str.maketrans("avouwpyxiktnecdzhbsm", "ανομωργχικτηεςδζηβςμ")


def greek_reading(text: str) -> str:
    """``text`` with small Latin letters turned to the Greek ones that print like them.

    ``Ovoua`` is what is left of ``Όνομα`` when its word was taken for a Latin one.
    """
    return text.translate(_GREEK_READ_AS_LATIN)


# Small Greek words of running text as a Latin recogniser reads them; as many letters each.
_SMALL_WORDS = {
    "O/H": "Ο/Η", "o/n": "ο/η", "o/η": "ο/η", "O/n": "Ο/η", "tov": "του", "tou": "του",
    "EWC": "Έως", "EWS": "Έως", "Ewc": "Έως", "Ews": "Έως", "ewc": "έως", "ews": "έως",
    "tnc": "της", "tns": "της", "tng": "της", "tnv": "την", "Tou": "Του", "Tnc": "Της",
}  # fmt: skip


def small_word(text: str) -> str:
    """``του`` for ``tov``: small Greek words that were read in Latin letters, as many letters."""
    bare = text.rstrip(":.,")
    return _SMALL_WORDS.get(bare, bare) + text[len(bare) :]


# Latin letters and figures that a recogniser takes Greek capitals for.
_MISREAD_CAPITALS = str.maketrans("ΔΛΩΘΦΓΞΨΣ2ΠQ", "AAQOOTEWZZNQ")


@lru_cache(maxsize=16384)
def coarse(key: str) -> str:
    """A skeleton in which Greek capitals and the Latin ones that they are misread as are one.

    ``AITOAOXQN`` is what is left of ΑΠΟΔΟΧΩΝ when its word was taken for a Latin one.
    """
    text = key.translate(_MISREAD_CAPITALS)
    for legs in ("IT", "TI", "II"):
        text = text.replace(legs, "N")
    return text


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Only the letters and digits of ``text``, plain, look-alikes of other scripts as Latin."""
    return "".join(char for char in plain(text) if char.isalnum()).translate(_LOOK_ALIKE)


_SHORTEST_STEM, _LONGEST_ENDING = 4, 3
_ENDING = frozenset(skeleton("αεηιουωςσν") + "S")


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """A skeleton without the ending that Greek declines: at most three letters, vowels, ς, ν."""
    end = len(key)
    while end > _SHORTEST_STEM and len(key) - end < _LONGEST_ENDING and key[end - 1] in _ENDING:
        end -= 1
    return key[:end]
