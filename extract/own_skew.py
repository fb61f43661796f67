"""By how much the lines of a block lie askew, told by where its letters stand, unread."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.straighten import Grey

Floats = NDArray[np.float64]

_INK = 190
_SMALLEST, _LARGEST = 5, 50  # pixels that a letter's longer side spans
_ANGLES = np.arange(-25.0, 25.1, 0.5)
_LEVEL = np.abs(_ANGLES) <= 1.0
_ENOUGH = 600  # letters of a block that are looked at: a page of text would cost too much
_ROW = 2.0  # pixels: feet of a line stand no farther from each other
_LEAST, _SHARPER, _OVER_USUAL = 2.0, 1.25, 2.5
"""Degrees from which lines are askew; how much sharper they must be than level ones, and than
lines at any angle. Blocks of two hundred drawn scans had 1.4 and 3.5 where they lay askew by three
degrees and more; none of 128 blocks of ordinary papers lay askew at all."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Pieces of ink of the size of letters, in pixels of the picture on which they were found.

    ``centres``: shape (letters, 2), x before y. ``feet``: y of the lower edge of each.
    """

    centres: Floats
    feet: Floats

    def __len__(self) -> int:
        return len(self.feet)

    def some(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> Marks:
        """Those at these indices, or where this is true."""
        return Marks(self.centres[which], self.feet[which])


def marks_on(picture: Grey) -> Marks:
    """The letters on a picture of about 150 dpi."""
    ink = (picture < _INK).astype(np.uint8)
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    letters = (sizes >= _SMALLEST) & (sizes <= _LARGEST)
    feet = stats[1:, cv2.CC_STAT_TOP] + stats[1:, cv2.CC_STAT_HEIGHT]
    return Marks(np.asarray(centres[1:][letters], np.float64), feet[letters].astype(np.float64))


def own_skew(marks: Marks) -> float:
    """Degrees by which the lines of a block rise to the right; 0 where they do not surely.

    Along their lines letters stand on few rows. Up to 25 degrees either way.
    """
    sharp = _sharpness(marks.some(np.arange(0, len(marks), 1 + len(marks) // _ENOUGH)))
    best = int(sharp.argmax())
    clear = sharp[best] >= max(_SHARPER * sharp[_LEVEL].max(), _OVER_USUAL * np.median(sharp))
    angle = float(_ANGLES[best])
    return angle if clear and abs(angle) >= _LEAST else 0.0


def _sharpness(marks: Marks) -> Floats:
    """For each angle how many other letters stand on a letter's row, usually."""
    turn = np.radians(_ANGLES)[:, None]
    down = marks.feet[None] * np.cos(turn) + marks.centres[None, :, 0] * np.sin(turn)
    rows = ((down - down.min(axis=1, keepdims=True)) / _ROW).astype(np.intp)
    most = int(rows.max()) + 1
    rows += most * np.arange(len(_ANGLES))[:, None]
    counts = np.bincount(rows.ravel(), minlength=most * len(_ANGLES)).reshape(-1, most)
    # A line's feet may stand on either side of a row's edge.
    pairs = np.pad(counts, ((0, 0), (0, 1)))[:, 1:] + counts
    return np.asarray(np.square(pairs).sum(axis=1) / len(marks), np.float64)
