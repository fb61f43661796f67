"""Pixels of a picture at other places, its edge going on beyond it.

OpenCV goes on beyond an edge, too, but then takes three times as long for all the pixels of a
picture that is partly beyond: here the edge is made wider first.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.mrz.textmap import Grey

_REACH: Final = 3
"""How far beyond a place cubic interpolation looks, rounding included."""


def warped(grey: Grey, matrix: NDArray[np.float64], size: tuple[int, int], how: int) -> Grey:
    """The pixels that ``matrix`` (2, 3) takes (x, y) to; ``size`` (width, height).

    ``how`` is one of OpenCV's ways to interpolate.
    """
    corners = np.array([(0, 0), (size[0], 0), (0, size[1]), size]) @ matrix[:, :2].T + matrix[:, 2]
    wide, origin = _reaching(grey, corners.min(axis=0), corners.max(axis=0))
    shifted = np.column_stack((matrix[:, :2], matrix[:, 2] - origin))
    flags = cv2.WARP_INVERSE_MAP | how
    return np.asarray(
        cv2.warpAffine(wide, shifted, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def remapped(grey: Grey, xs: NDArray[np.float32], ys: NDArray[np.float32], how: int) -> Grey:
    """The pixels at ``xs`` and ``ys``, of one shape, which is the answer's."""
    low, high = np.array((xs.min(), ys.min())), np.array((xs.max(), ys.max()))
    wide, origin = _reaching(grey, low, high)
    if origin.any():
        xs, ys = xs - np.float32(origin[0]), ys - np.float32(origin[1])
    return np.asarray(cv2.remap(wide, xs, ys, how, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _reaching(
    grey: Grey, low: NDArray[np.floating], high: NDArray[np.floating]
) -> tuple[Grey, NDArray[np.int64]]:
    """A picture that holds all places from ``low`` to ``high`` (x, y), and its corner's place."""
    size = np.array(grey.shape[::-1])
    first = np.floor(low).astype(np.int64) - _REACH
    after = np.ceil(high).astype(np.int64) + _REACH + 1
    if (first >= 0).all() and (after <= size).all():
        return grey, np.zeros(2, np.int64)
    start = np.clip(first, 0, size - 1)
    end = np.clip(after, start + 1, size)
    left, top = np.maximum(start - first, 0).tolist()
    right, bottom = np.maximum(after - end, 0).tolist()
    part = grey[start[1] : end[1], start[0] : end[0]]
    wide = cv2.copyMakeBorder(part, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(wide, np.uint8), start - (left, top)
