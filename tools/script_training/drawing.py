"""Words drawn in many typefaces and worn as print and scanning wear them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Grey = NDArray[np.uint8]

_ROOT = Path("/usr/share/fonts/truetype")
_FAMILIES = ("dejavu/DejaVuS*", "freefont/Free*", "liberation2/*", "wqy/wqy-microhei.ttc",
             "noto/NotoSerif-*", "noto/NotoSans-*", "noto/NotoSansDisplay-[BRM]*",
             "noto/NotoSans[ADGHBTEK]*-Regular.ttf", "noto/NotoSerif[ADGHBTEK]*-Regular.ttf",
             "noto/NotoSans[ADG]*-Bold.ttf", "noto/NotoSerif[ADG]*-Bold.ttf",
             "noto/Noto[KN]*Arabic*")  # fmt: skip
_NEVER = frozenset(
    "NotoNaskhArabic-Regular NotoSansGeorgian-Regular NotoSansArmenian-Regular "
    "NotoSansDevanagari-Regular NotoSans-Regular LiberationSerif-Regular "
    "LiberationSans-Bold".split()
)
"""Typefaces in which ``tools/second_style`` measures: no training sees them."""


@cache
def faces() -> Mapping[Path, frozenset[int]]:
    """The typefaces for training, each with the code points that it has."""
    paths = sorted({path for family in _FAMILIES for path in _ROOT.glob(family)})
    found = {}
    for path in paths:
        if path.stem not in _NEVER:
            with TTFont(path, fontNumber=0, lazy=True) as font:
                found[path] = frozenset(font.getBestCmap())
    return found


@cache
def _faces_for(letters: frozenset[str]) -> tuple[Path, ...]:
    wanted = {ord(letter) for letter in letters}
    return tuple(path for path, has in faces().items() if wanted <= has)


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def drawn_word(text: str, rng: random.Random) -> Grey | None:
    """``text`` as a scanner sees it; None where no typeface has its letters.

    An empty text gives paper with lines, specks or strokes of a pen.
    """
    size = rng.randint(16, 44)
    if not text:
        return _worn(_no_writing(size, rng), rng)
    fitting = _faces_for(frozenset(text))
    if not fitting:
        return None
    font = _font(rng.choice(fitting), size)
    left, top, right, bottom = font.getbbox(text)
    edge = size // 4
    width, height = int(right - left) + 2 * edge, int(bottom - top) + 2 * edge
    if min(width, height) < 8 or width > 1200:
        return None
    image = Image.new("L", (width, height), 255)
    ImageDraw.Draw(image).text((edge - left, edge - top), text, font=font, fill=rng.randint(0, 60))
    return _worn(np.asarray(image, np.uint8), rng)


def _no_writing(size: int, rng: random.Random) -> Grey:
    width, height = rng.randint(2 * size, 9 * size), 2 * size
    paper = np.full((height, width), 255, np.uint8)
    for _ in range(rng.randint(1, 4)):
        # Longer than any stroke of a letter: a rule, a wave of the ground, the edge of a photo.
        start, length = rng.randrange(width // 2), rng.randint(width // 3, width)
        level, tilt = rng.randrange(height), rng.uniform(-0.6, 0.6)
        steps = np.linspace(0, length, rng.choice((2, 2, 9)))
        rise = np.sin(steps / height * rng.uniform(0.2, 1.5)) * height * 0.3
        points = np.stack([start + steps, level + tilt * steps + rise], axis=1).astype(np.int32)
        cv2.polylines(paper, [points], False, rng.randint(0, 120), rng.randint(1, 3), cv2.LINE_AA)
    return paper


def _worn(picture: Grey, rng: random.Random) -> Grey:
    noise = np.random.default_rng(rng.randrange(2**32))
    height, width = picture.shape
    seen = picture.astype(np.float32)
    if rng.random() < 0.5:
        rows, columns = np.mgrid[:height, :width]
        wave = np.sin(
            (rows * rng.uniform(-1, 1) + columns * rng.uniform(-1, 1)) * rng.uniform(0.2, 1)
        )
        seen = np.minimum(seen, 255 - rng.uniform(5, 45) * (wave > rng.uniform(0.2, 0.95)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-1.5, 1.5), 1.0)
    seen = cv2.warpAffine(seen, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.3, 1.3))
    if rng.random() < 0.5:
        scale = rng.uniform(0.5, 1.0)
        seen = cv2.resize(seen, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        seen = cv2.resize(seen, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_CUBIC)
    seen += noise.normal(0, rng.uniform(0, 14), seen.shape)
    worn = np.clip(seen, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, rng.randint(30, 90)]
        worn = cv2.imdecode(cv2.imencode(".jpg", worn, quality)[1], cv2.IMREAD_GRAYSCALE)
    return np.asarray(worn, np.uint8)
