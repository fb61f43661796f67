"""A frame: a band of one colour along the edges that ends in a straight step."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo import limits
from extract.photo.report import PhotoCheck
from ingest.pages import Pixels

_LONGEST, _SHORTEST = 1100, 24
_DEEPEST = 0.09
_STEP = 7.0
_ALONG = 0.86
_UNIFORM = 7.0


def framed_sides(pixels: Pixels) -> int:
    """How many of the four sides have a frame, 0 to 4."""
    small = pixels
    if max(pixels.shape[:2]) > _LONGEST:
        scale = _LONGEST / max(pixels.shape[:2])
        reduced = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        small = np.asarray(reduced, np.uint8)
    if min(small.shape[:2]) < _SHORTEST:
        return 0
    lab = cv2.cvtColor(small.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)
    sides = (lab, lab[::-1], lab.swapaxes(0, 1), lab[:, ::-1].swapaxes(0, 1))
    return sum(_framed(np.asarray(side, np.float32)) for side in sides)


def _framed(side: NDArray[np.float32]) -> bool:
    """Whether the first rows are one colour and then change, all along and at one depth."""
    deep = max(6, round(min(side.shape[:2]) * _DEEPEST))
    ends = round(side.shape[1] * 0.12)
    rows = side[:deep, ends:-ends]
    edge = rows[:2].mean(axis=0)
    if float(np.linalg.norm(edge - np.median(edge, axis=0), axis=1).mean()) > _UNIFORM:
        return False
    step = np.linalg.norm(rows[2:] - rows[:-2], axis=2)
    return bool(((step > _STEP).mean(axis=1) > _ALONG).any())


def judge_frame(sides: int) -> PhotoCheck:
    """``photo.frame``: three sides are a frame; one or two may be a wall or a dress."""
    return limits.FRAME.judge("photo.frame", sides)
