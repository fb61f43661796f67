"""Pages turned by quarters: their pixels, and boxes on them."""

from __future__ import annotations

import numpy as np

from ingest.pages import Box, Pixels

ROTATIONS = (0, 90, 180, 270)
"""Degrees, clockwise."""


def turned_pixels(pixels: Pixels, rotation: int) -> Pixels:
    """The picture turned clockwise by ``rotation``; the very same where that is 0."""
    return np.ascontiguousarray(np.rot90(pixels, -rotation // 90)) if rotation else pixels


def turned_box(box: Box, rotation: int, size: tuple[int, int]) -> Box:
    """Where ``box`` is once its page, of ``size`` (width, height), is turned by ``rotation``."""
    left, top, right, bottom = box
    width, height = size
    if rotation == 90:
        return height - bottom, left, height - top, right
    if rotation == 180:
        return width - right, height - bottom, width - left, height - top
    if rotation == 270:
        return top, width - right, bottom, width - left
    return box
