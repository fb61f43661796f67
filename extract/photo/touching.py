"""Something that touches the head: it hangs together with the person, and has another colour.

Where hair ends and a thing begins is not to be told from the outline. So what stands out beyond a
head with much hair is compared with what lies close to the face: hair and headscarves go on there,
a thing behind the head or a hand beside it seldom does. Hair of two colours is why it never fails.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.ground import Ground, Lab

_LEAST_HAIR = 50
_BINS, _BIN, _LOWEST = 16, 8.0, -64.0
_USUAL = 0.15
"""A colour that so much of the hair has, give or take 8 of a* and b*, is hair's."""


def touching(ground: Ground) -> float:
    """The share of the picture that is a part of the person of a colour that the head has not."""
    if not ground.plain:
        return 0.0
    above = np.arange(ground.person.shape[0])[:, None] < ground.chin_row
    beyond = ground.person & ~ground.shape & above
    hair = ground.lab[ground.person & ground.core & ~ground.face & above]
    if len(hair) < _LEAST_HAIR or not beyond.any():
        return 0.0
    counts = np.zeros((_BINS, _BINS), np.float32)
    np.add.at(counts, _colour(hair), 1 / len(hair))
    near = cv2.boxFilter(
        counts, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT
    )  # fmt: skip
    other = beyond & (near[_colour(ground.lab)] < _USUAL)
    square = np.ones((3, 3), np.uint8)
    solid = cv2.morphologyEx(other.astype(np.uint8), cv2.MORPH_OPEN, square)
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(solid, np.uint8))
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / other.size


def _colour(lab: Lab) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The bins of a* and b*, each of the shape of the picture."""
    bins = ((lab[..., 1:] - _LOWEST) / _BIN).clip(0, _BINS - 1).astype(np.int64)
    return bins[..., 0], bins[..., 1]
