"""Something that touches the head: it hangs together with the person, and has another colour.

Where hair ends and a thing begins is not to be told from the outline. So what stands out beyond a
head with much hair is compared with what lies close to the face on the other side and on top: hair
and headscarves go on there, a thing behind the head or a hand beside it seldom does. Close to the
face on its own side such a thing may be seen itself, beside a narrow head. Hair of two colours is
why it never fails.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo.ground import Ground, Lab, Mask

_LEAST_HAIR = 50
_TOP = 0.5
"""Halves of the face's height from its axis: hair up to there is compared with either side's."""

_BINS, _LOWEST = (8, 16, 16), (0.0, -64.0, -64.0)
_COLOUR, _COLOUR_AND_LIGHT = (1000.0, 8.0, 8.0), (14.0, 8.0, 8.0)
"""Steps of L*, a* and b* that colours are counted in; a thousand counts all light as one."""

_USUAL = 0.07
"""A colour that so much of the hair has, give or take a step, is hair's."""

_EVEN = 1.2
"""L* from place to place: what is as smooth as that is judged by its light too, hair is not."""


def touching(ground: Ground) -> float:
    """The share of the picture that is a part of the person of a colour that the head has not."""
    if not ground.plain:
        return 0.0
    above = np.arange(ground.person.shape[0])[:, None] < ground.chin_row
    beyond = ground.person & ~ground.shape & above
    hair = ground.person & ground.core & ~ground.face & above
    if hair.sum() < _LEAST_HAIR or not beyond.any():
        return 0.0
    even, other = _even(ground.lab), np.zeros_like(beyond)
    for side in (-ground.across, ground.across):
        here, there = beyond & (side > 0), hair & (side < _TOP)
        known = ground.lab[there if there.sum() >= _LEAST_HAIR else hair]
        lab = ground.lab[here]
        other[here] = (_share(lab, known, _COLOUR) < _USUAL) | (
            even[here] & (_share(lab, known, _COLOUR_AND_LIGHT) < _USUAL)
        )
    square = np.ones((3, 3), np.uint8)
    solid = cv2.morphologyEx(other.astype(np.uint8), cv2.MORPH_OPEN, square)
    _count, _labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(solid, np.uint8))
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / other.size


def _even(lab: Lab) -> Mask:
    """Where the picture is as smooth as a wall or a piece of furniture."""
    light = np.ascontiguousarray(lab[..., 0])
    rough = cv2.blur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.0)), (5, 5))
    return np.asarray(rough < _EVEN, bool)


def _share(lab: Lab, hair: Lab, steps: tuple[float, float, float]) -> NDArray[np.float64]:
    """For each colour (n, 3) the share of the hair (m, 3) that has it, give or take a step."""
    counts = np.bincount(_bins(hair, steps), minlength=math.prod(_BINS)).reshape(_BINS)
    for axis in range(3):
        sides = [(1, 1) if axis == other else (0, 0) for other in range(3)]
        padded = np.pad(counts, sides)
        before, here, after = (
            padded.take(range(step, step + _BINS[axis]), axis) for step in range(3)
        )
        counts = before + here + after
    return np.asarray(counts.ravel()[_bins(lab, steps)] / len(hair), np.float64)


def _bins(lab: Lab, steps: tuple[float, float, float]) -> NDArray[np.intp]:
    """The number of each colour's bin."""
    bins = (lab - np.array(_LOWEST, np.float32)) / np.array(steps, np.float32)
    light, a, b = bins.clip(0, np.array(_BINS, np.float32) - 1).astype(np.intp).T
    return np.asarray((light * _BINS[1] + a) * _BINS[2] + b, np.intp)
