"""Eyes, mouth and expression, from the points of the face."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extract.photo import limits
from extract.photo.eyelids import looks_open
from extract.photo.landmarks import Eye, Landmarks
from extract.photo.limits import worst
from extract.photo.lips import looks_parted
from extract.photo.report import PhotoCheck, PhotoStatus, Why
from ingest.pages import Pixels

_UPPER_LIP, _LOWER_LIP, _CORNERS = 13, 14, (61, 291)
_CHIN = 152
_LOOK = 0.1
_NARROW = 0.23


@dataclass(frozen=True, slots=True)
class ExpressionMeasures:
    """``lids``: opening over width of the eye that is less open, corrected by how open it looks.

    ``lip_gap``: over eye to chin. ``lips_look``: −1 for lips that look shut, 1 for parted ones.

    ``mouth_width``: over the distance of the eyes. ``corner_lift``: corners above the lips' middle,
    over the mouth's width.
    """

    lids: float
    lip_gap: float
    lips_look: float
    mouth_width: float
    corner_lift: float

    @property
    def smile(self) -> float:
        """A wide mouth with lifted corners, and teeth: each alone is many a neutral face's own."""
        return self.mouth_width + 1.5 * self.corner_lift + max(0.0, self.lip_gap - 0.04)


def measure_expression(pixels: Pixels, points: Landmarks) -> ExpressionMeasures:
    """The measures of one face in the RGB picture that its points were found in."""
    right, left = points.eye_middles
    eyes, chin = (right + left) / 2, points.at(_CHIN)
    up = (eyes - chin) / max(1e-6, float(np.hypot(*(eyes - chin))))
    corners = points.mesh[list(_CORNERS), :2]
    width = float(np.hypot(*(corners[1] - corners[0])))
    lips = points.at(_UPPER_LIP, _LOWER_LIP)
    gap = points.mesh[_UPPER_LIP, :2] - points.mesh[_LOWER_LIP, :2]
    return ExpressionMeasures(
        lids=min(_open(points.right), _open(points.left)),
        lip_gap=float(np.hypot(*gap)) / float(np.hypot(*(eyes - chin))),
        lips_look=looks_parted(pixels, points),
        mouth_width=width / points.eye_distance,
        corner_lift=float((corners.mean(axis=0) - lips) @ up) / width,
    )


def _open(eye: Eye) -> float:
    """Lids as far apart as those of narrow eyes never fail by their look alone: unsure at worst."""
    seen = opening(eye)
    least = limits.LIDS.low_fail if seen >= _NARROW else 0.0
    return max(least, seen + _LOOK * looks_open(eye))


def opening(eye: Eye) -> float:
    """Height over width of the opening between the lids."""
    width = float(np.hypot(*(eye.lids[8] - eye.lids[0])))
    heights = [float(np.hypot(*(eye.lids[1 + i] - eye.lids[9 + i]))) for i in (2, 3, 4)]
    return sum(heights) / 3 / max(1e-6, width)


def judge_expression(face: ExpressionMeasures) -> list[PhotoCheck]:
    """``photo.eyes``, ``photo.mouth`` and ``photo.expression``."""
    by_look = limits.PARTED.judge("photo.mouth", face.lips_look)
    if by_look.status is not PhotoStatus.PASS:
        by_look = replace(by_look, why=Why.BY_LOOK)
    smile = limits.SMILE.judge("photo.expression", face.smile)
    return [
        limits.LIDS.judge("photo.eyes", face.lids),
        worst(limits.LIP_GAP.judge("photo.mouth", face.lip_gap), by_look),
        smile,
    ]
