"""Words in capitals held against a second reader, which knows letters and no language.

Tesseract reads two languages at once: it takes Greek capitals for Latin ones (``AABAKH`` for
ΔΑΒΑΚΗ, surely), and foreign names for something its Greek knows. Where the project's own network
(``capitals.py``) is sure of other letters, these are taken; where neither is, the word is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz import fuzz

from extract.capitals import CapitalsRead, read_capitals
from extract.folding import skeleton
from extract.lexicon import label_words
from extract.ocr import OcrReading
from extract.rival_readings import UNDECIDED, capped
from extract.scripts import scripts_of
from extract.words import Word, cut

_SHORTEST, _MOST = 2, 60
_SURE, _DOUBT, _READ = 0.8, 0.6, 0.5
_ALIKE = 40.0
_SETTLED = 0.8
"""How sure a word can be that two readers read otherwise, or of which one alone is sure."""
_AROUND = " .,;:·/|\\-–—_'’«»\"“”„()[]<>"
"""Marks around a word; any other (``@ΕΣΣΑΛΟΝΙΚΗ``) is a letter that was misread."""
_ONLY_GREEK = frozenset("ΓΔΘΛΞΠΣΦΨΩΪΫ")


def capitals_again(reading: OcrReading, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words``, those in capitals as two readers together have them."""
    asked = islice((word for word in words if _is_asked(word)), _MOST)
    settled = {
        id(word): _settled(word, read_capitals(reading.picture, word.straight)) for word in asked
    }
    return tuple(part for word in words for part in settled.get(id(word), (word,)))


def _is_asked(word: Word) -> bool:
    """Words in capitals of letters alone that no form prints as its own."""
    core = word.text.strip(_AROUND)
    letters = [char for char in core if char.isalpha()]
    return (
        len(letters) >= _SHORTEST
        and core.isupper()
        and not any(map(str.isdigit, core))
        and set(scripts_of(core)) <= {"Latn", "Grek"}
        and skeleton(core) not in label_words()
    )


def _settled(word: Word, own: CapitalsRead) -> tuple[Word, ...]:
    """``word``, with the letters of the second reader where these are Greek and it is sure.

    Latin ones it reads no better than Tesseract does. Of two unsure readings its own is taken.
    """
    core, seen = word.text.strip(_AROUND), own.text.strip(_AROUND)
    if not _is_greek(seen, core):
        return (word,)
    if skeleton(core) == skeleton(seen):
        agreed = min(own.confidence, _SETTLED) if own.confidence >= _DOUBT else 0.0
        parted = seen if own.confidence >= _SURE else seen.replace(" ", "")
        return _spelled(word, core, parted, max(word.confidence, agreed))
    alike = fuzz.ratio(skeleton(core), skeleton(seen)) >= _ALIKE
    unsure = word.confidence <= UNDECIDED
    if own.confidence >= _SURE and (alike or unsure):
        return _spelled(word, core, seen, min(own.confidence, _SETTLED))
    if own.confidence >= _READ and unsure:
        return _spelled(word, core, seen, min(own.confidence, UNDECIDED))
    return capped((word,), UNDECIDED) if own.confidence >= _DOUBT else (word,)


def _spelled(word: Word, core: str, seen: str, confidence: float) -> tuple[Word, ...]:
    """``word`` with ``seen`` in the place of its ``core``: the words that stand there."""
    whole = replace(word, text=word.text.replace(core, seen), confidence=confidence)
    parts = cut(whole, [match.end() for match in re.finditer(r"\s+(?=\S)", whole.text)])
    return tuple(replace(part, text=part.text.strip()) for part in parts)


def _is_greek(seen: str, core: str) -> bool:
    """Whether a word can only be Greek, or may be and was taken for Greek before."""
    letters = {char for char in seen if char.isalpha()}
    if len(letters) < 2 or scripts_of(seen) != ("Grek",) or any(map(str.isdigit, seen)):
        return False
    return bool(letters & _ONLY_GREEK) or scripts_of(core) == ("Grek",)
