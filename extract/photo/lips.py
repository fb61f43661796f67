"""Whether a mouth looks open: a linear pattern over its small picture, beside the mesh's points.

The mesh takes a beard for lips, and lips drawn back over teeth for lips that touch. The pattern
sees what lies between them: teeth are light and without colour, a gap is dark, lips that touch are
neither. It is ridge regression on mouths of synthetic faces: shut, open, and shut ones that were
opened (``tools/train_lips.py``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.landmarks import Landmarks
from ingest.pages import Pixels

Floats = NDArray[np.float32]

_WEIGHTS = Path(__file__).with_name("lips.npy")
_LIPS = (13, 14)
_EYES_APART = 60.0
_PATCH, _MIDDLE = (52, 44), (26.0, 20.0)
_SIZE = (20, 16)


def looks_parted(pixels: Pixels, points: Landmarks) -> float:
    """About −1 for lips that look shut, 1 for lips with teeth or a gap between them.

    ``pixels`` is the RGB picture that ``points`` were found in.
    """
    weights = _weights()
    return float(mouth_pattern(pixels, points) @ weights[:-1] + weights[-1])


def mouth_pattern(
    pixels: Pixels,
    points: Landmarks,
    shift: tuple[float, float] = (0.0, 0.0),
    times: float = 1.0,
) -> Floats:
    """The mouth as 3 × 320 numbers: L*, a* and C*, each evened out over the patch.

    The eyes are level and 60 pixels apart. ``shift`` (pixels of the patch) and ``times`` misplace
    the patch, as points are misplaced; they are for training.
    """
    right, left = points.eye_middles
    across = (left - right) / _EYES_APART * times
    turn = np.array([[across[0], -across[1]], [across[1], across[0]]], np.float32)
    corner = points.at(*_LIPS) - turn @ (np.array(_MIDDLE) - shift)
    matrix = np.hstack([turn, corner[:, None]]).astype(np.float32)
    patch = cv2.warpAffine(
        pixels, matrix, _PATCH, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    lab = cv2.cvtColor(patch.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)
    lab = cv2.GaussianBlur(lab, (0, 0), 0.8)
    light, red, yellow = (np.asarray(layer, np.float32) for layer in cv2.split(lab))
    chroma = np.asarray(np.hypot(red, yellow), np.float32)
    return np.concatenate([_even(layer) for layer in (light, red, chroma)])


def _even(layer: Floats) -> Floats:
    even = (layer - layer.mean()) / (layer.std() + 2.0)
    return np.asarray(cv2.resize(even, _SIZE, interpolation=cv2.INTER_AREA), np.float32).ravel()


@cache
def _weights() -> Floats:
    """A weight for each number of the pattern, and one that is added."""
    return np.asarray(np.load(_WEIGHTS, allow_pickle=False), np.float32)
