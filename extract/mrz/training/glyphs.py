"""Letters of OCR-B as signed distances, so that one drawing serves every weight of print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extract.mrz.check_digits import ALPHABET

CAP: Final = 32
"""Height of a capital on the drawing, in pixels."""

TILE: Final = 64
"""A letter's tile is ``TILE`` pixels square, the capital's middle at its centre."""

FONT_FOLDER: Final = Path("/usr/share/fonts/opentype/ocr-b")
"""Where Debian's package ``fonts-ocr-b`` installs (ISO 1073-2, size I, constant strokes)."""

_FILES: Final = ("OCRB.otf", "OCRBS.otf", "OCRBL.otf")
_OVERSAMPLING: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One cut of OCR-B.

    ``tiles`` is float32 (37, TILE, TILE), the distance to the letter's edge in pixels, positive
    inside; ``pitch`` is the advance that the font states, in pixels.
    """

    tiles: NDArray[np.float32]
    pitch: float


def faces(folder: Path = FONT_FOLDER) -> Sequence[Face]:
    """Regular, sharp-cornered and oblique OCR-B. Raises OSError where the fonts are lacking."""
    return [_face(folder / name) for name in _FILES]


def _face(path: Path) -> Face:
    probe = ImageFont.truetype(str(path), 1000)
    box = _ink_box(probe, "H")
    size = CAP * _OVERSAMPLING * 1000 / (box[3] - box[1])
    font = ImageFont.truetype(str(path), size)
    box = _ink_box(font, "H")
    middle = (box[1] + box[3]) / 2
    pitch = float(font.getlength("H"))
    tiles = [_tile(font, char, middle, pitch) for char in ALPHABET]
    return Face(np.stack(tiles).astype(np.float32), pitch / _OVERSAMPLING)


def _drawn(
    font: ImageFont.FreeTypeFont, char: str, at: tuple[float, float], side: int
) -> Image.Image:
    picture = Image.new("L", (side, side), 0)
    ImageDraw.Draw(picture).text(at, char, font=font, fill=255)
    return picture


def _ink_box(font: ImageFont.FreeTypeFont, char: str) -> tuple[int, int, int, int]:
    """Where the ink is; the font's own box counts the blank advance as well."""
    box = _drawn(font, char, (0, 0), round(font.size * 2)).getbbox()
    if box is None:
        raise OSError(f"The font has no ink for {char}.")
    return box


def _tile(
    font: ImageFont.FreeTypeFont, char: str, middle: float, pitch: float
) -> NDArray[np.float32]:
    side = TILE * _OVERSAMPLING
    at = ((side - pitch) / 2, side / 2 - middle)
    mask = (np.asarray(_drawn(font, char, at, side)) > 127).astype(np.uint8)
    inside = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
    outside = cv2.distanceTransform(1 - mask, cv2.DIST_L2, 5)
    signed = np.clip((inside - outside) / _OVERSAMPLING, -TILE, TILE).astype(np.float32)
    return np.asarray(cv2.resize(signed, (TILE, TILE), interpolation=cv2.INTER_AREA), np.float32)
