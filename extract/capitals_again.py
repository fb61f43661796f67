"""Words in capitals held against a second reader, which knows letters and no language.

Tesseract reads two languages at once: it takes Greek capitals for Latin ones (``AABAKH`` for
ΔΑΒΑΚΗ, surely), and foreign names for something its Greek knows. Where the project's own network
(``capitals.py``) is sure of other letters, these are taken; where neither is, the word is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz import fuzz

from extract.capitals import CapitalsRead, read_capitals
from extract.folding import skeleton
from extract.lexicon import label_words
from extract.ocr import OcrReading
from extract.rival_readings import UNDECIDED, capped
from extract.scripts import scripts_of
from extract.words import Word

_SHORTEST, _MOST = 2, 60
_SURE, _DOUBT, _READ = 0.9, 0.7, 0.6
_ALIKE = 40.0
_SETTLED = 0.88
_CORE = re.compile(r"[^\W_].*[^\W_]", re.DOTALL)
_ONLY_GREEK = frozenset("ΓΔΘΛΞΠΣΦΨΩΪΫ")


def capitals_again(reading: OcrReading, words: Sequence[Word]) -> tuple[Word, ...]:
    """``words``, those in capitals as two readers together have them."""
    asked = islice((word for word in words if _is_asked(word)), _MOST)
    settled = {id(word): _settled(word, own) for word, own in _read(reading, asked)}
    return tuple(settled.get(id(word), word) for word in words)


def _read(reading: OcrReading, words: Iterator[Word]) -> Iterator[tuple[Word, CapitalsRead]]:
    for word in words:
        yield word, read_capitals(reading.picture, word.straight)


def _is_asked(word: Word) -> bool:
    """Words in capitals of letters alone that no form prints as its own."""
    core = _core(word.text)
    letters = [char for char in core if char.isalpha()]
    return (
        len(letters) >= _SHORTEST
        and core.isupper()
        and not any(map(str.isdigit, core))
        and set(scripts_of(core)) <= {"Latn", "Grek"}
        and skeleton(core) not in label_words()
    )


def _core(text: str) -> str:
    found = _CORE.search(text)
    return found[0] if found else ""


def _settled(word: Word, own: CapitalsRead) -> Word:
    """``word``, with the letters of the second reader where these are Greek and it is sure.

    Latin ones it reads no better than Tesseract does. Of two unsure readings its own is taken.
    """
    core, seen = _core(word.text), _core(own.text)
    if not _is_greek(seen, core):
        return word
    text = word.text.replace(core, seen)
    if skeleton(core) == skeleton(seen):
        agreed = min(own.confidence, _SETTLED) if own.confidence >= _DOUBT else 0.0
        return replace(word, text=text, confidence=max(word.confidence, agreed))
    alike = fuzz.ratio(skeleton(core), skeleton(seen)) >= _ALIKE
    unsure = word.confidence <= UNDECIDED
    if own.confidence >= _SURE and (alike or unsure):
        return replace(word, text=text, confidence=min(own.confidence, _SETTLED))
    if own.confidence >= _READ and unsure:
        return replace(word, text=text, confidence=min(own.confidence, UNDECIDED))
    return capped((word,), UNDECIDED)[0] if own.confidence >= _DOUBT else word


def _is_greek(seen: str, core: str) -> bool:
    """Whether a word can only be Greek, or may be and was taken for Greek before."""
    letters = {char for char in seen if char.isalpha()}
    if len(letters) < 2 or scripts_of(seen) != ("Grek",) or any(map(str.isdigit, seen)):
        return False
    return bool(letters & _ONLY_GREEK) or scripts_of(core) == ("Grek",)
