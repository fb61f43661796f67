"""Prints laid on paper and scanned: their size and angle are known."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.pages import Pixels

A4_MM = (210.0, 297.0)
PAPER = 246
"""The level of off-white paper, beside the 248 of a print's white ground: hardly an edge."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a print's middle lies, in millimetres from the top left, and its angle in degrees."""

    x: float
    y: float
    turn: float


FOUR = (Laid(55, 60, 2.0), Laid(150, 70, -3.0), Laid(60, 190, 0.0), Laid(145, 200, 1.0))
"""Places of four prints on A4, each a little turned."""


def scanned(
    picture: Pixels,
    places: tuple[Laid, ...],
    dpi: float,
    size_mm: tuple[float, float] = (40, 60),
    paper: int = PAPER,
) -> Pixels:
    """An A4 page with a print of the picture at each place, with a scanner's grain."""
    dot = dpi / 25.4
    page = np.full((round(A4_MM[1] * dot), round(A4_MM[0] * dot), 3), paper, np.uint8)
    width, height = (round(side * dot) for side in size_mm)
    small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    for place in places:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), place.turn, 1.0)
        matrix[:, 2] += np.array([place.x * dot - width / 2, place.y * dot - height / 2])
        to = (page.shape[1], page.shape[0])
        laid = cv2.warpAffine(small, matrix, to, borderMode=cv2.BORDER_REPLICATE)
        there = cv2.warpAffine(np.ones((height, width), np.float32), matrix, to)[..., None]
        page[:] = page * (1 - there) + laid * there
    grain = np.random.default_rng(3).normal(0, 1.0, page.shape[:2])[..., None]
    return np.clip(page + grain, 0, 255).astype(np.uint8)
