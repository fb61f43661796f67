"""Transliteration out of Greek, and out of accented Latin, by the published rules.

Comparisons don't need these (they align letters by the tables); messages, truncation and the
re-reading of Greek papers do.
"""

from __future__ import annotations

import re

from verify.matching.letters import fold

_ELOT_LETTERS = dict(
    zip(
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        [
            "A",
            "V",
            "G",
            "D",
            "E",
            "Z",
            "I",
            "TH",
            "I",
            "K",
            "L",
            "M",
            "N",
            "X",
            "O",
            "P",
            "R",
            "S",
            "T",
            "Y",
            "F",
            "CH",
            "PS",
            "O",
        ],
        strict=True,
    )
)
_ELOT_GROUPS = {"ΟΥ": "OU", "ΓΓ": "NG", "ΓΞ": "NX", "ΓΧ": "NCH"}
_VOICELESS = "ΘΚΞΠΣΤΦΧΨ"


def elot743_letters(text: str) -> str:
    """ELOT 743 letter by letter, without the context rules: for a piece of a word.

    ``text`` is folded (capitals, no accents); other characters stay.
    """
    for group, latin in _ELOT_GROUPS.items():
        text = text.replace(group, latin)
    return "".join(_ELOT_LETTERS.get(letter, letter) for letter in text)


def elot743(text: str) -> str:
    """Greek in Latin capitals as Greek passports print it (ELOT 743:2001, transcription, table 2).

    Context rules: ΜΠ at a word's ends is B; ΑΥ, ΕΥ, ΗΥ are AF, EF, IF before a voiceless
    consonant and at a word's end, else AV, EV, IV (not where Υ bears a diaeresis).
    """
    marked = re.sub("[ϋΰΫ]", "Y", text)
    folded = fold(marked)
    folded = re.sub(r"\bΜΠ|ΜΠ\b", "B", folded)
    folded = re.sub(rf"([ΑΕΗ])Υ(?=[{_VOICELESS}]|\b(?!\w))", r"\1F", folded)
    folded = re.sub(r"([ΑΕΗ])Υ", r"\1V", folded)
    return elot743_letters(folded)
