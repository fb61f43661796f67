"""Letters without their accents, and the script (ISO 15924) that a word is written in."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Script(StrEnum):
    """The scripts that the tables know, by their ISO 15924 codes. ``ZYYY``: any other."""

    LATN = "Latn"
    GREK = "Grek"
    CYRL = "Cyrl"
    GEOR = "Geor"
    ARMN = "Armn"
    ARAB = "Arab"
    HANI = "Hani"
    ZYYY = "Zyyy"


_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x024F, Script.LATN),
    (0x1E00, 0x1EFF, Script.LATN),
    (0x0250, 0x02AF, Script.LATN),
    (0x0370, 0x03FF, Script.GREK),
    (0x1F00, 0x1FFF, Script.GREK),
    (0x0400, 0x052F, Script.CYRL),
    (0x0530, 0x058F, Script.ARMN),
    (0xFB13, 0xFB17, Script.ARMN),
    (0x0600, 0x06FF, Script.ARAB),
    (0x0750, 0x077F, Script.ARAB),
    (0xFB50, 0xFEFC, Script.ARAB),
    (0x10A0, 0x10FF, Script.GEOR),
    (0x1C90, 0x1CBF, Script.GEOR),
    (0x3400, 0x9FFF, Script.HANI),
    (0x20000, 0x3FFFF, Script.HANI),
)

# Letters whose stroke, hook or ligature Unicode does not decompose: the accent-like reading.
_UNDECOMPOSED = str.maketrans(
    {
        "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Ħ": "H", "Ŧ": "T", "Ŀ": "L", "Æ": "AE", "Œ": "OE",
        "Þ": "TH", "Ŋ": "N", "ĸ": "K", "Ə": "E", "ẞ": "SS", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "Ƴ": "Y",
        "Ĳ": "IJ", "Ɛ": "E", "Ɔ": "O", "ϐ": "Β", "ϑ": "Θ", "ϕ": "Φ", "ϲ": "Σ", "Ϲ": "Σ",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه",
        "ە": "ه", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "Ё": "Е", "Ґ": "Г", "ʹ": "", "և": "ԵՎ",
    }
)  # fmt: skip
# Kept whole by fold_keeping_letters: letters of their own, not a letter with an accent.
_OWN_LETTERS = frozenset("ЙЇЎЌЃ")
# Marks that are accents: combining diacritics, Hebrew points, Arabic vowel signs, Cyrillic titla.
# The vowel signs of Indic scripts are letters and stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in capitals without accents, diaeresis or strokes, whatever its normal form.

    Cyrillic Й, Ї and Ў stay: they are letters, and transliterations tell them apart.
    """
    upper = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).upper())
    if upper.isascii():
        return upper
    out: list[str] = []
    for letter in upper.translate(_UNDECOMPOSED):
        if letter in _OWN_LETTERS or letter.isascii():
            out.append(letter)
            continue
        out.append(_ACCENTS.sub("", unicodedata.normalize("NFD", letter)))
    return "".join(out).upper().translate(_UNDECOMPOSED)


_PLAIN = str.maketrans("ЙЇЎЌЃ", "ИІУКГ")


def fold_fully(text: str) -> str:
    """As ``fold``, with the Cyrillic letters of their own reduced too: what "equal" means."""
    return fold(text).translate(_PLAIN)


@lru_cache(maxsize=4096)
def letter_script(letter: str) -> Script | None:
    """The script of one character; None for a digit, a mark or punctuation."""
    if not letter.isalpha():
        return None
    code = ord(letter)
    for low, high, script in _RANGES:
        if low <= code <= high:
            return script
    return Script.ZYYY


# Capitals that look the same on paper, by what they look like.
_TWINS = (
    "AΑА", "BΒВ", "CСϹ", "EΕЕ", "HΗН", "IΙІ", "JЈ", "KΚК", "MΜМ", "NΝ", "OΟО", "PΡР", "SЅ",
    "TΤТ", "XΧХ", "YΥУ", "ZΖ", "ΓГ", "ΠП", "ΦФ",
)  # fmt: skip


def _twin_table() -> dict[tuple[str, Script], str]:
    table: dict[tuple[str, Script], str] = {}
    for group in _TWINS:
        for letter in group:
            for twin in group:
                script = letter_script(twin)
                if script is not None:
                    table[(letter, script)] = twin
    return table


_TWIN = MappingProxyType(_twin_table())


def in_script(word: str, script: Script) -> str | None:
    """The folded word with look-alikes from other scripts replaced; None if a letter has none."""
    out: list[str] = []
    for letter in word:
        own = letter_script(letter)
        if own is None or own is script:
            out.append(letter)
            continue
        twin = _TWIN.get((letter, script))
        if twin is None:
            return None
        out.append(twin)
    return "".join(out)


@lru_cache(maxsize=65536)
def settle_script(word: str) -> tuple[str, Script, bool]:
    """The folded word in one script, that script, and whether look-alikes were replaced.

    A word of several scripts becomes one of the script that most of its letters are in, if the
    rest have look-alikes there; of equals, the one in which every letter can be read, Latin first.
    A word that can't be settled keeps its letters and the script ``ZYYY``.
    """
    counts: dict[Script, int] = {}
    for letter in word:
        script = letter_script(letter)
        if script is not None:
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return word, Script.ZYYY, False
    if len(counts) == 1:
        return word, next(iter(counts)), False
    order = sorted(counts, key=lambda s: (-counts[s], s is not Script.LATN, s.value))
    for script in order:
        whole = in_script(word, script)
        if whole is not None:
            return whole, script, True
    return word, Script.ZYYY, False
