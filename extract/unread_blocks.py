"""Blocks of a scanned page that have the look of print and were not read as the page was turned.

Of two cards on one scan one may lie upside-down, or on its side: the page is read as the other
lies. What a recogniser makes of the letters of the first is doubtful, or stands on end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr import OcrReading
from extract.straighten import READING_DPI, Grey
from extract.words import Word
from ingest.pages import Box

_STEP = 2
_INCH = READING_DPI / _STEP
"""Letters are sought on the reading picture at half its size: pixels to an inch there."""
_INK = 190
_SMALLEST, _LARGEST = 5, 50  # pixels that a letter's longer side spans
_SURE, _ON_END = 0.8, 3
_REACH_INCHES, _MARGIN_INCHES = 0.4, 0.1
_LEAST_LETTERS, _MOST_READ = 40, 0.35
_LONG_INCHES, _SHORT_INCHES = 1.6, 0.7
_MOST_BLOCKS = 3

_Points = NDArray[np.float64]
"""Centres of letters, shape (letters, 2), x before y."""


def unread_blocks(reading: OcrReading) -> tuple[Box, ...]:
    """Where on the page, in its pixels, print as large as a card's stands unread: the most first.

    At most three. Where lines of a block were read, only what stands apart from them is another.
    """
    height, width = reading.picture.shape
    size = (max(1, width // _STEP), max(1, height // _STEP))
    small = np.asarray(cv2.resize(reading.picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    centres = _letters(small)
    blocks = list(_blocks(centres, _read(reading.words, centres)))
    margin = _MARGIN_INCHES * _INCH
    return tuple(
        reading.turn.page_box(_grown(box, margin))
        for _, box in sorted(blocks, reverse=True)[:_MOST_BLOCKS]
    )


def is_level(word: Word) -> bool:
    """Whether a word lies along the page's lines: one read on end is higher than it is wide."""
    left, top, right, bottom = word.straight
    return len(word.text) < _ON_END or right - left >= bottom - top


def _letters(small: Grey) -> _Points:
    """Pieces of ink of the size of letters."""
    ink = (small < _INK).astype(np.uint8)
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    return np.asarray(centres[1:][(sizes >= _SMALLEST) & (sizes <= _LARGEST)], np.float64)


def _read(words: Sequence[Word], centres: _Points) -> NDArray[np.bool_]:
    """Which of the letters stand in a word that was read surely, and level."""
    found = np.zeros(len(centres), np.bool_)
    for word in words:
        if word.confidence >= _SURE and is_level(word):
            left, top, right, bottom = (side / _STEP for side in word.straight)
            found |= _inside(centres, (left, top, right, bottom))
    return found


def _blocks(centres: _Points, read: NDArray[np.bool_]) -> Iterator[tuple[int, tuple[float, ...]]]:
    """How many letters stand close together and were hardly read, and the box around them."""
    for block in _clusters(centres):
        if read[block].mean() <= _MOST_READ:
            parts = [block]
        else:
            unread = block[~read[block]]
            parts = [unread[part] for part in _clusters(centres[unread])]
        for part in parts:
            box = (*centres[part].min(axis=0).tolist(), *centres[part].max(axis=0).tolist())
            if len(part) < _LEAST_LETTERS or not _is_large(box):
                continue
            if read[_inside(centres, box)].mean() <= _MOST_READ:
                yield len(part), box


def _clusters(centres: _Points) -> Iterator[NDArray[np.intp]]:
    """Indices of the letters that stand nearer than ``_REACH_INCHES`` to another of theirs."""
    if not len(centres):
        return
    at = np.rint(centres).astype(int)
    dots = np.zeros(at.max(axis=0)[::-1] + 1, np.uint8)
    dots[at[:, 1], at[:, 0]] = 1
    side = round(_REACH_INCHES * _INCH)
    _, marked = cv2.connectedComponents(cv2.dilate(dots, np.ones((side, side), np.uint8)))
    marks = marked[at[:, 1], at[:, 0]]
    for mark in np.unique(marks):
        yield np.flatnonzero(marks == mark)


def _is_large(box: tuple[float, ...]) -> bool:
    """Whether a box is as large as the text of a card."""
    left, top, right, bottom = box
    short, long = sorted((right - left, bottom - top))
    return short >= _SHORT_INCHES * _INCH and long >= _LONG_INCHES * _INCH


def _inside(centres: _Points, box: tuple[float, ...]) -> NDArray[np.bool_]:
    return np.asarray(((centres >= box[:2]) & (centres <= box[2:])).all(axis=1), np.bool_)


def _grown(box: tuple[float, ...], margin: float) -> Box:
    """The box with a margin, in pixels of the reading picture."""
    left, top, right, bottom = box
    sides = (left - margin, top - margin, right + margin, bottom + margin)
    x, y, across, down = (round(side * _STEP) for side in sides)
    return x, y, across, down
