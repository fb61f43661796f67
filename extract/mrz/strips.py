"""What the recogniser wants of a strip: its size and its normalised grey values."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

STRIP_HEIGHT: Final = 32
"""Height of the network's input in pixels."""

STRIP_CAP: Final = 16
"""Height of a capital in the network's input in pixels, give or take a fifth."""

STRIDE: Final = 4
"""Pixels of input, along the line, to each column of the network's answer."""

_LEAST_SPREAD: Final = 4.0


def normalised(strip: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Grey values with mean 0 and spread 1, so that paper, ink and light don't matter."""
    mean, spread = (float(one[0, 0]) for one in cv2.meanStdDev(strip))
    return np.asarray((strip - np.float32(mean)) * np.float32(1 / max(spread, _LEAST_SPREAD)))


def stacked(strips: list[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Strips as one batch: float32 (count, 1, 32, width), the narrow ones widened by their edge.

    The width is a multiple of 32.
    """
    width = -(-max(strip.shape[1] for strip in strips) // 32) * 32
    batch = np.empty((len(strips), 1, STRIP_HEIGHT, width), np.float32)
    for row, strip in zip(batch[:, 0], strips, strict=True):
        row[:, : strip.shape[1]] = normalised(strip)
        row[:, strip.shape[1] :] = row[:, strip.shape[1] - 1 : strip.shape[1]]
    return batch
