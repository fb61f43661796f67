"""The specification in numbers: what passes, what fails, and what lies between.

Sources: 003 §1(6α) and its parallels (40 × 60 mm, white ground, no frame, neutral expression,
high resolution); Hellenic Police, specification of passport photographs (2006-01-02): jaw to crown
31–35 mm, eyes 30–39 mm above the lower edge, turned by less than 5°. Where neither gives a number
(whiteness, sharpness, lids, lips), it was measured: ``docs/photo.md``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from extract.photo.report import PhotoCheck, PhotoStatus, Why

WIDTH_MM, HEIGHT_MM = 40.0, 60.0
ASPECT = WIDTH_MM / HEIGHT_MM


@dataclass(frozen=True, slots=True)
class Limit:
    """Between ``low`` and ``high`` passes; beyond ``low_fail`` or ``high_fail`` fails."""

    asked: str
    low: float = -math.inf
    high: float = math.inf
    low_fail: float = -math.inf
    high_fail: float = math.inf
    unit: str = ""

    def judge(self, code: str, measured: float) -> PhotoCheck:
        """The check of a measured value."""
        if self.low <= measured <= self.high:
            status = PhotoStatus.PASS
        elif measured < self.low_fail or measured > self.high_fail:
            status = PhotoStatus.FAIL
        else:
            status = PhotoStatus.UNSURE
        return PhotoCheck(code, status, round(measured, 3), self.asked, self.unit)

    def not_judged(
        self, code: str, why: Why, status: PhotoStatus = PhotoStatus.SKIPPED
    ) -> PhotoCheck:
        """The check where nothing could be measured."""
        return PhotoCheck(code, status, None, self.asked, self.unit, why)


SIZE = Limit("40 × 60 mm ± 1", high=1.0, high_fail=1.5, unit="mm off")
ASPECT_LIMIT = Limit("2 : 3 = 0.67", ASPECT * 0.985, ASPECT * 1.015, ASPECT * 0.97, ASPECT * 1.03)
SHORT_SIDE = Limit("≥ 472 × 709 (300 dpi)", low=466, low_fail=354, unit="px")
EYE_DISTANCE = Limit("≥ 60", low=60, low_fail=45, unit="px")
FRAME = Limit("0", high=0, high_fail=2, unit="sides")
LIGHTNESS = Limit("≥ 92", low=92, low_fail=85, unit="L*")
CHROMA = Limit("≤ 6", high=6, high_fail=12, unit="C*")
EVENNESS = Limit("≤ 6", high=6, high_fail=14, unit="ΔL*")
OBJECTS = Limit("0", high=0.003, high_fail=0.012, unit="of the picture")
TOUCHING = Limit("0", high=0.004, unit="of the picture")
SHADOW = Limit("≤ 6", high=6, high_fail=14, unit="ΔL*")
FACES = Limit("1", low=1, high=1, low_fail=1, high_fail=1, unit="faces")
HEAD = Limit("31–35", 30.4, 35.6, 28.5, 38.5, "mm")
EYE_LINE = Limit("30–39", 29.5, 39.5, 27.0, 42.0, "mm")
CENTRE = Limit("0.45–0.55", 0.45, 0.55, 0.38, 0.62, "of the width")
ROLL = Limit("≤ 5", high=5, high_fail=8, unit="° tilted")
YAW = Limit("≤ 10", high=10, high_fail=22, unit="° turned")
LIDS = Limit("≥ 0.24", low=0.24, low_fail=0.17, unit="of the eye's width")
LIP_GAP = Limit("≤ 0.075", high=0.075, high_fail=0.12, unit="of eye to chin")
PARTED = Limit("≤ 0.15", high=0.15, unit="look of parted lips")
SMILE = Limit("≤ 1.07", high=1.07, high_fail=1.20, unit="width and lift of the mouth")
FACE_CHROMA = Limit("≥ 2.5", low=2.5, low_fail=1.0, unit="C*")
BURNT = Limit("≤ 0.05", high=0.05, high_fail=0.30, unit="of the face")
BURNT_MIDDLE = Limit("≤ 0.5", high=0.5, high_fail=0.5, unit="of the picture's middle")
BRIGHTEST = Limit("≥ 210", low=210, low_fail=180, unit="of 255")
DARKEST = Limit("≤ 90", high=90, high_fail=140, unit="of 255, the darkest of the face")
SHARPNESS = Limit("≥ 1.5", low=1.5, low_fail=1.35)
BLOCKS = Limit("≤ 1.75", high=1.75, high_fail=2.5)
COPIES = Limit("2 / 4", low=4, low_fail=2, unit="prints")
GLASSES = Limit("≤ 1.0", high=1.0, unit="bridge")

SHARES = frozenset(limit.unit for limit in (OBJECTS, CENTRE, LIDS, LIP_GAP, BURNT, BURNT_MIDDLE))
"""Units that are shares of one: people are shown them as per cent."""


def worst(*checks: PhotoCheck) -> PhotoCheck:
    """Of several checks the one that weighs most; of equals the first."""
    order = (PhotoStatus.FAIL, PhotoStatus.UNSURE, PhotoStatus.PASS, PhotoStatus.SKIPPED)
    return min(checks, key=lambda check: order.index(check.status))
