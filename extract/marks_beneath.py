"""Marks beneath letters: ``Ç``, ``Ş``, ``Ț``, ``Ą``, which the installed models do not know.

A recogniser of English takes ``Ç`` for a G as often as for a C. With the mark painted over it
reads the letter that stands above it, and surely. Greek and Cyrillic capitals have no such marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.ocr import OcrEngine, OcrReading
from extract.straighten import Grey
from extract.words import Word
from ingest.pages import Box

_LATIN = "eng"
_TALL, _LEAST_CAP, _LEAST_CONTRAST = 0.55, 8, 40
# Of the height of a capital: how high a mark is at least, how wide, how far beneath, how much ink.
_LEAST_HIGH, _WIDEST, _FARTHEST, _REACH, _LEAST_INK = 0.1, 0.8, 0.25, 0.45, 0.02
_TAILS = frozenset("QJ")
"""Capitals that reach beneath the line by themselves in many typefaces."""


def marks_beneath(picture: Grey, box: Box) -> tuple[Box, ...]:
    """Where ink hangs beneath capitals of the line of type in ``box`` of a straightened page.

    Rules, dots beneath a line, commas behind a word and small letters' tails are none.
    """
    left, top, right, bottom = box
    x, y = max(0, left - 2), max(0, top - 2)
    crop = picture[y : bottom + max(2, (bottom - top) // 2), x : right + 2]
    if min(crop.shape, default=0) < _LEAST_CAP:
        return ()
    dark, paper = np.percentile(crop, 2), np.percentile(crop, 80)
    if paper - dark < _LEAST_CONTRAST:
        return ()
    ink = (crop < (dark + paper) / 2).astype(np.uint8)
    letters = _tall_pieces(ink)
    base = sorted(high + low for _, high, _, low in letters)[(len(letters) - 1) // 2]
    cap = base - sorted(high for _, high, _, _ in letters)[len(letters) // 2]
    if cap < _LEAST_CAP:
        return ()
    under = np.ascontiguousarray(ink[base + 1 : base + 1 + round(_REACH * cap)])
    hanging = (piece for piece in _pieces(under) if _is_a_mark(piece, cap, under.shape[0]))
    return tuple(
        (x + a, y + base + 1 + b, x + a + wide, y + base + 1 + b + high)
        for a, b, wide, high, _ in hanging
        if any(at + 0.1 * w <= a + wide / 2 <= at + 0.95 * w for at, _, w, _ in letters)
    )


def _pieces(ink: Grey) -> list[tuple[int, int, int, int, int]]:
    """Connected pieces of ink: left, top, width, height, pixels."""
    if not ink.size:
        return []
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [(int(a), int(b), int(c), int(d), int(e)) for a, b, c, d, e in found[1:]]


def _tall_pieces(ink: Grey) -> list[tuple[int, int, int, int]]:
    pieces = _pieces(ink)
    tallest = max(high for _, _, _, high, _ in pieces)
    return [(a, b, c, d) for a, b, c, d, _ in pieces if d >= _TALL * tallest]


def _is_a_mark(piece: tuple[int, int, int, int, int], cap: int, reach: int) -> bool:
    _, top, wide, high, pixels = piece
    whole = top == 0 or top + high < reach  # what goes on below is of the next line
    tall = high >= max(2, round(_LEAST_HIGH * cap)) and top <= _FARTHEST * cap
    return whole and tall and wide <= _WIDEST * cap and pixels >= _LEAST_INK * cap * cap


def read_latin(
    engine: OcrEngine, reading: OcrReading, box: Box, *, larger: bool = False
) -> tuple[Word, ...]:
    """The line in ``box`` in Latin letters; where marks hang beneath them, read without these."""
    plain = engine.read_line(reading, box, _LATIN, larger=larger)
    marks = marks_beneath(reading.picture, box)
    if not marks:
        return plain
    bare = replace(reading, picture=_painted_over(reading.picture, box, marks))
    found = engine.read_line(bare, box, _LATIN, larger=larger)
    if not _capitals(found):
        return plain
    return _with_tails(found, plain)


def bears_marks(reading: OcrReading, word: Word) -> bool:
    """Whether marks hang beneath a word in capitals that none of its letters accounts for."""
    tails = sum(char in _TAILS for char in word.text)
    return len(marks_beneath(reading.picture, word.straight)) > tails


def _painted_over(picture: Grey, box: Box, marks: Sequence[Box]) -> Grey:
    left, top, right, bottom = box
    paper = np.percentile(picture[top:bottom, left:right], 90)
    bare = picture.copy()
    for a, b, c, d in marks:
        bare[b : d + 3, max(0, a - 2) : c + 2] = paper
    return bare


def _capitals(words: Sequence[Word]) -> bool:
    text = "".join(word.text for word in words)
    return text.isupper()


def _with_tails(found: tuple[Word, ...], plain: Sequence[Word]) -> tuple[Word, ...]:
    """``found``, in which a Q or J lost its tail with the marks, as ``plain`` has it."""
    whole = "".join(word.text for word in plain)
    if len(whole) != sum(len(word.text) for word in found):
        return found
    mended, place = [], 0
    for word in found:
        there = whole[place : place + len(word.text)]
        text = "".join(p if p in _TAILS else f for f, p in zip(word.text, there, strict=True))
        mended.append(replace(word, text=text))
        place += len(word.text)
    return tuple(mended)
