"""Words of each font of a page, read off the picture: does the font draw what it says?

A font that says one letter and draws another needs no more than one word: a name or a number in
the midst of a sound page. So of every font a word in capitals or figures is looked at, of one
that sets six words or fewer up to four. A word counts as another only where the project's own
network (``capitals.py``) and Tesseract both surely read the same other word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extract.capitals import read_capitals
from extract.folding import skeleton
from extract.ocr import OcrEngine, OcrReading
from extract.rival_readings import GREEK, LATIN
from extract.scripts import scripts_of
from extract.straighten import READING_DPI, Grey, Turn
from extract.words import certainty
from ingest.pages import Box, Page, TextWord

_FEW, _OF_FEW, _OF_MANY, _MOST = 6, 4, 1, 40
_SHORTEST, _LONGEST = 4, 16
_SURE, _SURELY_READ = 0.9, 0.8
_DOUBLE = 2


def has_a_lying_font(page: Page, words: Sequence[TextWord], engine: OcrEngine) -> bool:
    """Whether a word of the page's layer is surely drawn as another one."""
    fonts: dict[int, list[TextWord]] = defaultdict(list)
    for word in words:
        fonts[word.font].append(word)
    if len(fonts) < _DOUBLE:
        return False
    sample = [word for found in fonts.values() for word in _sample(found)]
    return any(_is_drawn_as_another(page, word, engine) for word in sample[:_MOST])


def is_seen_as_said(page: Page, word: TextWord) -> bool:
    """Whether the network, for a small part of what Tesseract costs, reads what the layer says."""
    if _is_small(word) or not word.text.isalnum():
        return False
    grey, box = _place(page, word)
    return _shape(read_capitals(grey, box).text) == _shape(word.text)


def _sample(words: Sequence[TextWord]) -> Iterator[TextWord]:
    """Of one font's words those that carry facts, figures first: a few, of few all."""
    fitting = [
        word for word in words
        if _SHORTEST <= len(word.text) <= _LONGEST and word.text.isalnum() and not _is_small(word)
        and word.box[2] - word.box[0] > word.box[3] - word.box[1]
    ]  # fmt: skip
    fitting.sort(key=lambda word: (not word.text.isdigit(), len(word.text), word.box[1]))
    yield from fitting[: _OF_FEW if len(words) <= _FEW else _OF_MANY]


def _is_small(word: TextWord) -> bool:
    """Whether it has letters that are no Latin or Greek capitals."""
    return not set(scripts_of(word.text)) <= {"Latn", "Grek"} or word.text != word.text.upper()


def _is_drawn_as_another(page: Page, word: TextWord, engine: OcrEngine) -> bool:
    grey, box = _place(page, word)
    own, said = read_capitals(grey, box), _shape(word.text)
    if own.confidence < _SURE or _shape(own.text) == said:
        return False
    scale = READING_DPI / (page.dpi or READING_DPI)
    sized = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    large = np.asarray(sized, np.uint8)
    reading = OcrReading((), Turn.none(large.shape[1], large.shape[0]), 0.0, large)
    left, top, right, bottom = (round(side * scale) for side in box)
    for language in (LATIN, GREEK):
        found = engine.read_line(reading, (left, top, right, bottom), language)
        text = _shape("".join(part.text for part in found))
        if text == said:
            return False
        if certainty(found) >= _SURELY_READ and text == _shape(own.text):
            return True
    return False


def _place(page: Page, word: TextWord) -> tuple[Grey, Box]:
    """The word in grey with as much around it as it is high, and the box of its ink there.

    A layer's box is as high as the font is, not as the letters are.
    """
    left, top, right, bottom = word.box
    pad = bottom - top
    x, y = max(0, left - pad), max(0, top - pad)
    place = page.pixels[y : bottom + pad, x : right + pad]
    grey = np.asarray(cv2.cvtColor(place, cv2.COLOR_RGB2GRAY), np.uint8)
    left, top, right, bottom = left - x, top - y, right - x, bottom - y
    there = grey[top:bottom, left:right]
    middle = (int(there.min()) + int(there.max())) / 2
    dark = np.flatnonzero((there < middle).any(axis=1))
    if len(dark):
        top, bottom = top + int(dark[0]), top + int(dark[-1]) + 1
    return grey, (left, top, right, bottom)


def _shape(text: str) -> str:
    """A text by its looks: an O is a nought."""
    return skeleton(text).replace("O", "0").replace("I", "1")
