"""Blocks of a page that lie another way round than the page: each is read as a page by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.ocr import OcrEngine, OcrReading, is_upright
from extract.unread_blocks import unread_blocks
from extract.words import is_within
from ingest.pages import Box, Page, Pixels

_SKEWED_APART = 2.0
"""Degrees by which a block stands askew to its page, so that their lines are not the same."""


def lying_otherwise(
    page: Page, reading: OcrReading, ocr: OcrEngine
) -> Iterator[tuple[Box, OcrReading]]:
    """Where blocks lie that are read another way round than the page was, and their readings.

    Boxes are in pixels of the page. Nothing is looked for on a page that is not read upright.
    """
    if not is_upright(reading):
        return
    for area in unread_blocks(reading):
        there = ocr.read(_alone(page.pixels, area), dpi=page.dpi)
        turned = there.turn.rotation != reading.turn.rotation
        askew = abs(there.turn.skew - reading.turn.skew) >= _SKEWED_APART
        if (turned or askew) and is_upright(there):
            yield area, there


def without_blocks(
    page: Page, reading: OcrReading, areas: Sequence[Box], ocr: OcrEngine
) -> OcrReading:
    """What the page says where nothing stands in ``areas``: it is read again without them.

    A block that lies otherwise upsets the skew of the whole and the lines beside it.
    """
    if not areas:
        return reading
    pixels = page.pixels.copy()
    for left, top, right, bottom in areas:
        pixels[top:bottom, left:right] = 255
    again = ocr.read(pixels, dpi=page.dpi)
    best = again if is_upright(again) else reading
    words = (w for w in best.words if not any(is_within(w.box, area) for area in areas))
    return replace(best, words=tuple(words))


def _alone(pixels: Pixels, area: Box) -> Pixels:
    """The page with nothing on it but what stands in ``area``: boxes stay where they are."""
    left, top, right, bottom = area
    page = np.full_like(pixels, 255)
    page[top:bottom, left:right] = pixels[top:bottom, left:right]
    return page
