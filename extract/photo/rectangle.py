"""The rectangle around a face: a print's edges, added up along whole lines.

A white ground on white paper has faint edges, so an edge is not looked for pixel by pixel: the
differences along a whole line are added up. Hair, necks and collars give lines as well, but what
lies beyond those is the picture; beyond a print's edge there is nothing but paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.limits import HEIGHT_MM, WIDTH_MM

Floats = NDArray[np.float32]
Sums = NDArray[np.float64]
Places = NDArray[np.int64]

WIDTHS_MM, HEIGHTS_MM = (23.0, 53.0), (34.0, 73.0)
"""Prints from 25 × 35 to 51 × 71 mm are found, so that a wrong size is told as such."""

_NEAR_MM = 1.6
_CLIP, _LEAST, _FAINT = 14.0, 0.9, 0.6
_ACROSS, _ABOVE, _BELOW = 0.7, 0.9, 1.1
_LONGEST_MM = 24.0
_INSIDE = 0.4
_APART_MM, _TRACE = 1.5, 0.35
_EDGES, _LOOKED_AT = 4, 12
_BEYOND_MM, _ENDS_MM = (0.5, 1.6), 1.0
_EVEN, _SAME = 8.0, 40.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Sides in millimetres of a patch, and how clearly they are seen.

    ``strength``: levels that brightness steps by at the faintest edge. ``usual``: it is about
    40 × 60 mm. ``alone``: beyond each edge lies nothing but the same paper.
    """

    left: float
    right: float
    top: float
    bottom: float
    strength: float
    usual: bool
    alone: bool = False

    @property
    def seen(self) -> bool:
        """Whether it is believed: faint edges on bare paper, or clear ones of the size asked for.

        Of another size only what is alone is: hair and clothes have edges too.
        """
        return self.alone or (self.usual and self.strength >= _LEAST)

    @property
    def weight(self) -> tuple[bool, bool, float]:
        """What lies on bare paper before all; then the size asked for, faint as it may be."""
        return self.alone, self.usual, self.strength


def clearest(patch: Floats, scale: float, face_mm: float) -> Rectangle | None:
    """The clearest upright rectangle of a print's size around a face of ``face_mm`` in the middle.

    ``patch`` is grey, 0 to 255, with ``scale`` pixels a millimetre.
    """
    x, y = patch.shape[1] / 2, patch.shape[0] / 2
    face = face_mm * scale
    reach = [min(share * face, _LONGEST_MM * scale) for share in (_ACROSS, _ABOVE, _BELOW)]
    across, down = _sums(patch), _sums(patch.T)
    rows, columns = (int(y - reach[1]), int(y + reach[2])), (int(x - reach[0]), int(x + reach[0]))
    sides = _pairs(across, rows, (x, _INSIDE * face), WIDTHS_MM, scale)
    ends = _pairs(down, columns, (y, _INSIDE * face), HEIGHTS_MM, scale)
    if not len(sides) or not len(ends):
        return None
    found = _best(across, down, sides, ends, scale)
    judged = [replace(one, alone=_is_alone(patch, one, scale)) for one in found]
    return max(judged, key=lambda one: one.weight, default=None)


def _sums(patch: Floats) -> Sums:
    """Steps from column to column but one, added up from the first row: shape (rows + 1, lines)."""
    steps = np.clip(patch[:, 2:] - patch[:, :-2], -_CLIP, _CLIP)
    return np.pad(steps.cumsum(axis=0, dtype=np.float64), ((1, 0), (0, 0)))


def _pairs(
    sums: Sums,
    along: tuple[int, int],
    face: tuple[float, float],
    sizes_mm: tuple[float, float],
    scale: float,
) -> Places:
    """Lines on both sides of the face as far apart as a print's edges, shape (n, 2).

    ``along``: where each line is looked at. ``face``: middle and half of what no edge cuts.
    """
    quarters = _quarters(sums, np.arange(sums.shape[1]), np.array([along]))
    strength, whole = np.abs(quarters.mean(axis=1)), np.abs(quarters).min(axis=1)
    middle, half = face
    first, last = int(middle - half), int(np.ceil(middle + half))
    before, after = (
        np.concatenate([start + _peaks(seen[start:stop], scale) for seen in (strength, whole)])
        for start, stop in ((0, first), (last, sums.shape[1]))
    )
    low, high = (size * scale for size in sizes_mm)
    pairs = np.array(np.meshgrid(np.unique(before), np.unique(after))).reshape(2, -1).T
    apart = pairs[:, 1] - pairs[:, 0]
    return np.asarray(pairs[(apart >= low) & (apart <= high)], np.int64)


def _peaks(seen: Sums, scale: float) -> Places:
    """The clearest line of each few millimetres, where one is seen at all.

    Faint ones far from the face must not be crowded out by the many that hair and clothes give.
    """
    size = max(1, round(_APART_MM * scale))
    padded = np.pad(seen, (0, -len(seen) % size)).reshape(-1, size)
    places = padded.argmax(axis=1) + np.arange(len(padded)) * size
    return np.asarray(places[padded.max(axis=1) >= _TRACE], np.int64)


def _quarters(sums: Sums, lines: Places, ends: Places) -> Sums:
    """The mean step in each quarter of lines, shape (n, 4); ``ends`` (n or 1, 2) along each."""
    marks = np.linspace(ends[:, 0], ends[:, 1], 5).astype(np.int64).clip(0, len(sums) - 1)
    at = sums[marks, np.broadcast_to(lines, (5, len(lines)))]
    return np.asarray((np.diff(at, axis=0) / np.maximum(1, np.diff(marks, axis=0))).T)


def _best(across: Sums, down: Sums, sides: Places, ends: Places, scale: float) -> list[Rectangle]:
    """The rectangles whose edges are clearest, of those that are seen all along each."""
    first, second = (grid.ravel() for grid in np.indices((len(sides), len(ends))))
    sides, ends = sides[first], ends[second]
    whole = np.full(len(sides), np.inf)
    strength, usual = whole.copy(), np.ones(len(sides), bool)
    for sums, lines, along, asked in (
        (across, sides, ends, WIDTH_MM), (down, ends, sides, HEIGHT_MM),
    ):  # fmt: skip
        usual &= np.abs(lines[:, 1] - lines[:, 0] - asked * scale) <= _NEAR_MM * scale
        for line in lines.T:
            quarters = _quarters(sums, line, along + 1)
            whole = np.minimum(whole, np.abs(quarters).min(axis=1))
            strength = np.minimum(strength, np.abs(quarters.mean(axis=1)))
    order = np.lexsort((-strength, ~usual))
    kept = order[whole[order] >= _FAINT][:_LOOKED_AT]
    places = (np.concatenate([sides, ends], axis=1)[kept] + 1.5) / scale
    return [
        Rectangle(left, right, top, bottom, float(strength[at]), usual=bool(usual[at]))
        for (left, right, top, bottom), at in zip(places.tolist(), kept.tolist(), strict=True)
    ]


def _is_alone(patch: Floats, one: Rectangle, scale: float) -> bool:
    """Whether the strips beyond the edges are of one brightness: paper, and no picture goes on."""
    upright = (one.left, one.right, one.top, one.bottom)
    level = (one.top, one.bottom, one.left, one.right)
    strips = [*_beyond(patch, upright, scale), *_beyond(patch.T, level, scale)]
    if len(strips) < _EDGES:
        return False
    means = [float(strip.mean()) for strip in strips]
    even = max(float(np.ptp(strip)) for strip in strips) <= _EVEN
    return even and max(means) - min(means) <= _SAME


def _beyond(
    patch: Floats, edges: tuple[float, float, float, float], scale: float
) -> Iterator[Floats]:
    """The brightness along the strips beyond two edges; ``edges``: both, and where they end."""
    first, last, start, end = edges
    along = slice(round((start + _ENDS_MM) * scale), round((end - _ENDS_MM) * scale))
    near, far = _BEYOND_MM
    for low, high in ((first - far, first - near), (last + near, last + far)):
        strip = patch[along, max(0, round(low * scale)) : max(1, round(high * scale))]
        if not strip.size:
            continue
        profile = strip.mean(axis=1, dtype=np.float32)[:, None]
        yield np.asarray(cv2.blur(profile, (1, round(scale))), np.float32)
