"""A frame: a band of one colour along the edges that ends in a straight step."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from extract.photo import limits
from extract.photo.report import PhotoCheck
from ingest.pages import Pixels

_LONGEST, _SHORTEST = 1100, 24
_DEEPEST = 0.09
_STEP = 7.0
_ALONG = 0.86
_UNIFORM = 7.0
_BANDS_OF_A_FRAME = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """How deep a band goes on each side, in pixels; 0: that side has none."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def sides(self) -> int:
        """How many of the four sides have a band."""
        return sum(depth > 0 for depth in (self.top, self.bottom, self.left, self.right))


NO_FRAME = Frame(0, 0, 0, 0)


def find_frame(pixels: Pixels) -> Frame:
    """The bands along the edges of an RGB picture."""
    small, scale = pixels, 1.0
    if max(pixels.shape[:2]) > _LONGEST:
        scale = _LONGEST / max(pixels.shape[:2])
        reduced = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        small = np.asarray(reduced, np.uint8)
    if min(small.shape[:2]) < _SHORTEST:
        return NO_FRAME
    turned = small.swapaxes(0, 1)
    sides = (small, small[::-1], turned, turned[::-1])
    return Frame(*(math.ceil(_depth(side) / scale) for side in sides))


def _depth(side: Pixels) -> int:
    """Rows until the last straight step, if the first are one colour and then change all along."""
    deep = max(6, round(min(side.shape[:2]) * _DEEPEST))
    ends = round(side.shape[1] * 0.12)
    # Colours of the bands alone: those of the whole picture cost more than all that follows.
    rows = cv2.cvtColor(side[:deep, ends:-ends].astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)
    edge = rows[:2].mean(axis=0)
    if float(np.linalg.norm(edge - np.median(edge, axis=0), axis=1).mean()) > _UNIFORM:
        return 0
    light, a, b = cv2.split(rows[2:] - rows[:-2])
    is_step = light * light + a * a + b * b > _STEP**2
    steps = np.flatnonzero(is_step.mean(axis=1) > _ALONG)
    return int(steps[-1]) + 3 if steps.size else 0


def without_frame(pixels: Pixels, frame: Frame) -> Pixels:
    """The picture with what lies inside the bands carried on over them: the ground goes on there.

    Of less than three bands none is taken away: one or two may be a wall or a dress.
    """
    if frame.sides < _BANDS_OF_A_FRAME:
        return pixels
    height, width = pixels.shape[:2]
    inside = pixels[frame.top : height - frame.bottom, frame.left : width - frame.right]
    bands = (frame.top, frame.bottom, frame.left, frame.right)
    return np.asarray(cv2.copyMakeBorder(inside, *bands, cv2.BORDER_REPLICATE), np.uint8)


def judge_frame(sides: int) -> PhotoCheck:
    """``photo.frame``: three sides are a frame; one or two may be a wall or a dress."""
    return limits.FRAME.judge("photo.frame", sides)
