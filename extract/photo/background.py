"""The ground judged: white by L*, C* and evenness, and shadows that the person throws on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo import limits
from extract.photo.ground import WIDTH, Ground, clear_of_person, smooth
from extract.photo.limits import worst
from extract.photo.report import PhotoCheck, PhotoStatus, Why
from extract.photo.touching import touching

_CELL, _MOSTLY = 10, 0.595
_LEAST_CELLS = 8
_NEAR = 0.22
_EDGE = 3
_TINGED, _LEAST_SHADED = 3.0, 3
_LEAST_FAR, _LEAST_NEAR = 3, 20
"""Cells of ground away from the person and beside it that a shadow is told by; else none is."""


@dataclass(frozen=True, slots=True)
class GroundMeasures:
    """``lightness`` L*, ``chroma`` C*, ``range`` of L* over the cells, ``shadow`` drop of L*.

    ``shadow`` is None where too little ground is seen, beside the person or away from it, or where
    it has many colours (not ``plain``). ``objects`` is the share of the picture that is neither
    ground nor person, ``touching`` of what may be a thing that touches the head.
    """

    lightness: float
    chroma: float
    range: float
    shadow: float | None
    objects: float
    touching: float
    plain: bool

    @property
    def colourless(self) -> bool:
        """Whether it is one wall without a colour of its own, white if it is light enough."""
        return self.plain and self.chroma <= limits.CHROMA.high


def measure_ground(ground: Ground) -> GroundMeasures | None:
    """The measures; None where too little ground is seen to say anything."""
    clear = clear_of_person(ground)
    means, _rows, _columns = _cells(ground.lab, clear)
    if len(means) < _LEAST_CELLS:
        return None
    lightness = means[:, 0]
    light, a, b = np.median(means, axis=0)
    low, high = np.percentile(lightness, (3, 97))
    return GroundMeasures(
        lightness=float(light),
        chroma=float(np.hypot(a, b)),
        range=float(high - low) + float(_spread(means[:, 1:])),
        shadow=_shadow(ground),
        objects=float(ground.objects.mean()),
        touching=touching(ground),
        plain=ground.plain,
    )


def _cells(
    lab: NDArray[np.float32], clear: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
    """Mean colours (n, 3) of the cells that are mostly clear ground, with rows and columns."""
    height, width = (size // _CELL for size in lab.shape[:2])
    if not height or not width:
        rows, columns = np.nonzero(np.zeros((0, 0)))
        return np.empty((0, 3), np.float32), rows, columns
    weight = clear[: height * _CELL, : width * _CELL].astype(np.float32)
    part = lab[: height * _CELL, : width * _CELL] * weight[..., None]
    share, mean = (
        cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA) for whole in (weight, part)
    )
    rows, columns = np.nonzero(share > _MOSTLY)
    means = mean[rows, columns] / share[rows, columns][:, None]
    return np.asarray(means, np.float32), rows, columns


def _spread(chroma: NDArray[np.float32]) -> float:
    return max(
        0.0, float(np.percentile(np.hypot(*(chroma - np.median(chroma, axis=0)).T), 97)) - 2.0
    )


def _shadow(ground: Ground) -> float | None:
    """How much darker the ground is near the person than far away, in L*; 0 where it is lighter.

    None where that cannot be told: hair may fill all the ground that a shadow would fall on.
    """
    if not ground.plain:
        return None
    kernel = np.ones((2 * _EDGE + 1, 2 * _EDGE + 1), np.uint8)
    near_edge = cv2.dilate(ground.person.astype(np.uint8), kernel).astype(bool)
    means, rows, columns = _cells(ground.lab, smooth(ground) & ~near_edge)
    rows, columns = (places * _CELL + _CELL // 2 for places in (rows, columns))
    away = cv2.distanceTransform((~ground.person).astype(np.uint8), cv2.DIST_L2, 3)
    is_far = away[rows, columns] >= _NEAR * WIDTH
    if is_far.sum() < _LEAST_FAR:
        return None
    usual = np.median(means[is_far], axis=0)
    # Where hair may be, what has another colour than the ground is hair that its own led into.
    tinged = np.hypot(*(means[:, 1:] - usual[1:]).T) >= _TINGED
    near = means[~is_far & ~(tinged & ground.shape[rows, columns]), 0]
    if len(near) < _LEAST_NEAR:
        return None
    darkest = np.sort(near)[: max(_LEAST_SHADED, round(0.06 * len(near)))]
    return max(0.0, float(usual[0] - darkest.mean()))


def judge_ground(measures: GroundMeasures | None) -> list[PhotoCheck]:
    """``photo.background`` and ``photo.shadow``."""
    unsure = PhotoStatus.UNSURE
    if measures is None:
        return [
            limits.LIGHTNESS.not_judged("photo.background", Why.NO_GROUND, unsure),
            limits.SHADOW.not_judged("photo.shadow", Why.NO_GROUND, unsure),
        ]
    return [
        worst(
            limits.LIGHTNESS.judge("photo.background", measures.lightness),
            limits.CHROMA.judge("photo.background", measures.chroma),
            limits.EVENNESS.judge("photo.background", measures.range),
            limits.OBJECTS.judge("photo.background", measures.objects),
            _judge_touching(measures.touching),
        ),
        _judge_shadow(measures),
    ]


def _judge_touching(share: float) -> PhotoCheck:
    """Unsure at worst: hair may have two colours."""
    judged = limits.TOUCHING.judge("photo.background", share)
    return judged if judged.status is PhotoStatus.PASS else replace(judged, why=Why.TOUCHING)


def _judge_shadow(measures: GroundMeasures) -> PhotoCheck:
    """No shadow passes where none could be seen."""
    if measures.shadow is not None:
        return limits.SHADOW.judge("photo.shadow", measures.shadow)
    why = Why.NO_GROUND if measures.plain else Why.BUSY_GROUND
    return limits.SHADOW.not_judged("photo.shadow", why, PhotoStatus.UNSURE)
