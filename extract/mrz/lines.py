"""A level patch → its lines, each straightened to a strip of fixed letter height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.patches import CAP, Patch
from extract.mrz.textmap import Grey, strokes

_BLOCK: Final = 32
_CLOSE: Final = 21
_LEAST_SHARE: Final = 0.45
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line in a patch: where it begins and ends, its bent middle and its letters' height.

    ``middle`` holds the coefficients of y(x), highest power first, in pixels of the patch.
    """

    left: float
    right: float
    middle: NDArray[np.float64]
    cap: float

    def y(self, x: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """The middle of the letters at ``x``."""
        return np.asarray(np.polyval(self.middle, x), np.float64)


def lines_of(patch: Patch) -> tuple[Line, ...]:
    """The lines of ``patch`` from top to bottom, at most six; all share the same ends."""
    mask = strokes(patch.grey)
    blobs = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, _CLOSE), np.uint8))
    blobs = cv2.morphologyEx(blobs, cv2.MORPH_OPEN, np.ones((5, 7), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(blobs, connectivity=4)
    least = _LEAST_SHARE * patch.grey.shape[1]
    wide = [n for n in range(1, len(stats)) if stats[n, cv2.CC_STAT_WIDTH] >= least]
    wide.sort(key=lambda n: -int(stats[n, cv2.CC_STAT_AREA]))
    found = [_traced(mask, labels == n, stats[n]) for n in wide[:_MOST_LINES]]
    lines = [line for line in found if line is not None and 0.5 * CAP < line.cap < 2 * CAP]
    lines.sort(key=lambda line: float(line.y((line.left + line.right) / 2)))
    return _alike(lines)


def _traced(mask: Grey, own: NDArray[np.bool_], stat: NDArray[np.int32]) -> Line | None:
    left, width = int(stat[cv2.CC_STAT_LEFT]), int(stat[cv2.CC_STAT_WIDTH])
    spans = []
    for x in range(left, left + width, _BLOCK):
        inked = ((mask[:, x : x + _BLOCK] > 0) & own[:, x : x + _BLOCK]).sum(axis=1)
        rows = np.flatnonzero(inked > 0.15 * max(1, inked.max()))
        if len(rows) and inked.sum() > 2 * CAP:
            spans.append((min(x + _BLOCK / 2, left + width), rows[0], rows[-1] + 1))
    if len(spans) < 4:
        return None
    xs, tops, bottoms = np.array(spans, np.float64).T
    middles = (tops + bottoms) / 2
    curve = np.polyfit(xs, middles, 2)
    off = np.abs(np.polyval(curve, xs) - middles)
    kept = off <= max(2.0, 2.5 * float(np.median(off)))
    if kept.sum() >= 4:
        curve = np.polyfit(xs[kept], middles[kept], 2)
    cap = float(np.percentile((bottoms - tops)[kept], 70)) if kept.any() else 0.0
    return Line(float(left), float(left + width), curve, cap)


def _alike(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Every line of a zone has the same ends and the same height of letters.

    What one lost to glare, another still shows; and only on one scale do their letters stand one
    above the other.
    """
    if not lines:
        return ()
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    cap = float(np.median([line.cap for line in lines]))
    return tuple(Line(left, right, line.middle, cap) for line in lines)


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One line alone, straightened.

    ``left`` is the patch's x at its first pixel's left edge, and ``scale`` how many of its pixels
    go to one of the patch.
    """

    grey: Grey
    left: float
    scale: float

    def patch_x(self, x: float) -> float:
        """The patch's x of the strip's ``x`` (middle of a pixel)."""
        return (x + 0.5) / self.scale + self.left - 0.5


def strip_of(patch: Patch, line: Line, *, height: int, cap: float, margin_caps: float) -> Strip:
    """The line as a strip ``height`` pixels high, its letters ``cap`` pixels.

    ``margin_caps`` times the letters' height of ground is left at either end.
    """
    scale = cap / line.cap
    left = line.left - margin_caps * line.cap
    right = line.right + margin_caps * line.cap
    width = max(height, round((right - left) * scale))
    xs = (np.arange(width) + 0.5) / scale + left - 0.5
    rows = (np.arange(height) + 0.5 - height / 2) / scale
    middle = line.y(np.clip(xs, line.left, line.right)) - 0.5
    map_x = np.broadcast_to(xs, (height, width)).astype(np.float32)
    map_y = (middle[None, :] + rows[:, None]).astype(np.float32)
    how = cv2.INTER_CUBIC if scale > 0.75 else cv2.INTER_LINEAR
    grey = cv2.remap(patch.grey, map_x, map_y, how, borderMode=cv2.BORDER_REPLICATE)
    return Strip(np.asarray(grey, np.uint8), left, scale)
