"""A level patch → its lines, each straightened to a strip of fixed letter height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.patches import CAP, Patch
from extract.mrz.sampling import remapped
from extract.mrz.textmap import FINE, Grey, Sieve, strokes

_BLOCK: Final = 32
_CLOSE: Final = 21
_LEAST_SHARE: Final = 0.3
_MOST_GAP_CAPS: Final = 5.0
_MOST_APART_CAPS: Final = 7.0
_LEAST_OVERLAP: Final = 0.7
_MOST_LINES: Final = 10


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


def lines_of(patch: Patch, sieve: Sieve = FINE) -> tuple[Line, ...]:
    """The lines of ``patch`` from top to bottom, at most ten.

    Those that may be of one zone share their ends and the height of their letters.
    """
    mask = strokes(patch.grey, sieve)
    blobs = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, _CLOSE), np.uint8))
    blobs = cv2.morphologyEx(blobs, cv2.MORPH_OPEN, np.ones((5, 7), np.uint8))
    # Of its outlines a tenth of what labelling every pixel costs.
    outlines, _ = cv2.findContours(blobs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = np.array([cv2.boundingRect(one) for one in outlines], np.int64).reshape(-1, 4)
    owners = _owners(boxes)[:_MOST_LINES]
    found = [_traced(mask, [outlines[n] for n in owned], boxes[owned]) for owned in owners]
    lines = [line for line in found if line is not None and 0.5 * CAP < line.cap < 2 * CAP]
    lines.sort(key=lambda line: float(line.y((line.left + line.right) / 2)))
    return _alike(lines)


def _owners(boxes: NDArray[np.int64]) -> list[list[int]]:
    """Blobs that make up one line each: a long one, and the short ones that continue it.

    ``boxes`` (blobs, 4) are their left, top, width and height.
    """
    left, top, width, height = boxes.T.astype(np.float64)
    middle = top + height / 2
    lengths = np.argsort(-width, kind="stable")
    free = {int(n) for n in lengths if width[n] >= 1.5 * CAP and 0.4 * CAP < height[n] < 3 * CAP}
    total = float(width[list(free)].max()) if free else 0.0
    lines: list[list[int]] = []
    for lead in (int(n) for n in lengths):
        if lead not in free or width[lead] < _LEAST_SHARE * total:
            continue
        free.discard(lead)
        own = [lead]
        for other in sorted(free, key=lambda n: abs(left[n] - left[lead])):
            low, high = min(left[own]), max(left[own] + width[own])
            gap = max(left[other] - high, low - left[other] - width[other])
            near = own[int(np.argmin(np.abs(left[own] - left[other])))]
            level = abs(middle[other] - middle[near]) < 0.45 * CAP
            if -CAP < gap < _MOST_GAP_CAPS * CAP and level and height[other] < 2 * CAP:
                own.append(other)
                free.discard(other)
        lines.append(own)
    return lines


def _traced(
    mask: Grey, outlines: Sequence[cv2.typing.MatLike], boxes: NDArray[np.int64]
) -> Line | None:
    """The line of the blobs with these outlines and boxes."""
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = (boxes[:, :2] + boxes[:, 2:]).max(axis=0).tolist()
    own = np.zeros((bottom - top, right - left), np.uint8)
    cv2.drawContours(own, outlines, -1, 1, cv2.FILLED, offset=(-left, -top))
    own &= mask[top:bottom, left:right]
    xs, tops, bottoms = _spans(own)
    if len(xs) < 4:
        return None
    xs, tops, bottoms = np.minimum(xs + left, right), tops + top, bottoms + top
    middles = (tops + bottoms) / 2
    curve = np.polyfit(xs, middles, 2)
    off = np.abs(np.polyval(curve, xs) - middles)
    kept = off <= max(2.0, 2.5 * median(off.tolist()))
    if 4 <= kept.sum() < len(xs):
        curve = np.polyfit(xs[kept], middles[kept], 2)
    cap = float(np.percentile((bottoms - tops)[kept], 70)) if kept.any() else 0.0
    return Line(float(left), float(right), curve, cap)


def _spans(own: Grey) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The middle, top and bottom of the ink of a line (1 where there is any), block by block."""
    inked = np.add.reduceat(own, np.arange(0, own.shape[1], _BLOCK), axis=1, dtype=np.int32)
    rows = inked > 0.15 * np.maximum(1, inked.max(axis=0))
    at = np.flatnonzero(rows.any(axis=0) & (inked.sum(axis=0) > 2 * CAP))
    tops = rows.argmax(axis=0)[at].astype(np.float64)
    bottoms = (len(rows) - rows[::-1].argmax(axis=0)[at]).astype(np.float64)
    return np.asarray(_BLOCK * (at + 0.5), np.float64), tops, bottoms


def _alike(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Every line of a zone has the same ends and the same height of letters.

    What one lost to glare, another still shows.
    """
    alike = []
    for line in lines:
        zone = [other for other in lines if _companions(line, other)]
        left = min(other.left for other in zone)
        right = max(other.right for other in zone)
        cap = median(other.cap for other in zone)
        alike.append(Line(left, right, line.middle, cap))
    return tuple(alike)


def _companions(line: Line, other: Line) -> bool:
    """Whether two lines may belong to one zone, by their ends, heights and distance."""
    overlap = min(line.right, other.right) - max(line.left, other.left)
    if overlap < _LEAST_OVERLAP * max(line.right - line.left, other.right - other.left):
        return False
    middle = (max(line.left, other.left) + min(line.right, other.right)) / 2
    apart = abs(float(line.y(middle) - other.y(middle))) / max(line.cap, other.cap)
    return apart < _MOST_APART_CAPS and 0.65 < line.cap / other.cap < 1.5


def stretched(line: Line, caps: float, patch: Patch) -> Line:
    """``line`` made longer at both ends, by ``caps`` times its letters' height, in the patch."""
    left = max(0.0, line.left - caps * line.cap)
    right = min(float(patch.grey.shape[1]), line.right + caps * line.cap)
    return Line(left, right, line.middle, line.cap)


def shifted(line: Line, down: float) -> Line:
    """``line`` moved ``down`` pixels of the patch."""
    middle = line.middle.copy()
    middle[-1] += down
    return Line(line.left, line.right, middle, line.cap)


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One line alone, straightened.

    ``left`` is the patch's x at its first pixel's left edge, and ``scale`` how many of its pixels
    go to one of the patch.
    """

    grey: Grey
    left: float
    scale: float

    def patch_x(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
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
    return Strip(remapped(patch.grey, map_x, map_y, how), left, scale)
