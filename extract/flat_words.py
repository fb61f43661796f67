"""Dots and rules that were taken for letters: ``eee cececece``.

Rows of even dots are painted over before a page is read (``leaders.py``). Of what is left their
ink betrays them: nothing in the word's place is nearly as high as letters of the page are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from extract.ocr import OcrReading
from extract.straighten import Grey
from extract.words import Word

_DOUBTFUL, _UNBELIEVED, _SURE = 0.7, 0.5, 0.8
_INK = 150
_FLAT = 0.3
"""Share of the usual height of words up to which ink is no letter's."""
_DOTS = re.compile(r"[.…·:]{4,}")


def without_flat_words(reading: OcrReading) -> OcrReading:
    """``reading`` without doubtful words that are dots or a rule by their ink."""
    usual = _usual_height(reading.words)
    words = tuple(word for word in reading.words if not _leads(word, reading.picture, usual))
    return replace(reading, words=words)


def _usual_height(words: Sequence[Word]) -> float:
    heights = [word.height for word in words if word.confidence >= _SURE and _lettered(word)]
    return float(median(heights)) if heights else 0.0


def _lettered(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _leads(word: Word, picture: Grey, usual: float) -> bool:
    if word.confidence >= _DOUBTFUL or not _lettered(word):
        return False
    if word.confidence < _UNBELIEVED and _DOTS.match(word.text):
        return True
    return _ink_height(picture, word) <= _FLAT * usual


def _ink_height(picture: Grey, word: Word) -> int:
    """The height of the tallest stretch of rows with ink in a word's place, in pixels."""
    left, top, right, bottom = word.straight
    there = (picture[max(0, top) : bottom, max(0, left) : right] < _INK).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))
