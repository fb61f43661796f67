"""The head in millimetres: height, width, eye line, middle; and how it is turned.

The crown is the skull's. It is hidden by hair, so it is had twice: from the face (the eyes lie half
way between chin and crown: Farkas, *Anthropometry of the Head and Face*, 1994) and from the highest
point of the person. Hair stands above the crown, never below it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.photo import limits
from extract.photo.ground import Ground
from extract.photo.landmarks import Landmarks
from extract.photo.limits import worst
from extract.photo.report import HeadLines, PhotoCheck, PhotoStatus

_CHIN, _FOREHEAD = 152, 10
_EARS = (234, 454)
_CROWN_BY_EYES = 2.0
_CHIN_BELOW = 0.04
_BELIEVED = (0.90, 1.05)
_HAIR = 0.98
_SEEN = (0.92, 1.12)
_PAIRS = ((33, 263), (133, 362), (61, 291), (234, 454), (127, 356), (172, 397), (98, 327))


@dataclass(frozen=True, slots=True)
class HeadMeasures:
    """Millimetres on the photo, except ``middle`` (share of the width) and angles (degrees).

    ``by_face`` and ``by_outline`` are the two heights; ``height`` is the best of both.
    """

    height: float
    by_face: float
    by_outline: float
    width: float
    eye_line: float
    middle: float
    roll: float
    yaw: float
    lines: HeadLines


def measure_head(
    points: Landmarks, ground: Ground, size: tuple[int, int], px_per_mm: float
) -> HeadMeasures:
    """The measures of a head on a picture of ``size`` (width, height) pixels."""
    right, left = points.eye_middles
    eyes = (right + left) / 2
    chin = _menton(points, np.asarray(eyes, np.float32))
    roll = float(np.degrees(np.arctan2(left[1] - right[1], left[0] - right[0])))
    up = _unit(np.asarray(eyes - chin, np.float32))
    face = (_CROWN_BY_EYES + _CHIN_BELOW) / (1 + _CHIN_BELOW) * float(np.hypot(*(eyes - chin)))
    outline = _outline_height(points, ground, chin, up)
    height = _best(face, outline)
    ears = points.mesh[_EARS[0], :2], points.mesh[_EARS[1], :2]
    crown, hair = chin + up * height, chin + up * (outline or height)
    middle = float((ears[0][0] + ears[1][0]) / 2 + eyes[0]) / 2
    return HeadMeasures(
        height=height / px_per_mm,
        by_face=face / px_per_mm,
        by_outline=(outline or face) / px_per_mm,
        width=float(np.linalg.norm(points.mesh[_EARS[1]] - points.mesh[_EARS[0]])) / px_per_mm,
        eye_line=float(size[1] - eyes[1]) / px_per_mm,
        middle=middle / size[0],
        roll=roll,
        yaw=_yaw(points),
        lines=HeadLines(
            crown_y=float(crown[1]), hair_y=float(hair[1]), chin_y=float(chin[1]),
            eye_y=float(eyes[1]), middle_x=middle,
            left_x=float(min(ears[0][0], ears[1][0])), right_x=float(max(ears[0][0], ears[1][0])),
            eyes=(_pair(right), _pair(left)),
        ),
    )  # fmt: skip


def _menton(points: Landmarks, eyes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chin's lowest point: a hair below the mesh's, which lies on its front."""
    seen = points.at(_CHIN)
    return np.asarray(seen + _CHIN_BELOW * (seen - eyes), np.float32)


def _pair(point: NDArray[np.float32]) -> tuple[float, float]:
    return float(point[0]), float(point[1])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vector / max(1e-6, float(np.hypot(*vector))), np.float32)


def _outline_height(
    points: Landmarks, ground: Ground, chin: NDArray[np.float32], up: NDArray[np.float32]
) -> float | None:
    """Pixels from the chin to the highest point of the person over the face; None if not seen."""
    if not ground.plain:
        return None
    rows, columns = np.nonzero(ground.person)
    x, y = (columns + 0.5) / ground.scale - chin[0], (rows + 0.5) / ground.scale - chin[1]
    over = (x * up[0] + y * up[1])[np.abs(y * up[0] - x * up[1]) < 0.35 * points.eye_distance]
    if not over.size:
        return None
    top = float(np.percentile(over, 99.7))
    return top if top > float(np.hypot(*(points.at(_FOREHEAD) - chin))) else None


def _best(face: float, outline: float | None) -> float:
    """The skull's height: what the outline says where that is near what the face says."""
    if outline is None:
        return face
    low, high = _BELIEVED
    return (face + float(np.clip(outline * _HAIR, low * face, high * face))) / 2


def _yaw(points: Landmarks) -> float:
    """Degrees that the head is turned, by the depth of points that mirror each other."""
    pairs = np.array([points.mesh[b] - points.mesh[a] for a, b in _PAIRS])
    across = np.hypot(pairs[:, 0], pairs[:, 1])
    return float(np.degrees(np.median(np.arctan2(pairs[:, 2], across))))


def judge_head(head: HeadMeasures) -> list[PhotoCheck]:
    """``photo.head_size``, ``photo.eye_line``, ``photo.centering`` and ``photo.pose``."""
    return [
        _head_size(head),
        limits.EYE_LINE.judge("photo.eye_line", head.eye_line),
        limits.CENTRE.judge("photo.centering", head.middle),
        worst(
            limits.ROLL.judge("photo.pose", abs(head.roll)),
            limits.YAW.judge("photo.pose", abs(head.yaw)),
        ),
    ]


def _head_size(head: HeadMeasures) -> PhotoCheck:
    """Passes by any of the measures, fails only where all of them do."""
    heights = [head.height, head.by_face]
    if _SEEN[0] <= head.by_outline / head.by_face <= _SEEN[1]:
        heights.append(head.by_outline)
    judged = [limits.HEAD.judge("photo.head_size", height) for height in heights]
    states = {check.status for check in judged}
    for state in (PhotoStatus.PASS, PhotoStatus.UNSURE):
        if state in states:
            break
    else:
        state = PhotoStatus.FAIL
    return PhotoCheck(
        "photo.head_size", state, round(head.height, 2), limits.HEAD.asked, limits.HEAD.unit
    )
