"""What hides part of a letter: drops, strokes, folds, correction fluid; also of the paper's tone.

A letter without its foot or its half looks like another letter. The network must see that, so that
its odds are as doubtful as the picture.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]


def covered(rng: np.random.Generator, picture: Plane) -> Plane:
    """``picture`` (grey, one line of letters half as high as it) with one to four things on it."""
    makers = (_blot, _blot, _band, _patch)
    for _ in range(rng.integers(1, 5)):
        share = makers[int(rng.integers(0, len(makers)))](rng, picture.shape)
        soft = cv2.GaussianBlur(share, (0, 0), max(0.3, rng.uniform(0, 0.03) * share.shape[0]))
        share = np.asarray(soft * np.float32(rng.uniform(0.6, 1.0)), np.float32)
        picture = picture * (1 - share) + _tone(rng, picture) * share
    return np.asarray(picture, np.float32)


def _tone(rng: np.random.Generator, picture: Plane) -> np.float32:
    """The ground's own tone, white, the ink's, or any."""
    level, ink = float(np.median(picture)), float(np.percentile(picture, 3))
    own = level + rng.normal(0, 4)
    choices = (own, min(255.0, level + rng.uniform(5, 60)), ink, rng.uniform(0, 255))
    return np.float32(choices[rng.choice(4, p=(0.4, 0.2, 0.3, 0.1))])


def _blot(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """A drop or a speck, up to a letter large."""
    out = np.zeros(shape, np.float32)
    height, width = shape
    at = (int(rng.uniform(0, width)), int(rng.uniform(0.2, 0.8) * height))
    axes = tuple(max(1, round(rng.uniform(0.04, 0.25) * height)) for _ in range(2))
    cv2.ellipse(out, at, axes, float(rng.uniform(0, 180)), 0, 360, 1.0, -1, cv2.LINE_AA)
    return out


def _band(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """A fold, a scratch, a pen's stroke: a straight band through the line or along it."""
    out = np.zeros(shape, np.float32)
    height, width = shape
    x, y = rng.uniform(0, width), rng.uniform(0.2, 0.8) * height
    turn = rng.normal(np.pi / 2, 0.5) if rng.random() < 0.7 else rng.normal(0, 0.05)
    reach = rng.uniform(0.3, 3) * height
    dx, dy = np.cos(turn) * reach, np.sin(turn) * reach
    ends = (int(x - dx), int(y - dy)), (int(x + dx), int(y + dy))
    cv2.line(out, *ends, 1.0, max(1, round(rng.uniform(0.03, 0.16) * height)), cv2.LINE_AA)
    return out


def _patch(rng: np.random.Generator, shape: tuple[int, ...]) -> Plane:
    """Correction fluid, a label's corner: straight-edged, half a letter or the foot of several."""
    out = np.zeros(shape, np.float32)
    height, width = shape
    wide = round(rng.uniform(0.15, 1.0 if rng.random() < 0.8 else 4.0) * height)
    high = round(rng.uniform(0.1, 0.5) * height)
    left, top = int(rng.uniform(0, width)), int(rng.uniform(0.15, 0.8) * height)
    out[top : top + high, left : left + wide] = 1
    return out
