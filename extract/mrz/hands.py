"""How printers draw letters, and how like its drawing each picture of a letter is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.check_digits import ALPHABET
from extract.mrz.strips import STRIP_HEIGHT

Plane = NDArray[np.float32]

HALF: Final = 9
"""Half the width of a drawing in pixels of a strip."""

REACH_X: Final = 2
"""By how many pixels a letter's picture reaches beyond its drawing to either side."""

REACH_Y: Final = 3
"""The same above and below."""

_SHAPES: Final = Path(__file__).with_name("letter_shapes.npy")
_STEPS: Final = 8
_SCALES: Final = (0.82, 0.9, 0.98, 1.06, 1.15)
_WEIGHTS: Final = (-0.6, 0.0, 0.6, 1.3)
_BLURS: Final = (0.5, 1.0, 1.7)


@dataclass(frozen=True, slots=True)
class Hand:
    """How a printer draws: size, weight of the strokes, softness of their edges."""

    scale: float
    weight: float
    blur: float


_USUAL_HAND: Final = Hand(0.98, 0.0, 1.0)
_HANDS: Final = tuple(Hand(*values) for values in product(_SCALES, _WEIGHTS, _BLURS))


@cache
def drawings(hand: Hand) -> Plane:
    """All letters in one hand: (37, 32, 2 × half), ink from 0 to 1."""
    distances = np.load(_SHAPES).astype(np.float32) / _STEPS
    side = distances.shape[1]
    turn = np.array(
        [
            [hand.scale, 0, (1 - hand.scale) * (side / 2 - 0.5)],
            [0, hand.scale, (1 - hand.scale) * (side / 2 - 0.5)],
        ],
        np.float64,
    )
    out = []
    for tile in distances:
        sized = cv2.warpAffine(tile, turn, (side, side), borderValue=-9) * hand.scale
        ink = np.clip(sized + hand.weight + 0.5, 0, 1)
        ink = cv2.GaussianBlur(ink, (0, 0), hand.blur)
        out.append(ink[:, side // 2 - HALF : side // 2 + HALF])
    return np.stack(out).astype(np.float32)


def agreement_of(pictures: Plane, letters: NDArray[np.int64], hand: Hand) -> Plane:
    """Correlation of every picture, at every small shift, with its drawing: (letters, shifts)."""
    # Numbers near 0, so that single precision does for sums of squares.
    seen = np.ascontiguousarray(pictures - pictures.mean())
    windows = _windows(seen)
    sums, squares = (np.vecdot(found, _WHOLE) for found in (windows, _windows(seen * seen)))
    spread = squares - sums * sums / _WHOLE.sum()
    # Ink is dark in the pictures.
    crossed = -np.vecdot(windows, _laid_letters(hand)[letters][:, None, None])
    found = crossed / np.sqrt(np.maximum(spread, np.float32(1e-6)))
    return np.asarray(found.reshape(len(letters), -1), np.float32)


def _windows(pictures: Plane) -> Plane:
    """What a drawing lies on at every shift: (letters, shifts down, shifts along, pixels).

    A window is what is in a row from the drawing's first pixel to its last: as ``_laid`` says.
    """
    high, wide = pictures.shape[1:]
    shape = (
        len(pictures),
        2 * REACH_Y + 1,
        2 * REACH_X + 1,
        (STRIP_HEIGHT - 1) * wide + 2 * HALF,
    )
    step = pictures.itemsize
    # Views of the pictures: a copy of every window costs more than all that is done with them.
    return np.lib.stride_tricks.as_strided(
        pictures, shape, (high * wide * step, wide * step, step, step), writeable=False
    )


def _laid(drawn: Plane) -> Plane:
    """Drawings (letters, 32, 18) in a row, with nothing between their rows as wide as a picture."""
    rows = np.pad(drawn, ((0, 0), (0, 0), (0, 2 * REACH_X)))
    return rows.reshape(len(drawn), -1)[:, : -2 * REACH_X]


_WHOLE: Final = _laid(np.ones((1, STRIP_HEIGHT, 2 * HALF), np.float32))


@cache
def _laid_letters(hand: Hand) -> Plane:
    """All letters in one hand, levelled, as ``_laid`` has them."""
    return _laid(_levels(hand).reshape(len(ALPHABET), STRIP_HEIGHT, 2 * HALF))


@cache
def _levels(hand: Hand) -> Plane:
    """All letters in one hand, levelled: (37, pixels)."""
    return _levelled(drawings(hand).reshape(len(ALPHABET), -1))


def moved(pictures: Plane, shifts: NDArray[np.int64]) -> Plane:
    """Every picture at its own shift, cut to a drawing's size: (letters, pixels)."""
    size = (STRIP_HEIGHT, 2 * HALF)
    windows = np.lib.stride_tricks.sliding_window_view(pictures, size, axis=(1, 2))
    ys, xs = np.divmod(shifts, 2 * REACH_X + 1)
    return windows[np.arange(len(pictures)), ys, xs].reshape(len(pictures), -1)


def hand_of(pictures: Plane, letters: NDArray[np.int64]) -> Hand:
    """The hand that draws this zone best, judged by some of its letters."""
    some = np.flatnonzero(letters != ALPHABET.index("<"))[::3][:16]
    if not len(some):
        some = np.arange(min(16, len(letters)))
    own, shown = letters[some], pictures[some]
    best = agreement_of(shown, own, _USUAL_HAND).argmax(axis=1)
    still = _levelled(moved(shown, best))
    agreement = [-_all_hands()[letter] @ one for letter, one in zip(own, still, strict=True)]
    return _HANDS[int(np.median(agreement, axis=0).argmax())]


@cache
def _all_hands() -> Plane:
    """Every letter in every hand, levelled: (37, hands, pixels)."""
    return np.stack([_levels(hand) for hand in _HANDS], axis=1)


def _levelled(pictures: Plane) -> Plane:
    """Each picture of (letters, pixels) with its mean at 0 and its length 1."""
    centred = pictures - pictures.mean(axis=1, keepdims=True)
    length = np.sqrt((centred * centred).sum(axis=1, keepdims=True))
    return np.asarray(centred / np.maximum(length, 1e-6), np.float32)
