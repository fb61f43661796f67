"""Blocks of a page that lie another way round than the page: each is read as a page by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.areas import Area
from extract.blocks_apart import Block, blocks_apart
from extract.ocr import OcrEngine, OcrReading, is_upright
from extract.straighten import Turn
from extract.words import Word
from ingest.pages import Page, Pixels

_SKEWED_APART = 2.0
"""Degrees by which a block stands askew to its page, so that their lines are not the same."""
_SURE, _AS_MUCH = 0.8, 0.9


def lying_otherwise(
    page: Page, reading: OcrReading, ocr: OcrEngine
) -> Iterator[tuple[Area, OcrReading]]:
    """Where blocks lie that are read another way round than the page was, and their readings.

    Boxes are in pixels of the page. On a page that is not read upright only blocks are looked at
    whose letters tell their skew: it may be what keeps the page from being read.
    """
    upright = is_upright(reading)
    for block in blocks_apart(reading):
        if not (upright or block.skew):
            continue
        there = _read_alone(page, reading, block, ocr)
        turned = there.turn.rotation != reading.turn.rotation
        askew = abs(there.turn.skew - reading.turn.skew) >= _SKEWED_APART
        if (turned or askew or block.skew) and is_upright(there) and _gains(block, there, reading):
            yield block.area, there


def without_blocks(
    page: Page, reading: OcrReading, areas: Sequence[Area], ocr: OcrEngine
) -> OcrReading:
    """What the page says where nothing stands in ``areas``: it is read again without them.

    A block that lies otherwise upsets the skew of the whole and the lines beside it.
    """
    if not areas:
        return reading
    pixels = page.pixels.copy()
    for area in areas:
        pixels[_inside(pixels, area)] = 255
    again = ocr.read(pixels, dpi=page.dpi)
    best = again if is_upright(again) else reading
    words = (w for w in best.words if not any(area.holds(w.box) for area in areas))
    return replace(best, words=tuple(words))


def _read_alone(page: Page, reading: OcrReading, block: Block, ocr: OcrEngine) -> OcrReading:
    """What a block says by itself, levelled first: askew by more than pages are it is not read."""
    alone = np.full_like(page.pixels, 255)
    inside = _inside(alone, block.area)
    alone[inside] = page.pixels[inside]
    if not block.skew:
        return ocr.read(alone, dpi=page.dpi)
    skew = reading.turn.skew + block.skew
    level = cv2.getRotationMatrix2D(block.area.middle, -skew, 1.0)
    size = (page.width, page.height)
    levelled = cv2.warpAffine(
        alone, level, size, flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    there = ocr.read(np.asarray(levelled, np.uint8), dpi=page.dpi)
    return _turned_by(there, skew, np.asarray(cv2.invertAffineTransform(level), np.float64))


def _turned_by(reading: OcrReading, skew: float, back: NDArray[np.float64]) -> OcrReading:
    """A reading of a page that was turned by ``skew`` before; ``back`` leads to its own pixels."""
    turn = reading.turn
    (a, b, c), (d, e, f) = (back @ np.array([*turn.matrix, (0.0, 0.0, 1.0)])).tolist()
    turn = Turn(turn.rotation, turn.skew + skew, ((a, b, c), (d, e, f)), turn.size)
    words = (replace(word, box=turn.page_box(word.straight)) for word in reading.words)
    return replace(reading, turn=turn, words=tuple(words))


def _inside(pixels: Pixels, area: Area) -> NDArray[np.bool_]:
    """Where on the page the area is."""
    mask = np.zeros(pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.rint(area.corners).astype(np.int32), (1,))
    return mask.astype(np.bool_)


def _gains(block: Block, there: OcrReading, reading: OcrReading) -> bool:
    """Whether a block by itself is read as well as on its page, or better."""
    on_page = (word for word in reading.words if block.area.holds(word.box))
    return _surely_read(there.words) >= _AS_MUCH * _surely_read(on_page)


def _surely_read(words: Iterable[Word]) -> int:
    """Letters of words that were read surely."""
    return sum(len(word.text) for word in words if word.confidence >= _SURE)
