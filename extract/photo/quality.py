"""Colour, exposure, sharpness and compression: of the face alone, never against its skin."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.photo import limits
from extract.photo.background import GroundMeasures
from extract.photo.landmarks import Landmarks
from extract.photo.limits import worst
from extract.photo.report import PhotoCheck, PhotoStatus, Why
from ingest.pages import Pixels

_EYES_APART = 60.0
_CROP = (160, 190)
_EYES_AT = (80.0, 62.0)
_BURNT = 247
_TRACES, _GRAIN = 0.2, 5.0
_LOOKED_AT = 480
_BLOCK = 8
_LIT = 84.1
"""L* of a ground of a colour that is bright enough: as light as the grey that a photo must have."""

_PARTS = (150, 100)
"""Parts of a picture, down and across, of which the brightest is looked for: at least so many."""


@dataclass(frozen=True, slots=True)
class QualityMeasures:
    """``chroma``: mean C* of the face. ``burnt``: share of the face at 247 or more of 255.

    ``darkest``: the level (0 to 255) of its darkest hundredth: pupils and nostrils, in any skin.
    ``sharpness``: detail of one pixel over detail of two, with the eyes 60 pixels apart.
    ``blocks``: steps at 8 × 8 borders over steps within.
    ``bridge``: the sharpest level line between the eyes, over contrast: spectacles have one.
    """

    chroma: float
    burnt: float
    darkest: float
    sharpness: float
    blocks: float
    bridge: float
    eye_distance: float


def measure_quality(pixels: Pixels, points: Landmarks) -> QualityMeasures:
    """The measures of an RGB picture with one face."""
    crop, mask = _face_crop(pixels, points)
    lab = cv2.cvtColor(crop.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB)[mask]
    return QualityMeasures(
        chroma=float(np.hypot(lab[:, 1], lab[:, 2]).mean()),
        burnt=float((crop.min(axis=2)[mask] >= _BURNT).mean()),
        darkest=float(np.percentile(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)[mask], 1)),
        sharpness=_sharpness(crop, mask),
        blocks=_blocks(pixels),
        bridge=_bridge(crop, mask),
        eye_distance=points.eye_distance,
    )


def brightest(pixels: Pixels) -> float:
    """The level (0 to 255) that one part in two hundred of a picture exceeds: a white ground's."""
    height, width = pixels.shape[:2]
    # Averages of whole numbers of pixels are several times as fast as of broken ones.
    times = max(1, min(height // _PARTS[0], width // _PARTS[1]))
    size = max(1, width // times), max(1, height // times)
    whole = pixels[: size[1] * times, : size[0] * times]
    small = cv2.resize(whole, size, interpolation=cv2.INTER_AREA)
    return float(np.percentile(small.mean(axis=2), 99.5))


def burnt_middle(pixels: Pixels) -> float:
    """The share of a picture's middle at 247 or more where something pale is left of what it shows.

    For pictures without a face: 0 for a blank one, and where ink or dark hair stands in the middle.
    """
    height, width = pixels.shape[:2]
    middle = pixels[height // 4 : height * 7 // 10, width * 3 // 10 : width * 7 // 10]
    darkest, usual = np.percentile(middle.mean(axis=2), (_TRACES, 50))
    if darkest < limits.DARKEST.high_fail or usual - darkest < _GRAIN:
        return 0.0
    return float((middle.min(axis=2) >= _BURNT).mean())


def _face_crop(pixels: Pixels, points: Landmarks) -> tuple[Pixels, NDArray[np.bool_]]:
    """The face with its eyes level and 60 pixels apart, and the mask of its skin and features."""
    right, left = points.eye_middles
    axis = (left - right) / (points.eye_distance / _EYES_APART) ** 2 / _EYES_APART
    middle = (right + left) / 2
    turn = np.array([[axis[0], axis[1]], [-axis[1], axis[0]]], np.float32)
    shift = np.array(_EYES_AT, np.float32) - turn @ middle
    matrix = np.hstack([turn, shift[:, None]]).astype(np.float32)
    crop = cv2.warpAffine(pixels, matrix, _CROP, flags=cv2.INTER_AREA)
    mask = np.zeros(_CROP[::-1], np.uint8)
    mesh = points.mesh[:, :2] @ turn.T + shift
    cv2.fillConvexPoly(mask, cv2.convexHull(mesh.astype(np.int32)), 1)
    return np.asarray(crop, np.uint8), mask.astype(bool)


def _sharpness(crop: Pixels, mask: NDArray[np.bool_]) -> float:
    """A ratio of two scales: contrast and wrinkles change both, lack of focus the finer."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    fine, coarse = (
        float(np.abs(cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), sigma), cv2.CV_32F))[mask].mean())
        for sigma in (1.0, 2.0)
    )
    return fine / max(1e-3, coarse)


def _bridge(crop: Pixels, mask: NDArray[np.bool_]) -> float:
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    x, y = (round(v) for v in _EYES_AT)
    between = grey[y - 14 : y + 18, x - 4 : x + 5].mean(axis=1)
    return float(np.abs(np.diff(between)).max() / max(1.0, float(grey[mask].std())))


def _blocks(pixels: Pixels) -> float:
    """How much larger steps across the borders of 8 × 8 blocks are than the others; 1 for none."""
    top, left = (max(0, (side - _LOOKED_AT) // 2) for side in pixels.shape[:2])
    part = pixels[top : top + _LOOKED_AT, left : left + _LOOKED_AT]
    if min(part.shape[:2]) <= _BLOCK:
        return 1.0
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    ratios = []
    for axis, steps in enumerate(
        (cv2.absdiff(grey[1:], grey[:-1]), cv2.absdiff(grey[:, 1:], grey[:, :-1]))
    ):
        along = cv2.reduce(steps, 1 - axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel()
        along = along / steps.shape[1 - axis]
        by_place = [float(along[place::_BLOCK].mean()) for place in range(_BLOCK)]
        largest = max(by_place)
        others = (sum(by_place) - largest) / (_BLOCK - 1)
        ratios.append((largest + 0.1) / (others + 0.1))
    return sum(ratios) / 2


def _colour(chroma: float, burnt: PhotoCheck) -> PhotoCheck:
    """Light that takes the skin's colour away is a fault of the light, and not a grey photo."""
    check = limits.FACE_CHROMA.judge("photo.greyscale", chroma)
    if check.status is PhotoStatus.FAIL and burnt.status is PhotoStatus.FAIL:
        return replace(check, status=PhotoStatus.UNSURE, why=Why.WASHED_OUT)
    return check


def _sharp(quality: QualityMeasures) -> PhotoCheck:
    """Of a face of few pixels no lack of sharpness can be told from the lack of pixels."""
    check = limits.SHARPNESS.judge("photo.sharpness", quality.sharpness)
    if check.status is PhotoStatus.FAIL and quality.eye_distance < _EYES_APART:
        return replace(check, status=PhotoStatus.UNSURE)
    return check


def _light(whitest: float, ground: GroundMeasures | None) -> PhotoCheck:
    """Before a wall of another colour nothing tells a dark photo from a dark wall.

    The brightest part may be skin there, and then it says what skin it is: the wall itself tells.
    """
    check = limits.BRIGHTEST.judge("photo.exposure", whitest)
    if ground is not None and ground.colourless:
        return check
    if check.status is PhotoStatus.PASS and (ground is None or ground.lightness >= _LIT):
        return check
    # The limit is of a white ground: of another it asks for nothing that could be mended.
    return PhotoCheck("photo.exposure", PhotoStatus.UNSURE, None, "", "", Why.COLOURED_GROUND)


def judge_quality(
    quality: QualityMeasures, whitest: float, ground: GroundMeasures | None
) -> list[PhotoCheck]:
    """``photo.greyscale``, ``photo.exposure``, ``photo.sharpness`` and ``photo.glasses``."""
    burnt = limits.BURNT.judge("photo.exposure", quality.burnt)
    return [
        _colour(quality.chroma, burnt),
        worst(
            burnt,
            limits.DARKEST.judge("photo.exposure", quality.darkest),
            _light(whitest, ground),
        ),
        worst(
            _sharp(quality),
            limits.BLOCKS.judge("photo.sharpness", quality.blocks),
        ),
        limits.GLASSES.judge("photo.glasses", quality.bridge),
    ]
