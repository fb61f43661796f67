"""Where a grey picture looks like printed letters: dark strokes on a lighter ground."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""One channel, shape (height, width), dtype uint8; ink is dark."""

STROKE_REACH = 9
"""Dark marks narrower than this many pixels count as strokes."""

_NEIGHBOURHOOD = 41
_LEAST_CONTRAST = 10
_SHARE_OF_PEAK = 0.35


def ink(grey: Grey) -> Grey:
    """How much darker each pixel is than the ground around it (black-hat transform).

    For letters of 8 to 18 pixels. Shadows and broad shapes vanish; strokes stay.
    """
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE_REACH, STROKE_REACH))
    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel), np.uint8)


def strokes(grey: Grey) -> Grey:
    """A mask, 255 where ``ink`` stands out from its neighbourhood, else 0."""
    dark = ink(grey)
    ground = cv2.boxFilter(dark, -1, (_NEIGHBOURHOOD, _NEIGHBOURHOOD))
    peak = cv2.dilate(cv2.boxFilter(dark, -1, (3, 3)), np.ones((_NEIGHBOURHOOD, _NEIGHBOURHOOD)))
    limit = np.maximum(np.maximum(ground, peak * _SHARE_OF_PEAK), _LEAST_CONTRAST)
    return np.where(dark > limit, 255, 0).astype(np.uint8)
