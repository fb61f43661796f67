"""Whether an eye looks open: a linear pattern over its small picture, beside the lids' points.

Points of lids are guessed where there is no opening to see; the picture of a shut eye has neither
the dark of an iris nor the light of the white around it. The pattern is ridge regression on eyes of
synthetic faces, open and with their lids folded over (``tools/train_eyelids.py``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.landmarks import Eye

Floats = NDArray[np.float32]

_WEIGHTS = Path(__file__).with_name("eyelids.npy")
_ROWS, _COLUMNS = slice(19, 43), slice(12, 52)
_SIZE = (20, 12)
_SHUT, _OPEN = -1.5, 1.0


def looks_open(eye: Eye) -> float:
    """−1.5 for an eye that looks shut, to 1 for one that looks open."""
    weights = _weights()
    score = float(eye_pattern(eye) @ weights[:-1] + weights[-1])
    return min(_OPEN, max(_SHUT, score))


def eye_pattern(eye: Eye) -> Floats:
    """The eye's picture as 240 numbers, whatever its brightness and contrast."""
    grey = cv2.cvtColor(eye.picture[_ROWS, _COLUMNS], cv2.COLOR_RGB2GRAY) * 255.0
    soft = cv2.GaussianBlur(grey, (0, 0), 0.8)
    even = (soft - soft.mean()) / (soft.std() + 4.0)
    return np.asarray(cv2.resize(even, _SIZE, interpolation=cv2.INTER_AREA), np.float32).ravel()


@cache
def _weights() -> Floats:
    """A weight for each number of the pattern, and one that is added."""
    return np.asarray(np.load(_WEIGHTS, allow_pickle=False), np.float32)
